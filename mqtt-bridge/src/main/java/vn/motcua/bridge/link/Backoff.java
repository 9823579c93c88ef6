package vn.motcua.bridge.link;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next connection: exponential with full jitter.
 *
 * <p>The wait is uniform over 0 to a cap. The cap doubles with each failure; a connection that the
 * broker accepts and then drops at once counts as a failure too. After the loss of a stable
 * connection the cap is the reconnect spread. Not thread-safe; time is an input.
 */
public final class Backoff {
  private static final int DOUBLINGS_MAX = 20;

  private final Duration first;
  private final Duration max;
  private final Duration spread;
  private final Duration stableAfter;
  private final RandomGenerator random;
  private int failures;
  private boolean wasStable;

  /**
   * Starts without failures.
   *
   * @param first cap of the first wait; doubles with each failure
   * @param max no cap is above this
   * @param spread cap after the loss of a stable connection
   * @param stableAfter a connection that lasted this long was stable
   */
  public Backoff(
      Duration first, Duration max, Duration spread, Duration stableAfter, RandomGenerator random) {
    this.first = first;
    this.max = max;
    this.spread = spread;
    this.stableAfter = stableAfter;
    this.random = random;
  }

  /**
   * Nanoseconds to wait after a connection that lasted {@code lifeNanos}, 0 if it was never made.
   */
  public long afterLoss(long lifeNanos) {
    if (lifeNanos >= stableAfter.toNanos()) {
      failures = 0;
      wasStable = true;
    }
    long doubled = first.toNanos() << Math.min(failures, DOUBLINGS_MAX);
    long floor = wasStable ? spread.toNanos() : 0;
    long cap = Math.min(max.toNanos(), Math.max(doubled, floor));
    failures = Math.min(failures + 1, DOUBLINGS_MAX);
    return random.nextLong(cap + 1);
  }
}
