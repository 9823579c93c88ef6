package vn.motcua.firmware.access;

import org.jspecify.annotations.Nullable;

/** Finds out who sends a request. Any thread; does not block. */
@FunctionalInterface
public interface Identification {
  /** A board without accounts. */
  Identification NONE = _ -> new Caller.Unguarded();

  /**
   * The caller of a request; asked each second for a stream, so it must not keep a session alive.
   *
   * @param cookies the Cookie header as it was sent; null when there was none
   */
  Caller of(@Nullable String cookies);

  /**
   * Whoever sends these cookies has done something, such as opening a page or touching it. Only
   * this keeps a session alive, not a page that refreshes by itself.
   */
  default void used(@Nullable String cookies) {}

  /** This one, and where it knows nobody, {@code second}. */
  default Identification or(Identification second) {
    Identification first = this;
    return new Identification() {
      @Override
      public Caller of(@Nullable String cookies) {
        Caller caller = first.of(cookies);
        return caller instanceof Caller.Nobody ? second.of(cookies) : caller;
      }

      @Override
      public void used(@Nullable String cookies) {
        first.used(cookies);
        second.used(cookies);
      }
    };
  }
}
