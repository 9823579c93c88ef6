package vn.motcua.firmware.access;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who sends a request, as far as the board knows. Immutable. */
public sealed interface Caller {

  /** The id of the person; null for anybody else. */
  default @Nullable String person() {
    return this instanceof Person(String id, _) ? id : null;
  }

  /** Whether it is a browser at which a person only has to sign in. */
  default boolean maySignIn() {
    return this instanceof Nobody
        || this instanceof Screen(ScreenKind kind, _) && kind == ScreenKind.COUNTER;
  }

  /** Somebody who has shown neither a session nor a device token. */
  record Nobody() implements Caller {}

  /**
   * A screen with a device token.
   *
   * @param counter where it stands; null for a screen of the whole hall
   */
  record Screen(ScreenKind kind, @Nullable String counter) implements Caller {}

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
