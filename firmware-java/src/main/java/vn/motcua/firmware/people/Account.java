package vn.motcua.firmware.people;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.motcua.firmware.access.PersonRole;

/**
 * A person's account. Immutable.
 *
 * @param person id in catalogue.toml
 * @param roles not empty
 * @param credential names the password that counts; null until the person has chosen one. It is
 *     random and says nothing of the password
 * @param card names the card with which the person signs in at a counter; null for none. It is
 *     random and says nothing of the code on it
 */
public record Account(
    String person, Set<PersonRole> roles, @Nullable String credential, @Nullable String card) {
  /** Takes a copy. */
  public Account {
    roles = Set.copyOf(roles);
  }

  /** Of a person without a card. */
  public Account(String person, Set<PersonRole> roles, @Nullable String credential) {
    this(person, roles, credential, null);
  }

  /** Whether the person may manage accounts. */
  public boolean isSupervisor() {
    return roles.contains(PersonRole.SUPERVISOR);
  }

  /** The same with other roles. */
  Account with(Set<PersonRole> roles) {
    return new Account(person, roles, credential, card);
  }

  /** The same with another password. */
  Account withPassword(String credential) {
    return new Account(person, roles, credential, card);
  }

  /** The same with another card, or with none. */
  Account withCard(@Nullable String card) {
    return new Account(person, roles, credential, card);
  }

  /** The same, for whom nothing opens a session any more. */
  Account reset() {
    return new Account(person, roles, null, null);
  }
}
