package vn.motcua.devices.life;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import vn.motcua.devices.ReadingSink;
import vn.motcua.devices.link.ByteLink;
import vn.motcua.devices.link.Fault;
import vn.motcua.devices.link.LinkException;
import vn.motcua.devices.link.LinkOpener;

/**
 * Runs one device: opens its link, serves its session, backs off, begins again, until closed.
 *
 * <p>One thread a device, {@code device-NAME}; it alone opens, reads and closes the link. {@link
 * #start()} and {@link #close()} may be called from any thread. The link is always closed before
 * the back-off begins, so nothing is leaked however often the cable goes.
 */
public final class Supervisor implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Supervisor.class.getName());
  private static final Duration CLOSE_MAX = Duration.ofSeconds(1);

  private final String device;
  private final LinkOpener opener;
  private final Session session;
  private final LongSupplier nanos;
  private final LifeMachine machine;
  private final Announcer announcer;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final AtomicReference<@Nullable ByteLink> open = new AtomicReference<>();
  private final Thread thread;

  /**
   * A device not yet started.
   *
   * @param device name in board.toml
   * @param nanos CLOCK_MONOTONIC, in the program {@code System::nanoTime}
   * @param random draws the back-off's jitter
   */
  public Supervisor(
      String device,
      LinkOpener opener,
      Session session,
      ReadingSink sink,
      LongSupplier nanos,
      RandomGenerator random) {
    this.device = device;
    this.opener = opener;
    this.session = session;
    this.nanos = nanos;
    this.machine = new LifeMachine(random);
    this.announcer = new Announcer(device, sink);
    this.thread = Thread.ofPlatform().daemon().name("device-" + device).unstarted(this::live);
  }

  /** The usual clock and jitter. */
  public Supervisor(String device, LinkOpener opener, Session session, ReadingSink sink) {
    this(device, opener, session, sink, System::nanoTime, RandomGenerator.getDefault());
  }

  /** Begins the device's life; to be called once. */
  public void start() {
    thread.start();
  }

  /**
   * Ends the device's life: closes the link under the session and waits up to a second for the
   * thread. May be called more than once, and before {@link #start()} was.
   */
  @Override
  public void close() {
    closing.countDown();
    thread.interrupt();
    closeLink();
    try {
      if (thread.getState() != Thread.State.NEW && !thread.join(CLOSE_MAX)) {
        LOG.log(Level.WARNING, "{0}: its thread did not end within {1}", device, CLOSE_MAX);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void live() {
    try {
      while (!closed()) {
        step(new LifeInput.Tick());
        if (machine.state() instanceof LifeState.Opening) {
          step(new LifeInput.Failed(serve()));
        }
        if (machine.state() instanceof LifeState.BackingOff backing && pause(backing)) {
          return;
        }
      }
    } catch (InterruptedException e) {
      LOG.log(Level.DEBUG, "{0}: ended while waiting", device);
    }
  }

  private boolean closed() {
    return closing.getCount() == 0;
  }

  private boolean pause(LifeState.BackingOff backing) throws InterruptedException {
    return closing.await(backing.untilNanos() - nanos.getAsLong(), TimeUnit.NANOSECONDS);
  }

  /** One link from opening to loss; says what ended it. */
  @SuppressWarnings("IllegalCatch")
  private Fault serve() throws InterruptedException {
    try {
      ByteLink link = opener.open();
      open.set(link);
      if (closed()) {
        return new Fault.Unplugged("closed while opening");
      }
      session.greet(link);
      step(new LifeInput.Opened());
      session.run(link);
      return new Fault.Unplugged(opener.where() + " ended the conversation");
    } catch (LinkException e) {
      return e.fault();
    } catch (RuntimeException e) {
      // A bug in one driver must not take the other devices of the counter down with it.
      LOG.log(Level.ERROR, () -> device + ": the driver failed and is started again", e);
      return new Fault.Garbled("driver failed: " + e.getClass().getSimpleName());
    } finally {
      closeLink();
    }
  }

  private void closeLink() {
    ByteLink link = open.getAndSet(null);
    if (link != null) {
      link.close();
    }
  }

  private void step(LifeInput input) {
    if (!closed()) {
      machine.step(input, nanos.getAsLong()).forEach(announcer::tell);
    }
  }
}
