package vn.motcua.firmware.people.session;

import java.util.EnumSet;
import java.util.Set;
import vn.motcua.firmware.access.PersonRole;

/** How a person signed in. */
public enum Means {
  /** Id and password. */
  PASSWORD,
  /** A card, which whoever finds it can use as well. */
  CARD,
  /** A finger, which a module at the end of an open line says it knows. */
  FINGER;

  /** What this opens to a person with these roles; without a password an officer's work only. */
  Set<PersonRole> of(Set<PersonRole> roles) {
    if (this == PASSWORD) {
      return roles;
    }
    Set<PersonRole> fewer = EnumSet.of(PersonRole.OFFICER);
    fewer.retainAll(roles);
    return fewer;
  }
}
