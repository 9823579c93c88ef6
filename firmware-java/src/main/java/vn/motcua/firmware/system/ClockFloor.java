package vn.motcua.firmware.system;

import java.time.Duration;
import java.time.Instant;
import vn.motcua.bridge.Moment;

/**
 * The time that the ledger vouches for, folded from its events in their order: the last one's, but
 * for those whose own clock cannot have been right. Below it no undisciplined clock is believed,
 * and none that stands more than {@value #SPAN_DAYS} days above it. Immutable.
 *
 * <p>A synchronised event is believed wherever it stands, also below those before it. An UNTRUSTED
 * one is believed up to {@value #SPAN_DAYS} days after what was believed before it: a ledger in
 * which a clock once told 2040 does not keep its board there.
 *
 * @param at that time; {@link Instant#EPOCH} when nothing is known
 * @param nanos CLOCK_MONOTONIC of this boot at that time, or of this program's start when the event
 *     is of an earlier boot
 */
record ClockFloor(Instant at, long nanos) {
  /** So long a board may have been off with a battery clock that nobody set since. */
  static final int SPAN_DAYS = 366;

  private static final Duration SPAN = Duration.ofDays(SPAN_DAYS);

  /** What {@code moment}, the next event's, makes of it; {@code boot} is this boot's id. */
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

  /** This time and what has passed since, at {@code now} of CLOCK_MONOTONIC. */
  Instant plusElapsed(long now) {
    return at.plusNanos(Math.max(0, now - nanos));
  }

  /** Whether {@code told} is farther ahead than a board can have been off. */
  boolean isFarAhead(Instant told) {
    return !at.equals(Instant.EPOCH) && told.isAfter(at.plus(SPAN));
  }
}
