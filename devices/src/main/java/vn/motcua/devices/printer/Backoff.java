package vn.motcua.devices.printer;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Doubling waits with jitter: each is half to the whole of its step. Not thread safe. */
final class Backoff {
  private final Duration first;
  private final Duration max;
  private final RandomGenerator random;
  private Duration step;

  Backoff(Duration first, Duration max, RandomGenerator random) {
    this.first = first;
    this.max = max;
    this.random = random;
    this.step = first;
  }

  /** The next wait. */
  Duration next() {
    long whole = step.toNanos();
    Duration twice = step.multipliedBy(2);
    step = twice.compareTo(max) > 0 ? max : twice;
    return Duration.ofNanos(whole / 2 + random.nextLong(whole / 2 + 1));
  }

  /** It worked: begin anew. */
  void reset() {
    step = first;
  }
}
