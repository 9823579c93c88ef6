package vn.motcua.firmware.people;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.motcua.firmware.access.PersonRole;

/** The accounts of a board, folded from events. Station thread only. */
final class AccountState {
  private final Map<String, Account> accounts = new TreeMap<>();
  private String asOf = "";

  /** Folds one event in; {@code id} is that of the event. */
  void apply(AccountEvent event, String id) {
    asOf =
        switch (event) {
          case AccountEvent.AccountReceived received -> received.asOf();
          case AccountEvent.AccountWithdrawn withdrawn -> withdrawn.asOf();
          default -> id;
        };
    switch (event) {
      case AccountEvent.AccountReceived as ->
          put(as.person(), as.roles(), as.credential(), as.card());
      case AccountEvent.AccountWithdrawn gone -> accounts.remove(gone.person());
      case AccountEvent.AccountAdded added -> put(added.person(), added.roles(), null, null);
      case AccountEvent.AccountChanged changed ->
          accounts.computeIfPresent(changed.person(), (_, was) -> was.with(set(changed.roles())));
      case AccountEvent.AccountRemoved removed -> accounts.remove(removed.person());
      case AccountEvent.AccountReset reset ->
          accounts.computeIfPresent(reset.person(), (_, was) -> was.reset());
      case AccountEvent.PasswordSet chosen ->
          accounts.computeIfPresent(
              chosen.person(), (_, was) -> was.withPassword(chosen.credential()));
      case AccountEvent.CardGiven given ->
          accounts.computeIfPresent(given.person(), (_, was) -> was.withCard(given.card()));
      case AccountEvent.CardWithdrawn gone ->
          accounts.computeIfPresent(gone.person(), (_, was) -> was.withCard(null));
      case AccountEvent.SupervisorAppointed appointed -> appoint(appointed.person());
      case AccountEvent.AccountRestated as ->
          put(as.person(), as.roles(), as.credential(), as.card());
    }
  }

  private void put(
      String person, List<PersonRole> roles, @Nullable String credential, @Nullable String card) {
    accounts.put(person, new Account(person, set(roles), credential, card));
  }

  private void appoint(String person) {
    Set<PersonRole> roles = EnumSet.of(PersonRole.SUPERVISOR);
    Account was = accounts.get(person);
    if (was != null) {
      roles.addAll(was.roles());
    }
    accounts.put(person, new Account(person, roles, null));
  }

  private static Set<PersonRole> set(List<PersonRole> roles) {
    Set<PersonRole> set = EnumSet.noneOf(PersonRole.class);
    set.addAll(roles);
    return set;
  }

  /** By person, in the order of their ids. */
  Map<String, Account> accounts() {
    return Collections.unmodifiableMap(accounts);
  }

  /** All of them, and which version this is. */
  AccountsAsOf asOf() {
    return new AccountsAsOf(asOf, accounts);
  }

  @Nullable Account of(String person) {
    return accounts.get(person);
  }

  /** The supervisors who can sign in. */
  List<String> supervisors() {
    return accounts.values().stream()
        .filter(Account::isSupervisor)
        .filter(account -> account.credential() != null)
        .map(Account::person)
        .toList();
  }
}
