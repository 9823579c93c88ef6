package vn.motcua.firmware.upkeep;

import java.time.Duration;
import vn.motcua.bridge.Moment;

/**
 * How many events one device may still cause: {@link #AT_ONCE} at once, then one every {@link
 * #SPACING}. So it causes at most {@link #AN_HOUR} in any hour, and a held-back change waits at
 * most {@link #SPACING}. Immutable; folded from the times of its events.
 *
 * <p>Measured in monotonic time, which nobody can set. Events of an earlier boot happened before
 * this boot began.
 *
 * @param bootId boot of the last event
 * @param nanos its monotonic time
 * @param spent how much was used then: {@link #SPACING} for each event, less the time since
 */
public record Allowance(String bootId, long nanos, long spent) {
  /** Changes that are recorded at once: changing a paper roll causes four. */
  public static final int AT_ONCE = 10;

  /** Afterwards one in this time. */
  public static final Duration SPACING = Duration.ofMinutes(5);

  /** Most in any hour. */
  public static final int AN_HOUR = AT_ONCE + (int) Duration.ofHours(1).dividedBy(SPACING);

  /** Nothing is used. */
  static final Allowance FULL = new Allowance("", 0, 0);

  private static final long ALL = AT_ONCE * SPACING.toNanos();

  /** Whether an event is allowed now. */
  boolean allows(Moment now) {
    return left(now) + SPACING.toNanos() <= ALL;
  }

  /** One was made at this moment. */
  Allowance spend(Moment at) {
    return new Allowance(
        at.bootId(), at.monotonicNanos(), Math.min(ALL, left(at) + SPACING.toNanos()));
  }

  /** What is still used. */
  private long left(Moment now) {
    long since = now.bootId().equals(bootId) ? nanos : 0;
    return Math.clamp(spent - (now.monotonicNanos() - since), 0, ALL);
  }
}
