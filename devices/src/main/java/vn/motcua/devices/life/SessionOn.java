package vn.motcua.devices.life;

import java.time.Duration;
import vn.motcua.devices.link.Attachment;
import vn.motcua.devices.link.Fault;
import vn.motcua.devices.link.LinkException;

/**
 * A driver's use of one open attachment, from opening to loss.
 *
 * <p>All methods but {@link #wanted} run on the device's own thread. Each wait inside has a time
 * limit of at most a second or ends when the attachment is closed, so that {@link
 * Supervisor#close()} is quick. A session starts without the state of the one before, such as an
 * incomplete frame.
 *
 * @param <A> what is open
 */
@FunctionalInterface
public interface SessionOn<A extends Attachment> {

  /**
   * Asks the device who it is, before it is called ready. The default asks nothing, for devices
   * that only talk.
   *
   * @throws LinkException when the device is silent, garbled or refuses
   */
  default void greet(A attached) throws LinkException, InterruptedException {}

  /**
   * Serves the device until it is lost. A normal return counts as the device having ended the
   * conversation, and it is opened again after the back-off.
   *
   * @throws LinkException with the fault that ended it
   */
  void run(A attached) throws LinkException, InterruptedException;

  /**
   * Called after each opening, greeting or serving that ended, once the attachment is closed, and
   * at the end of the device's life: the place to decide about pending work.
   */
  default void lost(Fault fault) {}

  /**
   * Whether {@link #run} begins by reporting the device's condition, as a printer does about its
   * paper; then being ready alone is not reported. Must be constant.
   */
  default boolean tellsCondition() {
    return false;
  }

  /**
   * Whether somebody waits for this device now, so that a back-off ends early; any thread, must not
   * block. It must return false after {@link #lost} has reported a failed opening, because
   * otherwise the device would be retried without pause. See {@link #wakeWith}.
   */
  default boolean wanted() {
    return false;
  }

  /**
   * Called once, before the device's life begins. Whoever begins to want the device calls {@code
   * wake}, from any thread, so that {@link #wanted} is asked again at once. The default is for
   * devices that nobody waits for.
   */
  default void wakeWith(Runnable wake) {}

  /**
   * Called when the device's life is to end, by any thread, perhaps more than once: {@link #run}
   * has to return by itself within the given time, or else it is cut off. The default is to be cut
   * off at once.
   */
  default Duration finish() {
    return Duration.ZERO;
  }

  /**
   * Called after the end of the device's life, by the thread that ended it, perhaps more than once:
   * the place to give an answer to whoever still waits.
   */
  default void ended() {}
}
