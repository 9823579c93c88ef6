package vn.motcua.devices.printer;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.motcua.devices.life.BackOff;
import vn.motcua.devices.life.Session;
import vn.motcua.devices.life.Supervisor;
import vn.motcua.devices.link.ByteLink;
import vn.motcua.devices.link.Fault;
import vn.motcua.devices.link.LinkException;
import vn.motcua.devices.link.LinkOpener;
import vn.motcua.devices.printer.escpos.PrinterCondition;
import vn.motcua.devices.printer.profile.PrinterProfile;

/**
 * The driver of one ESC/POS receipt printer: reports its condition when it changes, and prints its
 * jobs.
 *
 * <p>Each submitted job ends in exactly one {@link PrinterReading.JobFinished}: PRINTED only on the
 * printer's own proof, VOID when certainly nothing was sent, else UNKNOWN. Nothing is printed later
 * by surprise: a job that is too old, or that waited while another one broke, is VOID. For a
 * waiting job the printer is opened at once; when that fails, all waiting jobs become VOID. A job
 * that finds its link dead since the last check is put back once, for the next link.
 *
 * <p>{@link #submit} may be called from any thread, the rest only from the printer's thread and its
 * supervisor.
 */
public final class EscPosPrinter implements Session {
  /** A job under way is finished within this time when the program stops. */
  private static final Duration FINISH_MAX = Duration.ofSeconds(15);

  private static final String STOPPING = "the program is stopping";

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

  private volatile Runnable wake = () -> {};

  /** A printer of this name in board.toml. */
  public EscPosPrinter(String device, PrinterProfile profile, PrinterNeeds needs) {
    this.device = device;
    this.profile = profile;
    this.needs = needs;
    this.queue = new PrintQueue(device, needs);
  }

  /** Its life where {@code opener} leads, not yet started. */
  public Supervisor supervised(LinkOpener opener) {
    BackOff backOff = new BackOff(needs.times().backoffFirst(), needs.times().backoffMax());
    return new Supervisor(
        device, opener, this, needs.sink(), needs.monotonicNanos(), needs.random(), backOff);
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
   * Adds a job and returns at once. A job with a known id is not printed again: when it has ended
   * its outcome is reported once more, otherwise nothing happens.
   */
  public void submit(PrintJob job) {
    queue.submit(job);
    wake.run();
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
  public void wakeWith(Runnable wakes) {
    wake = wakes;
  }

  /** No job is taken any more; the current one is finished. */
  @Override
  public Duration finish() {
    queue.stop();
    return FINISH_MAX;
  }

  /** Waiting jobs become VOID. */
  @Override
  public void ended() {
    queue.dropInHand(STOPPING);
    queue.voidWaiting(STOPPING);
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
