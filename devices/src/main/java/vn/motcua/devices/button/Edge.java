package vn.motcua.devices.button;

/**
 * One change of one button's contacts, as the line saw it: bounce included.
 *
 * @param button index of the line in its panel, from 0
 * @param closed true when the contacts touched, false when they parted
 * @param monotonicNanos CLOCK_MONOTONIC of the edge itself, not of its delivery
 * @param sequence counts every edge of the panel from 1; a gap means that the buffer overflowed and
 *     the oldest edges are lost (Linux GPIO v2 {@code seqno})
 */
public record Edge(int button, boolean closed, long monotonicNanos, long sequence) {}
