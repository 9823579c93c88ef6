package vn.motcua.firmware.access;

import java.util.Set;

/** Who sends a request, as far as the board knows. Immutable. */
public sealed interface Caller {

  /** Somebody who has shown neither a session nor a device token. */
  record Nobody() implements Caller {}

  /** A screen with a device token. */
  record Screen(ScreenKind kind) implements Caller {}

  /**
   * A person who has signed in.
   *
   * @param id the person's id in the centre, as in the catalogue
   * @param roles not empty
   */
  record Person(String id, Set<PersonRole> roles) implements Caller {
    /** Takes a copy. */
    public Person {
      roles = Set.copyOf(roles);
    }
  }

  /**
   * Anybody at a board that has no accounts; its pages are served on the board itself only, and
   * whoever stands there may do everything.
   */
  record Unguarded() implements Caller {}
}
