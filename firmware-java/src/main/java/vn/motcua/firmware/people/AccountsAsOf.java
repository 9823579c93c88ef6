package vn.motcua.firmware.people;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * All accounts, and which version of them this is. Immutable.
 *
 * @param event id of the last event of their owner's ledger that changed them, {@code
 *     <epoch>-<sequence>}; empty before the first
 * @param accounts by person
 */
public record AccountsAsOf(String event, Map<String, Account> accounts) {
  private static final Pattern EVENT = Pattern.compile("([0-9a-f]{16})-([0-9]{1,18})");

  /** Takes a copy. */
  public AccountsAsOf {
    accounts = Map.copyOf(accounts);
  }

  /** Whether it may be the id of an event. */
  public static boolean isEvent(String id) {
    return EVENT.matcher(id).matches();
  }

  /**
   * Whether these were true before those of event {@code other}: both are of one ledger, and this
   * one comes first. Of two ledgers nothing can be said.
   */
  public boolean isBefore(String other) {
    Matcher mine = EVENT.matcher(event);
    Matcher theirs = EVENT.matcher(other);
    return mine.matches()
        && theirs.matches()
        && mine.group(1).equals(theirs.group(1))
        && Long.parseLong(mine.group(2)) < Long.parseLong(theirs.group(2));
  }
}
