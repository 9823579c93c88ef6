package vn.motcua.bridge;

import java.time.Instant;

/**
 * When something happened, in every way a board can say it.
 *
 * @param wall wall-clock time, UTC; may be wrong, see {@code clock}
 * @param bootId the kernel's boot id (UUID text); monotonic times compare only within one boot
 * @param monotonicNanos nanoseconds of CLOCK_MONOTONIC in this boot
 * @param clock how far {@code wall} can be trusted
 */
public record Moment(Instant wall, String bootId, long monotonicNanos, ClockQuality clock) {}
