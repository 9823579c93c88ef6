package vn.motcua.devices.printer;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import vn.motcua.devices.JobOutcome;
import vn.motcua.devices.Life;
import vn.motcua.devices.PrinterCondition;
import vn.motcua.devices.Reading;
import vn.motcua.devices.link.Fault;
import vn.motcua.devices.link.LinkException;
import vn.motcua.devices.link.LinkOpener;

/**
 * The driver of one ESC/POS receipt printer.
 *
 * <pre>
 *   BACKING_OFF --time or a job--> OPENING --status--> READY --link lost--> FAULTED or ABSENT
 *        ^                                                                        |
 *        +------------------------------------------------------------------------+
 * </pre>
 *
 * <p>Each submitted job ends in exactly one {@link Reading.JobFinished}: PRINTED only on the
 * printer's own proof, VOID when certainly nothing was sent, else UNKNOWN. Nothing is printed later
 * by surprise: a job that is too old, or that waited while another one broke, is VOID.
 *
 * <p>One thread owns link and state; {@link #submit} and {@link #close} are for any thread.
 */
public final class EscPosPrinter implements AutoCloseable {
  /** Jobs that may wait; one more is VOID at once. */
  public static final int JOBS_WAITING_MAX = 16;

  private static final long CLOSE_MILLIS_MAX = 15_000;
  private static final System.Logger LOG = System.getLogger(EscPosPrinter.class.getName());

  private sealed interface Order {
    record Print(PrintJob job, long sinceNanos) implements Order {}

    record Stop() implements Order {}
  }

  private final String device;
  private final LinkOpener opener;
  private final PrinterProfile profile;
  private final PrinterSurroundings around;
  private final BlockingQueue<Order> waiting = new ArrayBlockingQueue<>(JOBS_WAITING_MAX);
  private final JobMemory jobs = new JobMemory();
  private final PrinterMemory memory = new PrinterMemory();
  private final Backoff backoff;
  private final Thread thread;
  private volatile boolean running = true;

  private @Nullable Conversation conversation;
  private @Nullable Life life;
  private @Nullable PrinterCondition condition;
  private long nextTryNanos;

  /** Starts the driver; it opens the link by itself. */
  public EscPosPrinter(
      String device, LinkOpener opener, PrinterProfile profile, PrinterSurroundings around) {
    this.device = device;
    this.opener = opener;
    this.profile = profile;
    this.around = around;
    this.backoff =
        new Backoff(around.times().backoffFirst(), around.times().backoffMax(), around.random());
    this.nextTryNanos = around.monotonicNanos().getAsLong();
    this.thread = Thread.ofPlatform().name("printer-" + device).daemon(true).unstarted(this::run);
    thread.start();
  }

  /** Name in board.toml. */
  public String device() {
    return device;
  }

  /** What is known of the model. */
  public PrinterProfile profile() {
    return profile;
  }

  /**
   * Hands a job over and returns at once. A job whose id was seen before is not printed again: when
   * it has ended its outcome is reported once more, else nothing happens.
   */
  public void submit(PrintJob job) {
    if (!jobs.take(job.id())) {
      jobs.outcome(job.id()).ifPresent(known -> report(job, known, "this job ended before"));
      return;
    }
    Order.Print entry = new Order.Print(job, around.monotonicNanos().getAsLong());
    if (!running) {
      finish(job, JobOutcome.VOID, "the program is stopping");
    } else if (!waiting.offer(entry)) {
      finish(job, JobOutcome.VOID, JOBS_WAITING_MAX + " jobs are waiting already");
    } else if (!running && waiting.remove(entry)) {
      finish(job, JobOutcome.VOID, "the program is stopping");
    }
  }

  private void run() {
    try {
      while (running) {
        step();
      }
    } catch (InterruptedException e) {
      LOG.log(System.Logger.Level.DEBUG, "{0}: stopped while waiting", device);
    } finally {
      voidWaiting("the program is stopping");
      hangUp();
    }
  }

  private void step() throws InterruptedException {
    if (conversation == null && untilNextTry() <= 0) {
      open();
    }
    long poll = around.times().poll().toNanos();
    long pause = conversation == null ? Math.min(poll, Math.max(1, untilNextTry())) : poll;
    switch (waiting.poll(pause, TimeUnit.NANOSECONDS)) {
      case Order.Print job -> print(job);
      case Order.Stop ignored -> running = false;
      case null -> lookAgain();
    }
  }

  private long untilNextTry() {
    return nextTryNanos - around.monotonicNanos().getAsLong();
  }

  private void open() {
    to(Life.OPENING, opener.where());
    Conversation opened = null;
    try {
      PrinterLine line = new PrinterLine(opener.open(), around.monotonicNanos());
      opened = new Conversation(line, profile, around, memory);
      opened.greet();
      PrinterCondition first = opened.survey();
      conversation = opened;
      backoff.reset();
      to(Life.READY, opener.where());
      publish(first);
    } catch (LinkException e) {
      if (opened != null) {
        opened.close();
      }
      lost(e.fault());
    }
  }

  private void lookAgain() {
    if (conversation != null) {
      look(conversation, false);
    }
  }

  private @Nullable PrinterCondition look(Conversation with, boolean asking) {
    try {
      PrinterCondition now = asking ? with.survey() : with.glance();
      publish(now);
      return now;
    } catch (LinkException e) {
      lost(e.fault());
      return null;
    }
  }

  private void print(Order.Print entry) {
    PrintJob job = entry.job();
    Duration age = Duration.ofNanos(around.monotonicNanos().getAsLong() - entry.sinceNanos());
    if (age.compareTo(around.times().jobAge()) > 0) {
      finish(job, JobOutcome.VOID, "waited " + age.toMillis() + " ms, which is too old to print");
    } else if (job.picture().width() > profile.widthDots()) {
      finish(job, JobOutcome.VOID, "wider than the paper: " + job.picture());
    } else {
      PrinterCondition now = readyOrNull();
      Conversation with = conversation;
      if (with == null || now == null) {
        finish(job, JobOutcome.VOID, "the printer is not connected");
        voidWaiting("the printer is not connected");
      } else if (!now.canPrint()) {
        finish(job, JobOutcome.VOID, Conversation.why(now));
        voidWaiting(Conversation.why(now));
      } else {
        print(job, with, now);
      }
    }
  }

  /** Opens at need; a link that died unseen since the last look is opened once more. */
  private @Nullable PrinterCondition readyOrNull() {
    PrinterCondition now = conversation == null ? null : look(conversation, true);
    if (now != null) {
      return now;
    }
    if (conversation == null) {
      open();
    }
    return conversation == null ? null : condition;
  }

  private void print(PrintJob job, Conversation with, PrinterCondition now) {
    JobResult result;
    try {
      result = with.print(job, now);
    } catch (LinkException e) {
      lost(e.fault());
      result = JobResult.nothingSent(e.fault().reason());
    }
    if (result.lost() != null) {
      lost(result.lost());
    }
    finish(job, result.outcome(), result.reason());
    if (result.outcome() != JobOutcome.PRINTED && now.statusKnown()) {
      voidWaiting("waited while job " + job.id() + " broke: " + result.reason());
    }
    if (conversation != null && now.statusKnown()) {
      look(conversation, false);
    }
  }

  private void lost(Fault fault) {
    hangUp();
    switch (fault) {
      case Fault.Unplugged(String reason) -> to(Life.ABSENT, reason);
      case Fault.Timeout(String reason) -> to(Life.FAULTED, reason);
      case Fault.Garbled(String reason) -> to(Life.FAULTED, reason);
      case Fault.Refused(int code, String reason) -> to(Life.FAULTED, code + ": " + reason);
    }
    Duration wait = backoff.next();
    nextTryNanos = around.monotonicNanos().getAsLong() + wait.toNanos();
    publish(PrinterCondition.OFFLINE);
    to(Life.BACKING_OFF, "next try in " + wait.toMillis() + " ms: " + fault.reason());
  }

  private void hangUp() {
    if (conversation != null) {
      conversation.close();
      conversation = null;
    }
  }

  /** The only way into another state. */
  private void to(Life next, String why) {
    if (next != life) {
      life = next;
      around.sink().accept(new Reading.LifeChanged(device, next, why));
    }
  }

  private void publish(PrinterCondition now) {
    if (!now.equals(condition)) {
      condition = now;
      around.sink().accept(new Reading.PrinterChanged(device, now));
    }
  }

  private void voidWaiting(String why) {
    for (Order order = waiting.poll(); order != null; order = waiting.poll()) {
      switch (order) {
        case Order.Print(PrintJob job, long ignored) -> finish(job, JobOutcome.VOID, why);
        case Order.Stop ignored -> running = false;
      }
    }
  }

  private void finish(PrintJob job, JobOutcome outcome, String reason) {
    jobs.finish(job.id(), outcome);
    report(job, outcome, reason);
  }

  private void report(PrintJob job, JobOutcome outcome, String reason) {
    around.sink().accept(new Reading.JobFinished(device, job.id(), outcome, reason));
  }

  /** Ends the thread and frees the link; jobs that wait are VOID, one being sent is finished. */
  @Override
  public void close() {
    running = false;
    if (!waiting.offer(new Order.Stop())) {
      LOG.log(System.Logger.Level.DEBUG, "{0}: busy, stops after its present job", device);
    }
    try {
      thread.join(CLOSE_MILLIS_MAX);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
