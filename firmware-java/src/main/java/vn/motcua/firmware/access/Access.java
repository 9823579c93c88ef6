package vn.motcua.firmware.access;

import java.util.EnumSet;
import java.util.Set;

/**
 * Who may use a page or an address. Immutable.
 *
 * @param everybody whether neither a session nor a token is needed
 * @param screens which screens may use it without a person
 * @param roles which persons may use it; one of them is enough
 */
public record Access(boolean everybody, Set<ScreenKind> screens, Set<PersonRole> roles) {
  /** No session and no token is needed. */
  public static final Access EVERYBODY = new Access(true, Set.of(), Set.of());

  /** Takes copies. */
  public Access {
    screens = Set.copyOf(screens);
    roles = Set.copyOf(roles);
  }

  /** Persons with any of these roles. */
  public static Access of(PersonRole first, PersonRole... others) {
    return new Access(false, Set.of(), EnumSet.of(first, others));
  }

  /** The same, and screens of this kind. */
  public Access and(ScreenKind kind) {
    EnumSet<ScreenKind> more = EnumSet.of(kind);
    more.addAll(screens);
    return new Access(everybody, more, roles);
  }

  /** Whether this caller may use it. */
  public boolean admits(Caller caller) {
    return switch (caller) {
      case Caller.Unguarded _ -> true;
      case Caller.Nobody _ -> everybody;
      case Caller.Screen(ScreenKind kind) -> everybody || screens.contains(kind);
      case Caller.Person person -> everybody || person.roles().stream().anyMatch(roles::contains);
    };
  }
}
