package vn.motcua.devices.button;

import java.time.Duration;

/**
 * The three times of debouncing.
 *
 * @param stable how much longer contacts must have been closed than open before a press counts; 10
 *     to 30 ms (tactile and arcade switches bounce 1–10 ms, large or dirty ones 20–50 ms)
 * @param holdOff a press this soon after the last press or its release is ignored as a repetition
 * @param stuck a key down for longer is jammed, dirty or leant upon
 */
public record DebounceTimes(Duration stable, Duration holdOff, Duration stuck) {

  /** 20 ms, 250 ms, 10 s. */
  public static final DebounceTimes DEFAULT =
      new DebounceTimes(Duration.ofMillis(20), Duration.ofMillis(250), Duration.ofSeconds(10));

  public DebounceTimes {
    if (stable.toMillis() < 10 || stable.toMillis() > 30) {
      throw new IllegalArgumentException(
          "stable time must be 10 to 30 ms, not " + stable.toMillis() + " ms");
    }
    if (holdOff.isNegative() || holdOff.compareTo(stuck) >= 0) {
      throw new IllegalArgumentException(
          "hold-off of " + holdOff.toMillis() + " ms must be shorter than the stuck time");
    }
  }
}
