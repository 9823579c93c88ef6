package vn.motcua.devices.life;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import vn.motcua.devices.link.Attachment;
import vn.motcua.devices.link.Fault;
import vn.motcua.devices.link.LinkException;
import vn.motcua.devices.link.Opener;

/**
 * One device's openings, one after the other, each from opening to loss. The supervisor's thread;
 * {@link #close} may be called from any thread.
 */
final class Attempts<A extends Attachment> {
  private static final Logger LOG = System.getLogger(Attempts.class.getName());

  private final String device;
  private final Opener<A> opener;
  private final SessionOn<A> session;
  private final AtomicReference<@Nullable A> open = new AtomicReference<>();

  Attempts(String device, Opener<A> opener, SessionOn<A> session) {
    this.device = device;
    this.opener = opener;
    this.session = session;
  }

  /** Opens, greets and serves; calls {@code ready} in between. Returns the fault that ended it. */
  @SuppressWarnings("IllegalCatch")
  Fault serve(BooleanSupplier goOn, Runnable ready) throws InterruptedException {
    try {
      A attached = opener.open();
      open.set(attached);
      if (!goOn.getAsBoolean()) {
        return new Fault.Unplugged("closed while opening");
      }
      session.greet(attached);
      ready.run();
      session.run(attached);
      return new Fault.Unplugged(opener.where() + " ended the conversation");
    } catch (LinkException e) {
      return e.fault();
    } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError e) {
      // A bug in one driver must not take the other devices of the counter down with it.
      LOG.log(Level.ERROR, () -> device + ": the driver failed and is started again", e);
      return new Fault.Garbled("the driver failed; the log has the cause");
    } finally {
      close();
    }
  }

  /** Notifies the session, whose bugs must not affect others here either. */
  @SuppressWarnings("IllegalCatch")
  void lost(Fault fault) {
    try {
      session.lost(fault);
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, () -> device + ": the driver failed at the end of its session", e);
    }
  }

  boolean wanted() {
    return session.wanted();
  }

  /** See {@link SessionOn#finish}. */
  Duration finish() {
    return session.finish();
  }

  /** See {@link SessionOn#ended}. */
  void ended() {
    session.ended();
  }

  /** Closes what is open, if anything. */
  void close() {
    A attached = open.getAndSet(null);
    if (attached != null) {
      attached.close();
    }
  }
}
