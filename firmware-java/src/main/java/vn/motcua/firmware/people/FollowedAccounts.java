package vn.motcua.firmware.people;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import vn.motcua.bridge.EventData;
import vn.motcua.firmware.people.AccountEvent.AccountReceived;
import vn.motcua.firmware.people.AccountEvent.AccountWithdrawn;
import vn.motcua.firmware.station.Answer;
import vn.motcua.firmware.station.Decision;

/** The rule of a board whose accounts another board owns: they become what the owner says. Pure. */
final class FollowedAccounts {
  private FollowedAccounts() {}

  /** An event for each account that differs; none when the same is said again. */
  static Decision decide(AccountsAsOf mine, AccountsAsOf owners) {
    if (owners.isBefore(mine.event())) {
      return Decision.refused(
          "older-accounts", "Máy này đã có danh sách tài khoản mới hơn của trung tâm.");
    }
    List<EventData> events = new ArrayList<>();
    new TreeMap<>(owners.accounts())
        .forEach((person, account) -> {
          if (!account.equals(mine.accounts().get(person))) {
            events.add(received(account, owners.event()));
          }
        });
    new TreeMap<>(mine.accounts())
        .keySet().stream()
            .filter(person -> !owners.accounts().containsKey(person))
            .forEach(person -> events.add(new AccountWithdrawn(person, owners.event())));
    return Decision.answer(new Answer.Done(null), events.toArray(EventData[]::new));
  }

  private static AccountReceived received(Account account, String asOf) {
    return new AccountReceived(
        account.person(),
        account.roles().stream().sorted().toList(),
        account.credential(),
        asOf,
        account.card());
  }
}
