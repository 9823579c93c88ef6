package vn.motcua.firmware.simulation;

import java.time.Instant;
import vn.motcua.firmware.station.Day;

/** A broken promise; ends its simulated day. */
final class BrokenInvariant extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Invariant invariant;

  BrokenInvariant(Invariant invariant, Instant at, String what) {
    super("%s %s: %s".formatted(Day.local(at).toLocalDateTime(), invariant, what));
    this.invariant = invariant;
  }

  Invariant invariant() {
    return invariant;
  }
}
