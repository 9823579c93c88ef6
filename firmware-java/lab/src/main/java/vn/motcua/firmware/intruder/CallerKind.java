package vn.motcua.firmware.intruder;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import vn.motcua.firmware.access.Caller;
import vn.motcua.firmware.access.PersonRole;
import vn.motcua.firmware.access.ScreenKind;

/**
 * A column of the table in docs/access.md: a kind of caller.
 *
 * @param name as the table writes it, such as {@code courier desk}
 * @param caller one of this kind
 * @param bound whether it belongs to one counter
 */
public record CallerKind(String name, Caller caller, boolean bound) {
  /** The counter of the pad, and of the officer's screen, in {@link #ALL}. */
  public static final String COUNTER = "1";

  /** Nobody, each screen, each role; in the order of the columns. */
  public static final List<CallerKind> ALL = all();

  private static List<CallerKind> all() {
    List<CallerKind> kinds = new ArrayList<>();
    kinds.add(new CallerKind("nobody", new Caller.Nobody(), false));
    for (ScreenKind kind : ScreenKind.values()) {
      boolean bound = kind == ScreenKind.PAD || kind == ScreenKind.COUNTER;
      kinds.add(new CallerKind(word(kind), new Caller.Screen(kind, bound ? COUNTER : null), bound));
    }
    for (PersonRole role : PersonRole.values()) {
      kinds.add(new CallerKind(word(role), new Caller.Person("cb-001", Set.of(role)), false));
    }
    return List.copyOf(kinds);
  }

  /** As the table writes it. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
