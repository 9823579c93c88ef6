package vn.motcua.devices.button;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/**
 * One lamp that plays its pattern; pure, one thread. A new pattern replaces the one that plays.
 *
 * <p>The duration of each step counts from when it was switched: late switching makes a pattern
 * longer but never skips a flash, because one flash says that the press counts and two say that it
 * does not.
 */
final class Lamp {
  private List<Duration> steps = List.of();
  private int step;
  private long stepEnds;

  /** Begins a pattern; the lamp is lit afterwards unless the pattern is dark. */
  void play(LampPattern pattern, long nowNanos) {
    steps = pattern.steps();
    step = 0;
    stepEnds = steps.isEmpty() ? nowNanos : nowNanos + steps.getFirst().toNanos();
  }

  /** Time has come to {@code nowNanos}: at most one step ends, and the next begins. */
  void advance(long nowNanos) {
    if (step < steps.size() && nowNanos - stepEnds >= 0) {
      step++;
      stepEnds = nowNanos + (step < steps.size() ? steps.get(step).toNanos() : 0);
    }
  }

  /** Whether it is lit: the even steps of a pattern are light. */
  boolean lit() {
    return step < steps.size() && step % 2 == 0;
  }

  OptionalLong nextDeadline() {
    return step < steps.size() ? OptionalLong.of(stepEnds) : OptionalLong.empty();
  }
}
