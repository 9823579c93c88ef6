package vn.motcua.devices.button;

import java.time.Duration;
import vn.motcua.devices.link.LinkException;

/**
 * A provider of Pi4J that hands the edges of its inputs to their listeners on the thread that waits
 * for them, and on no other. So when a wait returns, every edge that the kernel had has been
 * delivered.
 *
 * <p>One thread waits; {@link #wake} may be called from any thread.
 */
public interface EdgeSource {

  /**
   * Waits until there is an edge, {@link #wake} was called, or {@code timeout} has passed, and
   * dispatches every edge there is, in the order in which the kernel saw them.
   *
   * @throws LinkException when the lines are gone
   */
  void await(Duration timeout) throws LinkException;

  /**
   * Ends the present or the next {@link #await} early; does nothing once the lines are given up.
   */
  void wake();
}
