package vn.motcua.firmware.people.session;

import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.motcua.firmware.access.PersonRole;
import vn.motcua.firmware.people.Account;
import vn.motcua.provisioning.BoardConfig.Accounts;

/**
 * One person at one browser. Times are of a monotonic clock: the wall clock may jump. Immutable.
 *
 * @param account as it was when the person signed in
 * @param means how the person signed in
 * @param secret whether it began over TLS
 * @param beganNanos when the person signed in
 * @param usedNanos when the person last did something
 */
record SignedIn(Account account, Means means, boolean secret, long beganNanos, long usedNanos) {
  private static final Set<PersonRole> AT_A_DESK =
      Set.of(PersonRole.OFFICER, PersonRole.RECEPTION, PersonRole.COURIER_DESK);

  /** The same, used now. */
  SignedIn used(long nanos) {
    return new SignedIn(account, means, secret, beganNanos, nanos);
  }

  /** What the session may do. */
  Set<PersonRole> roles() {
    return means.of(account.roles());
  }

  /**
   * Whether the account, as it is now, still is the one that began this: another card ends what a
   * card has begun, and nothing else.
   */
  boolean isOf(@Nullable Account now) {
    return now != null
        && now.roles().equals(account.roles())
        && Objects.equals(now.credential(), account.credential())
        && (means != Means.CARD || Objects.equals(now.card(), account.card()));
  }

  /** Whether it is over at this moment. */
  boolean isOver(long nanos, Accounts times) {
    var idle = AT_A_DESK.containsAll(roles()) ? times.deskIdle() : times.idle();
    return nanos - usedNanos >= idle.toNanos() || nanos - beganNanos >= times.shift().toNanos();
  }
}
