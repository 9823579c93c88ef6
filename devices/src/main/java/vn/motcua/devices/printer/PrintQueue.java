package vn.motcua.devices.printer;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The jobs of one printer: at most {@value #JOBS_WAITING_MAX} that wait and one in hand. Every id
 * taken in ends in exactly one {@link PrinterReading.JobFinished}.
 *
 * <p>{@link #submit}, {@link #stop} and {@link #empty} are for any thread, the rest for the
 * printer's.
 */
final class PrintQueue {
  /** Jobs that may wait; one more is VOID at once. */
  static final int JOBS_WAITING_MAX = 16;

  /** A job and when it came; {@code again} when it was given back by a link that had died. */
  record Entry(PrintJob job, long sinceNanos, boolean again) {}

  private sealed interface Order {
    record Print(Entry entry) implements Order {}

    record Stop() implements Order {}
  }

  private final String device;
  private final PrinterNeeds needs;
  private final BlockingQueue<Order> waiting = new ArrayBlockingQueue<>(JOBS_WAITING_MAX);
  private final AtomicReference<@Nullable Entry> first = new AtomicReference<>();
  private final AtomicReference<@Nullable Entry> inHand = new AtomicReference<>();
  private final JobMemory jobs = new JobMemory();
  private volatile boolean running = true;

  PrintQueue(String device, PrinterNeeds needs) {
    this.device = device;
    this.needs = needs;
  }

  /** A job with a known id is not taken again; its outcome is reported once more. */
  void submit(PrintJob job) {
    if (!jobs.take(job.id())) {
      jobs.outcome(job.id()).ifPresent(known -> report(job, known, "this job ended before"));
      return;
    }
    Entry entry = new Entry(job, needs.monotonicNanos().getAsLong(), false);
    Order order = new Order.Print(entry);
    if (!running) {
      finish(entry, JobOutcome.VOID, "the program is stopping");
    } else if (!waiting.offer(order)) {
      finish(entry, JobOutcome.VOID, JOBS_WAITING_MAX + " jobs are waiting already");
    } else if (!running && waiting.remove(order)) {
      finish(entry, JobOutcome.VOID, "the program is stopping");
    }
  }

  /** No job is taken any more; a {@link #take} that waits comes back. */
  void stop() {
    running = false;
    waiting.offer(
        new Order.Stop()); // When it does not fit, a full queue wakes the taker just as well.
  }

  /** False once {@link #stop} was called. */
  boolean running() {
    return running;
  }

  /** Whether no job waits. */
  boolean empty() {
    return first.get() == null && waiting.isEmpty();
  }

  /** The next job, now in hand; null when none came within {@code limit} or it was stopped. */
  @Nullable Entry take(Duration limit) throws InterruptedException {
    Entry entry = first.getAndSet(null);
    if (entry == null
        && waiting.poll(limit.toNanos(), TimeUnit.NANOSECONDS) instanceof Order.Print print) {
      entry = print.entry();
    }
    inHand.set(entry);
    return entry;
  }

  /** Puts the job in hand before all others, to be taken once more. */
  void giveBack(Entry entry) {
    inHand.set(null);
    first.set(new Entry(entry.job(), entry.sinceNanos(), true));
  }

  /** Ends a job. */
  void finish(Entry entry, JobOutcome outcome, String reason) {
    inHand.compareAndSet(entry, null);
    jobs.finish(entry.job().id(), outcome);
    report(entry.job(), outcome, reason);
  }

  /** Ends the job in hand, if there is one: nobody knows how much of it came out. */
  void dropInHand(String why) {
    Entry entry = inHand.getAndSet(null);
    if (entry != null) {
      finish(entry, JobOutcome.UNKNOWN, why);
    }
  }

  /** Ends every job that waits; nothing of them was sent. */
  void voidWaiting(String why) {
    Entry given = first.getAndSet(null);
    if (given != null) {
      finish(given, JobOutcome.VOID, why);
    }
    for (Order order = waiting.poll(); order != null; order = waiting.poll()) {
      if (order instanceof Order.Print(Entry entry)) {
        finish(entry, JobOutcome.VOID, why);
      }
    }
  }

  private void report(PrintJob job, JobOutcome outcome, String reason) {
    needs.sink().accept(new PrinterReading.JobFinished(device, job.id(), outcome, reason));
  }
}
