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
 */
public record Account(String person, Set<PersonRole> roles, @Nullable String credential) {
  /** Takes a copy. */
  public Account {
    roles = Set.copyOf(roles);
  }

  /** Whether the person may manage accounts. */
  public boolean isSupervisor() {
    return roles.contains(PersonRole.SUPERVISOR);
  }

  /** The same with other roles. */
  Account with(Set<PersonRole> roles) {
    return new Account(person, roles, credential);
  }

  /** The same with another password, or with none. */
  Account with(@Nullable String credential) {
    return new Account(person, roles, credential);
  }
}
