package vn.motcua.firmware.system;

import java.time.Duration;
import java.time.Instant;
import vn.motcua.bridge.Moment;

/**
 * The clock's floor, folded from the ledger's events in order: the time of the last one, except
 * those whose clock cannot have been right. An undisciplined clock is not believed below it, nor
 * more than {@value #SPAN_DAYS} days above it. Immutable.
 *
 * <p>A synchronised event is always believed, even when it is earlier than those before it. An
 * UNTRUSTED one is believed up to {@value #SPAN_DAYS} days after the previous floor, so a board
 * does not stay in 2040 because its clock was once wrong.
 *
 * @param at that time; {@link Instant#EPOCH} when nothing is known
 * @param nanos CLOCK_MONOTONIC of this boot at that time, or of this program's start when the event
 *     is of an earlier boot
 */
record ClockFloor(Instant at, long nanos) {
  /** How long a board may have been off with a battery-backed clock that nobody has set since. */
  static final int SPAN_DAYS = 366;

  private static final Duration SPAN = Duration.ofDays(SPAN_DAYS);

  /** The floor after the next event; {@code boot} is this boot's id. */
  ClockFloor after(Moment moment, String boot) {
    boolean believed =
        switch (moment.clock()) {
          case SYNCHRONISED -> true;
          case HOLDOVER -> !moment.wall().isBefore(at);
          case UNTRUSTED -> !moment.wall().isBefore(at) && !isFarAhead(moment.wall());
        };
    return believed
        ? new ClockFloor(
            moment.wall(), moment.bootId().equals(boot) ? moment.monotonicNanos() : nanos)
        : this;
  }

  /** This time plus what has passed since, at {@code now} of CLOCK_MONOTONIC. */
  Instant plusElapsed(long now) {
    return at.plusNanos(Math.max(0, now - nanos));
  }

  /** Whether {@code told} is further ahead than a board can have been off. */
  boolean isFarAhead(Instant told) {
    return !at.equals(Instant.EPOCH) && told.isAfter(at.plus(SPAN));
  }
}
