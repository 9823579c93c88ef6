package vn.motcua.devices.printer;

import java.time.Duration;
import vn.motcua.devices.life.BackOff;
import vn.motcua.devices.life.Supervisor;
import vn.motcua.devices.link.LinkOpener;
import vn.motcua.devices.printer.profile.PrinterProfile;

/**
 * The driver of one ESC/POS receipt printer.
 *
 * <p>Its life is that of every device, {@link vn.motcua.devices.life.LifeMachine}; a waiting job
 * ends a back-off early. Each submitted job ends in exactly one {@link PrinterReading.JobFinished}:
 * PRINTED only on the printer's own proof, VOID when certainly nothing was sent, else UNKNOWN.
 * Nothing is printed later by surprise: a job that is too old, or that waited while another one
 * broke, is VOID.
 *
 * <p>One thread, {@code device-NAME}, owns the link; {@link #submit} and {@link #close} are for any
 * thread.
 */
public final class EscPosPrinter implements AutoCloseable {
  /** Jobs that may wait; one more is VOID at once. */
  public static final int JOBS_WAITING_MAX = 16;

  private static final Duration CLOSE_MAX = Duration.ofSeconds(15);

  private final String device;
  private final PrinterProfile profile;
  private final PrintQueue queue;
  private final Supervisor supervisor;

  /** Starts the driver; it opens the link by itself. */
  public EscPosPrinter(
      String device, LinkOpener opener, PrinterProfile profile, PrinterNeeds needs) {
    this.device = device;
    this.profile = profile;
    this.queue = new PrintQueue(device, needs);
    this.supervisor =
        new Supervisor(
            device,
            opener,
            new PrinterSession(device, profile, needs, queue),
            needs.sink(),
            needs.monotonicNanos(),
            needs.random(),
            new BackOff(needs.times().backoffFirst(), needs.times().backoffMax()));
    supervisor.start();
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
    supervisor.wake();
  }

  /** Ends the thread and frees the link; waiting jobs become VOID, the current one is finished. */
  @Override
  public void close() {
    queue.stop();
    supervisor.close(CLOSE_MAX);
    queue.dropInHand("the program is stopping");
    queue.voidWaiting("the program is stopping");
  }
}
