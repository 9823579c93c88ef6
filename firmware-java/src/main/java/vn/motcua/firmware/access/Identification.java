package vn.motcua.firmware.access;

import org.jspecify.annotations.Nullable;

/** Finds out who sends a request. Any thread; does not block. */
@FunctionalInterface
public interface Identification {
  /** A board without accounts. */
  Identification NONE = _ -> new Caller.Unguarded();

  /**
   * The caller.
   *
   * @param cookies the Cookie header as it was sent; null when there was none
   */
  Caller of(@Nullable String cookies);
}
