package vn.motcua.firmware.people.session;

import java.time.Duration;
import java.util.Set;
import vn.motcua.firmware.access.PersonRole;
import vn.motcua.firmware.people.Account;

/**
 * One person at one browser. Times are of a monotonic clock: the wall clock may jump. Immutable.
 *
 * @param account as it was when the person signed in
 * @param secret whether it began over TLS
 * @param beganNanos when the person signed in
 * @param usedNanos when the person last did something
 */
record Session(Account account, boolean secret, long beganNanos, long usedNanos) {
  /** Who answers for the centre leaves the screen and its rights for a quarter of an hour only. */
  static final Duration QUIET_MAX = Duration.ofMinutes(15);

  /**
   * At a desk the screen is the tool of the work and somebody sits before it. Citizens come with
   * pauses, and whoever has to sign in after each of them writes the password down.
   */
  static final Duration QUIET_AT_A_DESK_MAX = Duration.ofMinutes(60);

  /** A shift with its lunch: the next one signs in itself. */
  static final Duration LIFE_MAX = Duration.ofHours(10);

  private static final Set<PersonRole> AT_A_DESK =
      Set.of(PersonRole.OFFICER, PersonRole.RECEPTION, PersonRole.COURIER_DESK);

  /** The same, used now. */
  Session used(long nanos) {
    return new Session(account, secret, beganNanos, nanos);
  }

  /** Whether it is over at this moment. */
  boolean isOver(long nanos) {
    Duration quiet = AT_A_DESK.containsAll(account.roles()) ? QUIET_AT_A_DESK_MAX : QUIET_MAX;
    return nanos - usedNanos >= quiet.toNanos() || nanos - beganNanos >= LIFE_MAX.toNanos();
  }
}
