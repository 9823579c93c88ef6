package vn.motcua.devices.life;

import vn.motcua.devices.link.Attachment;
import vn.motcua.devices.link.Fault;
import vn.motcua.devices.link.LinkException;

/**
 * What a driver does with one open attachment, from its opening to its loss.
 *
 * <p>All methods but {@link #wanted} run on the device's own thread. Each wait inside has a time
 * limit of at most a second or ends when the attachment is closed, so that {@link
 * Supervisor#close()} is quick. A session begins with no memory of the one before it: a half frame
 * of the lost cable is gone.
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
   * Told after each opening, greeting or serving that ended, once the attachment is closed: the
   * place to answer for what was in hand. Also told at the end of the device's life.
   */
  default void lost(Fault fault) {}

  /**
   * Whether {@link #run} begins by telling how the device is, as a printer does of its paper. To be
   * ready alone is then no news of it. Always the same answer.
   */
  default boolean tellsCondition() {
    return false;
  }

  /**
   * Whether somebody waits for this device now, so that a back-off is cut short; any thread, and
   * without waiting. A session that says yes has to say no once {@link #lost} has told it that an
   * opening failed, or the device would be knocked at without pause. See {@link Supervisor#wake}.
   */
  default boolean wanted() {
    return false;
  }
}
