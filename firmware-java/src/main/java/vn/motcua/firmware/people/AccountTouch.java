package vn.motcua.firmware.people;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.motcua.devices.printer.slip.SlipText;
import vn.motcua.firmware.access.PersonRole;
import vn.motcua.firmware.station.Touch;

/**
 * What is asked of the accounts. No page sends one of these by itself: they are made where the
 * session, the password or the code of whoever asks was checked.
 */
public sealed interface AccountTouch extends Touch {
  /** Whose account. */
  String person();

  /** What a supervisor asks, who is the caller. */
  sealed interface OfASupervisor extends AccountTouch {}

  /** Give a person an account. */
  record Add(String person, Set<PersonRole> roles, AccountReason why) implements OfASupervisor {}

  /** Give a person other roles. */
  record Change(String person, Set<PersonRole> roles, AccountReason why) implements OfASupervisor {}

  /** Take a person's account away. */
  record Remove(String person, AccountReason why) implements OfASupervisor {}

  /** Make a person's password void. */
  record Reset(String person, AccountReason why) implements OfASupervisor {}

  /**
   * Give a person a card; the one before is void.
   *
   * @param card names it
   * @param slip to be printed; null when the supervisor only wants to see the code
   */
  record GiveCard(String person, CardReason why, String card, @Nullable SlipText slip)
      implements OfASupervisor {}

  /** Make a person's card void. */
  record WithdrawCard(String person, CardReason why) implements OfASupervisor {}

  /**
   * From now on another password counts.
   *
   * @param before the credential that was proven; null when a one-time code was
   * @param credential names the new one
   */
  record SetPassword(String person, @Nullable String before, String credential)
      implements AccountTouch {}

  /**
   * Make a person supervisor, by the technician's one-time code.
   *
   * @param recovery whether the board may have a supervisor already
   * @param credential names the person's password
   */
  record Appoint(String person, boolean recovery, String credential) implements AccountTouch {}
}
