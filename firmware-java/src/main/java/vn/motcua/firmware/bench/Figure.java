package vn.motcua.firmware.bench;

/**
 * One measured figure.
 *
 * @param key name in the JSON object
 * @param value the figure
 * @param unit such as {@code ratio} or {@code MB/day}
 * @param reference what it is held against, or how it was measured
 */
public record Figure(String key, double value, String unit, String reference) {}
