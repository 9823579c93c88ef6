package vn.motcua.devices.printer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.motcua.devices.Reading;
import vn.motcua.devices.ReadingSink;

/**
 * Several printers that replace each other: a job goes to the first, and to the next one when its
 * outcome is VOID.
 *
 * <p>Only after VOID, because then certainly nothing was printed; UNKNOWN stays UNKNOWN, because
 * otherwise the citizen could get two slips with one number. Exactly one {@link
 * PrinterReading.JobFinished} a job leaves the group: the last one, named after the printer that
 * gave it. All other readings pass through.
 *
 * <p>Give the group as the sink of its printers, then {@link #join} them in order. Any thread.
 */
public final class PrinterGroup implements ReadingSink {
  /** Jobs under way; one more is VOID at once. */
  public static final int JOBS_MAX = 256;

  private record Attempt(PrintJob job, List<String> tried) {}

  private final String name;
  private final ReadingSink program;
  private final List<EscPosPrinter> printers = new ArrayList<>();
  private final Map<String, Attempt> underWay = new HashMap<>();

  /** An empty group; {@code name} stands as device in outcomes that no printer gave. */
  public PrinterGroup(String name, ReadingSink program) {
    this.name = name;
    this.program = program;
  }

  /** Adds a printer behind the others; the caller closes it. */
  public synchronized void join(EscPosPrinter printer) {
    printers.add(printer);
  }

  /** Hands a job to the first printer and returns at once; a job under way is not taken again. */
  public void submit(PrintJob job) {
    @Nullable EscPosPrinter first;
    synchronized (this) {
      if (underWay.containsKey(job.id())) {
        return;
      }
      first = underWay.size() >= JOBS_MAX || printers.isEmpty() ? null : printers.getFirst();
      if (first != null) {
        underWay.put(job.id(), new Attempt(job, List.of(first.device())));
      }
    }
    if (first == null) {
      String why = "no printer of the group takes it now";
      program.accept(new PrinterReading.JobFinished(name, job.id(), JobOutcome.VOID, why));
    } else {
      first.submit(job);
    }
  }

  @Override
  public void accept(Reading reading) {
    if (reading instanceof PrinterReading.JobFinished finished) {
      ended(finished);
    } else {
      program.accept(reading);
    }
  }

  private void ended(PrinterReading.JobFinished finished) {
    @Nullable EscPosPrinter next = null;
    @Nullable Attempt attempt;
    synchronized (this) {
      attempt = underWay.remove(finished.job());
      if (attempt != null && finished.outcome() == JobOutcome.VOID) {
        next = untried(attempt.tried());
      }
      if (attempt != null && next != null) {
        List<String> tried = new ArrayList<>(attempt.tried());
        tried.add(next.device());
        underWay.put(finished.job(), new Attempt(attempt.job(), tried));
      }
    }
    if (attempt == null || next == null) {
      program.accept(finished);
    } else {
      next.submit(attempt.job());
    }
  }

  private @Nullable EscPosPrinter untried(List<String> tried) {
    return printers.stream()
        .filter(printer -> !tried.contains(printer.device()))
        .findFirst()
        .orElse(null);
  }
}
