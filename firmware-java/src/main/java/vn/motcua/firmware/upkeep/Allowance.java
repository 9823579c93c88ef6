package vn.motcua.firmware.upkeep;

import java.time.Duration;
import vn.motcua.bridge.Moment;

/**
 * How many events one device may still cost: {@link #AT_ONCE} at once, then one every {@link
 * #SPACING}. So it costs at most {@link #AN_HOUR} in any hour, and what is held back waits for
 * {@link #SPACING} at most. Immutable; folded from the times of its events.
 *
 * <p>Counted in monotonic time, which nobody sets. What was spent in an earlier boot was spent
 * before this one began, so at least as long ago as this boot is old.
 *
 * @param bootId boot of the last event
 * @param nanos its monotonic time
 * @param spent how much was spent then: {@link #SPACING} an event, less the time since
 */
public record Allowance(String bootId, long nanos, long spent) {
  /** Changes that are recorded as they come: changing a paper roll makes four. */
  public static final int AT_ONCE = 10;

  /** From then on one in this time. */
  public static final Duration SPACING = Duration.ofMinutes(5);

  /** Most in any hour. */
  public static final int AN_HOUR = AT_ONCE + (int) Duration.ofHours(1).dividedBy(SPACING);

  /** Nothing is spent. */
  static final Allowance FULL = new Allowance("", 0, 0);

  private static final long ALL = AT_ONCE * SPACING.toNanos();

  /** Whether an event may be made now. */
  boolean allows(Moment now) {
    return left(now) + SPACING.toNanos() <= ALL;
  }

  /** One was made at this moment. */
  Allowance spend(Moment at) {
    return new Allowance(
        at.bootId(), at.monotonicNanos(), Math.min(ALL, left(at) + SPACING.toNanos()));
  }

  /** What is still spent. */
  private long left(Moment now) {
    long since = now.bootId().equals(bootId) ? nanos : 0;
    return Math.clamp(spent - (now.monotonicNanos() - since), 0, ALL);
  }
}
