package vn.motcua.firmware.station;

import org.jspecify.annotations.Nullable;

/**
 * A person's request on a page. Each station has a family of its own, and a {@link TouchForm} for
 * each. Immutable; values come from outside, and only their form is checked.
 */
public interface Touch {
  /**
   * The id of a touch that takes something of which one address gets only so many in a minute, such
   * as a number; the same when the touch is tried again. Null when it takes nothing of that kind.
   */
  default @Nullable String rationed() {
    return null;
  }

  /** The counter at which something is asked; null when it is of no counter. */
  default @Nullable String counter() {
    return null;
  }
}
