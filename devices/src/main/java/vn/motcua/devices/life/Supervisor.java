package vn.motcua.devices.life;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import vn.motcua.devices.ReadingSink;
import vn.motcua.devices.link.Attachment;
import vn.motcua.devices.link.Fault;
import vn.motcua.devices.link.Opener;

/**
 * Runs one device until it is closed: opens it, runs its session, backs off, and starts again.
 *
 * <p>One thread a device, {@code device-NAME}; it alone opens and uses the attachment. {@link
 * #start()} and {@link #close()} may be called from any thread. It is the only handle on the life
 * of a device of any kind. The attachment is always closed before the back-off begins, so nothing
 * is leaked however often the device is unplugged.
 */
public final class Supervisor implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Supervisor.class.getName());
  private static final Duration CLOSE_MAX = Duration.ofSeconds(1);

  private final String device;
  private final Attempts<?> attempts;
  private final LongSupplier nanos;
  private final LifeMachine machine;
  private final Announcer announcer;
  private final BlockingQueue<LifeInput.Wanted> wakes = new ArrayBlockingQueue<>(1);
  private final Thread thread;
  private volatile boolean closed;

  /**
   * A device not yet started.
   *
   * @param <A> what is open while the session runs
   * @param device name in board.toml
   * @param nanos CLOCK_MONOTONIC, in the program {@code System::nanoTime}
   * @param random draws the back-off's jitter
   */
  public <A extends Attachment> Supervisor(
      String device,
      Opener<A> opener,
      SessionOn<A> session,
      ReadingSink sink,
      LongSupplier nanos,
      RandomGenerator random) {
    this(device, opener, session, sink, nanos, random, BackOff.USUAL);
  }

  /** The same with other waits between two openings. */
  public <A extends Attachment> Supervisor(
      String device,
      Opener<A> opener,
      SessionOn<A> session,
      ReadingSink sink,
      LongSupplier nanos,
      RandomGenerator random,
      BackOff backOff) {
    this.device = device;
    this.attempts = new Attempts<>(device, opener, session);
    this.nanos = nanos;
    this.machine = new LifeMachine(backOff, random);
    this.announcer = new Announcer(device, session.tellsCondition(), sink);
    session.wakeWith(this::wake);
    this.thread = Thread.ofPlatform().daemon().name("device-" + device).unstarted(this::live);
  }

  /** The usual clock and jitter. */
  public <A extends Attachment> Supervisor(
      String device, Opener<A> opener, SessionOn<A> session, ReadingSink sink) {
    this(device, opener, session, sink, System::nanoTime, RandomGenerator.getDefault());
  }

  /** Begins the device's life; to be called once. */
  public void start() {
    thread.start();
  }

  /** Asks {@link SessionOn#wanted} again now, if the device is in back-off. */
  private void wake() {
    wakes.offer(
        new LifeInput
            .Wanted()); // One permit is enough: it says that there is a reason to look, not how
    // many.
  }

  /**
   * Ends the device's life: gives the session the time it asks for, closes what is open under it,
   * and waits up to a second for the thread. May be called more than once, and before {@link
   * #start()} was.
   */
  @Override
  public void close() {
    Duration patience = attempts.finish();
    closed = true;
    wake();
    if (patience.isPositive() && !ended(patience)) {
      LOG.log(Level.WARNING, "{0}: still at work after {1}, is cut off", device, patience);
    }
    thread.interrupt();
    attempts.close();
    if (!ended(CLOSE_MAX)) {
      LOG.log(Level.WARNING, "{0}: its thread did not end within {1}", device, CLOSE_MAX);
    }
    attempts.ended();
  }

  private boolean ended(Duration patience) {
    try {
      return thread.getState() == Thread.State.NEW || thread.join(patience);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true; // No warning: whoever interrupts the wait does not want one.
    }
  }

  /** A JVM error, such as no memory, ends the thread, and the device must not look ready. */
  @SuppressWarnings("IllegalCatch")
  private void live() {
    try {
      while (!closed) {
        step(attempts.wanted() ? new LifeInput.Wanted() : new LifeInput.Tick());
        if (machine.state() instanceof LifeState.Opening) {
          Fault fault = attempts.serve(() -> !closed, () -> step(new LifeInput.Opened()));
          step(new LifeInput.Failed(fault));
          attempts.lost(fault);
        }
        if (machine.state() instanceof LifeState.BackingOff backing) {
          pause(backing);
        }
      }
    } catch (InterruptedException e) {
      LOG.log(Level.DEBUG, "{0}: ended while waiting", device);
    } catch (Error e) {
      Fault fault =
          new Fault.Garbled("its driver has ended until a restart; the log has the cause");
      announcer.tell(new LifeMachine.Transition(new LifeState.Faulted(fault), fault.reason()));
      throw e;
    }
  }

  /** Ends when the time is over, somebody wants the device, or it is to be closed. */
  private void pause(LifeState.BackingOff backing) throws InterruptedException {
    boolean woken = true;
    while (woken && !closed && !attempts.wanted()) {
      long left = backing.untilNanos() - nanos.getAsLong();
      woken = wakes.poll(Math.max(0, left), TimeUnit.NANOSECONDS) != null;
    }
  }

  private void step(LifeInput input) {
    if (!closed) {
      machine.step(input, nanos.getAsLong()).forEach(announcer::tell);
    }
  }
}
