package vn.motcua.devices.button;

import java.time.Duration;
import java.util.function.Consumer;
import vn.motcua.devices.link.Attachment;
import vn.motcua.devices.link.LinkException;

/**
 * The lines of one panel: buttons in, lamps out. Indexes count from 0 in the order given when it
 * was opened.
 *
 * <p>One thread waits, reads and lights; {@link #wake} and {@link #close} may come from any thread.
 */
public interface PanelLines extends Attachment {

  /** How many buttons it has. */
  int buttons();

  /** How many lamps it has. */
  int lamps();

  /**
   * Waits until there is an edge, {@link #wake} was called, or {@code timeout} has passed, and
   * passes on every edge in the order in which the kernel saw them. A buffer that overflowed has
   * lost its oldest edges, which shows as a gap in {@link Edge#sequence}.
   *
   * @throws LinkException when the lines are lost or closed
   */
  void await(Duration timeout, Consumer<Edge> edges) throws LinkException;

  /** Whether the contacts of this button touch now. */
  boolean closed(int button) throws LinkException;

  /** Switches a lamp. */
  void light(int lamp, boolean on) throws LinkException;

  /** Ends the present or the next {@link #await} early. */
  void wake();

  /** Switches the lamps off and releases the lines; may be called more than once. */
  @Override
  void close();
}
