package vn.motcua.devices.printer;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.motcua.devices.life.Session;
import vn.motcua.devices.link.ByteLink;
import vn.motcua.devices.link.Fault;
import vn.motcua.devices.link.LinkException;
import vn.motcua.devices.printer.escpos.PrinterCondition;
import vn.motcua.devices.printer.profile.PrinterProfile;

/**
 * The use of an open printer: reports its condition when it changes, and prints its jobs.
 *
 * <p>For a waiting job the printer is opened at once; when that fails, all waiting jobs become
 * VOID. A job that finds its link dead since the last check is put back once, for the next link.
 * Printer thread only, but for {@link #wanted}.
 */
final class PrinterSession implements Session {
  private final String device;
  private final PrinterProfile profile;
  private final PrinterNeeds needs;
  private final PrintQueue queue;
  private final PrinterMemory memory = new PrinterMemory();

  private @Nullable Conversation conversation;
  private @Nullable PrinterCondition condition;
  private PrinterCondition found = PrinterCondition.OFFLINE;
  private boolean foundForJob;
  private boolean serving;

  PrinterSession(String device, PrinterProfile profile, PrinterNeeds needs, PrintQueue queue) {
    this.device = device;
    this.profile = profile;
    this.needs = needs;
    this.queue = queue;
  }

  @Override
  public void greet(ByteLink link) throws LinkException {
    PrinterLine line = new PrinterLine(link, needs.monotonicNanos());
    Conversation opened = new Conversation(line, profile, needs, memory);
    opened.greet();
    foundForJob = wanted();
    found = foundForJob ? opened.surveyForJob() : opened.survey();
    conversation = opened;
  }

  @Override
  public void run(ByteLink link) throws LinkException, InterruptedException {
    Conversation with = Objects.requireNonNull(conversation, "greeted before");
    serving = true;
    publish(found);
    PrintQueue.Entry waited = queue.take(Duration.ZERO);
    if (waited != null && fit(waited)) {
      print(waited, with, foundForJob ? found : look(waited, with));
    }
    while (queue.running()) {
      PrintQueue.Entry entry = queue.take(needs.times().poll());
      if (entry != null && fit(entry)) {
        print(entry, with, look(entry, with));
      } else if (entry == null && queue.running()) {
        publish(with.glance());
      }
    }
  }

  @Override
  public boolean tellsCondition() {
    return true;
  }

  @Override
  public boolean wanted() {
    return !queue.empty();
  }

  @Override
  public void lost(Fault fault) {
    queue.dropInHand(fault.reason());
    if (!serving) {
      queue.voidWaiting("the printer is not connected");
    }
    serving = false;
    conversation = null;
    if (queue.running()) {
      publish(PrinterCondition.OFFLINE);
    }
  }

  /** Whether the job is young and narrow enough; one that is not has ended. */
  private boolean fit(PrintQueue.Entry entry) {
    Duration age = Duration.ofNanos(needs.monotonicNanos().getAsLong() - entry.sinceNanos());
    if (age.compareTo(needs.times().jobAge()) > 0) {
      String waited = "waited " + age.toMillis() + " ms, which is too old to print";
      queue.finish(entry, JobOutcome.VOID, waited);
      return false;
    }
    if (entry.job().picture().width() > profile.widthDots()) {
      queue.finish(entry, JobOutcome.VOID, "wider than the paper: " + entry.job().picture());
      return false;
    }
    return true;
  }

  private PrinterCondition look(PrintQueue.Entry entry, Conversation with) throws LinkException {
    try {
      PrinterCondition now = with.surveyForJob();
      publish(now);
      return now;
    } catch (LinkException e) {
      if (entry.again()) {
        queue.finish(entry, JobOutcome.VOID, "the printer is not connected");
      } else {
        queue.giveBack(entry);
      }
      throw e;
    }
  }

  private void print(PrintQueue.Entry entry, Conversation with, PrinterCondition now)
      throws LinkException {
    if (!now.canPrint()) {
      queue.finish(entry, JobOutcome.VOID, Conversation.why(now));
      queue.voidWaiting(Conversation.why(now));
      return;
    }
    JobResult result = send(entry.job(), with, now);
    queue.finish(entry, result.outcome(), result.reason());
    if (result.outcome() != JobOutcome.PRINTED && now.statusKnown()) {
      queue.voidWaiting("waited while job " + entry.job().id() + " broke: " + result.reason());
    }
    if (result.lost() != null) {
      throw new LinkException(result.lost());
    }
    if (now.statusKnown()) {
      publish(with.glance());
    }
  }

  private static JobResult send(PrintJob job, Conversation with, PrinterCondition now) {
    try {
      return with.print(job, now);
    } catch (LinkException e) {
      return JobResult.nothingSent(e.fault());
    }
  }

  private void publish(PrinterCondition now) {
    if (!now.equals(condition)) {
      condition = now;
      needs.sink().accept(new PrinterReading.Changed(device, now));
    }
  }
}
