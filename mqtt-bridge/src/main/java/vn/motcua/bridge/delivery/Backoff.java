package vn.motcua.bridge.delivery;

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

  private final DeliveryLimits limits;
  private final RandomGenerator random;
  private int failures;
  private boolean wasStable;

  /** Starts without failures. */
  public Backoff(DeliveryLimits limits, RandomGenerator random) {
    this.limits = limits;
    this.random = random;
  }

  /** Nanoseconds to wait after a connection that lasted {@code lifeNanos}; 0 if none came about. */
  public long afterLoss(long lifeNanos) {
    if (lifeNanos >= limits.stableAfter().toNanos()) {
      failures = 0;
      wasStable = true;
    }
    long first = limits.reconnectFirst().toNanos() << Math.min(failures, DOUBLINGS_MAX);
    long floor = wasStable ? limits.reconnectSpread().toNanos() : 0;
    long cap = Math.min(limits.reconnectMax().toNanos(), Math.max(first, floor));
    failures = Math.min(failures + 1, DOUBLINGS_MAX);
    return random.nextLong(cap + 1);
  }

  /** Nanoseconds until asking a silent case server for the {@code attempt}th time, from 0. */
  public long untilAskingAgain(int attempt) {
    long base = limits.ackTimeout().toNanos() << Math.min(attempt, DOUBLINGS_MAX);
    long cap =
        Math.min(Math.max(limits.reconnectMax().toNanos(), limits.ackTimeout().toNanos()), base);
    return cap / 2 + random.nextLong(cap / 2 + 1);
  }
}
