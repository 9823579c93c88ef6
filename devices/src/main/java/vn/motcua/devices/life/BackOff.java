package vn.motcua.devices.life;

import java.time.Duration;

/**
 * The waits between two openings, each drawn from the upper half of a step that doubles.
 *
 * @param first step after the first failure, positive
 * @param max longest step; under 3 s, so that a replugged device is in use within 3 s
 */
public record BackOff(Duration first, Duration max) {
  /** From 0.2..0.4 s to 1..2 s. */
  public static final BackOff USUAL = new BackOff(Duration.ofMillis(400), Duration.ofSeconds(2));
}
