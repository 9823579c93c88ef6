package vn.motcua.devices.life;

import vn.motcua.devices.link.ByteLink;
import vn.motcua.devices.link.LinkException;

/**
 * What a driver does with one open link, from its opening to its loss.
 *
 * <p>Both methods run on the device's own thread. Each wait inside has a time limit of at most a
 * second or ends when the link is closed, so that {@link Supervisor#close()} is quick. A session
 * begins with no memory of the link before it: a half frame of the lost cable is gone.
 */
@FunctionalInterface
public interface Session {

  /**
   * Asks the device who it is, before it is called ready. The default asks nothing, for devices
   * that only talk.
   *
   * @throws LinkException when the device is silent, garbled or refuses
   */
  default void greet(ByteLink link) throws LinkException, InterruptedException {}

  /**
   * Serves the device until the link fails. A normal return counts as the device having ended the
   * conversation, and it is opened again after the back-off.
   *
   * @throws LinkException with the fault that ended it
   */
  void run(ByteLink link) throws LinkException, InterruptedException;
}
