package vn.motcua.firmware.bench;

/**
 * One measured figure.
 *
 * @param key name in the JSON object
 * @param value the figure; NaN when it could not be measured here
 * @param unit such as {@code ratio} or {@code MB/day}
 * @param reference the reference value, or how it was measured
 */
public record Figure(String key, double value, String unit, String reference) {

  /** A figure that cannot be measured on this machine, with the reason; null in the JSON object. */
  public static Figure missing(String key, String unit, String why) {
    return new Figure(key, Double.NaN, unit, why);
  }

  /** Whether it was measured. */
  public boolean isMeasured() {
    return !Double.isNaN(value);
  }
}
