package vn.motcua.firmware.access;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may use a page or an address. Immutable.
 *
 * @param everybody whether neither a session nor a token is needed
 * @param screens which screens may use it without a person
 * @param counter of the screens, only those of this counter; null for those of any counter and of
 *     none
 * @param roles which persons may use it; one of them is enough
 */
public record Access(
    boolean everybody, Set<ScreenKind> screens, @Nullable String counter, Set<PersonRole> roles) {
  /** No session and no token is needed. */
  public static final Access EVERYBODY = new Access(true, Set.of(), null, Set.of());

  /** Whoever has signed in. */
  public static final Access PERSONS =
      new Access(false, Set.of(), null, EnumSet.allOf(PersonRole.class));

  /** Takes copies. */
  public Access {
    screens = Set.copyOf(screens);
    roles = Set.copyOf(roles);
  }

  /** Persons with any of these roles. */
  public static Access of(PersonRole first, PersonRole... others) {
    return new Access(false, Set.of(), null, EnumSet.of(first, others));
  }

  /** Screens of this kind, and no person. */
  public static Access of(ScreenKind kind) {
    return new Access(false, Set.of(kind), null, Set.of());
  }

  /** The same, and screens of this kind. */
  public Access and(ScreenKind kind) {
    EnumSet<ScreenKind> more = EnumSet.of(kind);
    more.addAll(screens);
    return new Access(everybody, more, counter, roles);
  }

  /** The same, and persons with this role. */
  public Access and(PersonRole role) {
    EnumSet<PersonRole> more = EnumSet.of(role);
    more.addAll(roles);
    return new Access(everybody, screens, counter, more);
  }

  /** The same, but of the screens only those of this counter; null for all. */
  public Access at(@Nullable String counter) {
    return new Access(everybody, screens, counter, roles);
  }

  /** Whether this caller may use it. */
  public boolean admits(Caller caller) {
    return switch (caller) {
      case Caller.Unguarded _ -> true;
      case Caller.Nobody _ -> everybody;
      case Caller.Screen screen -> everybody || admits(screen);
      case Caller.Person person -> everybody || person.roles().stream().anyMatch(roles::contains);
    };
  }

  private boolean admits(Caller.Screen screen) {
    return screens.contains(screen.kind()) && (counter == null || counter.equals(screen.counter()));
  }
}
