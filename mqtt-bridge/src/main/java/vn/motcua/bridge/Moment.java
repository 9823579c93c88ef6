package vn.motcua.bridge;

import java.time.Instant;

/**
 * The time of an event, in every form that a board knows.
 *
 * @param wall wall-clock time, UTC; may be wrong, see {@code clock}
 * @param bootId the kernel's boot id (UUID text); monotonic times compare only within one boot
 * @param monotonicNanos nanoseconds of CLOCK_MONOTONIC in this boot
 * @param clock how far {@code wall} can be trusted
 */
public record Moment(Instant wall, String bootId, long monotonicNanos, ClockQuality clock) {}
