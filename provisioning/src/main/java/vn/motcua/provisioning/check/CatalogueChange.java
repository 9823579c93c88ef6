package vn.motcua.provisioning.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import vn.motcua.provisioning.Catalogue;
import vn.motcua.provisioning.Catalogue.Counter;
import vn.motcua.provisioning.Catalogue.Desk;
import vn.motcua.provisioning.Catalogue.Line;

/**
 * A difference between two catalogues that would break something in the middle of a day: numbers
 * are given, people wait, and officers are on duty by the old one. At midnight nobody waits and
 * numbers begin anew, so none of these matters then. Immutable.
 *
 * @param table where it is, such as {@code line}
 * @param id of the entry
 * @param isGone whether the entry is in the old catalogue only
 * @param message what is wrong, and what to do
 */
public record CatalogueChange(String table, String id, boolean isGone, String message) {
  /** All of them, in the order of the old catalogue. */
  public static List<CatalogueChange> between(Catalogue old, Catalogue next) {
    List<CatalogueChange> found = new ArrayList<>();
    for (Line line : old.lines()) {
      of(next.lines(), Line::id, line.id())
          .ifPresentOrElse(
              now -> compare(line, now, found),
              () ->
                  found.add(
                      gone(
                          "line",
                          line.id(),
                          "people may be waiting for it; let the case server close it for today")));
    }
    for (Counter counter : old.counters()) {
      of(next.counters(), Counter::id, counter.id())
          .ifPresentOrElse(
              now -> compare(counter, now, next, found),
              () ->
                  found.add(
                      gone(
                          "counter", counter.id(), "somebody may be served there; keep it today")));
    }
    removed(old.priorities(), next.priorities(), Catalogue.Priority::id)
        .forEach(id -> found.add(gone("priority", id, "people with it may be waiting; keep it")));
    removed(old.staff(), next.staff(), Catalogue.Staff::id)
        .forEach(id -> found.add(gone("staff", id, "this person may be on duty; keep the entry")));
    for (Desk desk : old.desks()) {
      of(next.desks(), Desk::id, desk.id())
          .ifPresentOrElse(
              now -> compare(desk, now, found),
              () ->
                  found.add(
                      gone("desk", desk.id(), "dossiers may be half handed over; keep it today")));
    }
    return List.copyOf(found);
  }

  private static void compare(Line old, Line now, List<CatalogueChange> found) {
    if (old.prefix() != now.prefix()) {
      found.add(
          new CatalogueChange(
              "line",
              old.id(),
              false,
              "prefix: numbers of today begin with %d, and new ones would begin with %d; keep %1$d"
                  .formatted(old.prefix(), now.prefix())));
    }
  }

  private static void compare(
      Counter old, Counter now, Catalogue next, List<CatalogueChange> found) {
    for (String line : old.lines()) {
      boolean isLine = of(next.lines(), Line::id, line).isPresent();
      boolean isServed = next.counters().stream().anyMatch(each -> each.lines().contains(line));
      if (isLine && !now.lines().contains(line) && !isServed) {
        found.add(
            new CatalogueChange(
                "counter",
                old.id(),
                false,
                "lines: no counter would call " + line + ", and people may be waiting; keep it"));
      }
    }
  }

  private static void compare(Desk old, Desk now, List<CatalogueChange> found) {
    if (!old.from().equals(now.from())
        || !old.to().equals(now.to())
        || !old.side().equals(now.side())) {
      found.add(
          new CatalogueChange(
              "desk",
              old.id(),
              false,
              "from, to and side say who holds the dossiers of today; add another desk"));
    }
  }

  private static CatalogueChange gone(String table, String id, String why) {
    return new CatalogueChange(table, id, true, "id: " + id + " is gone, and " + why);
  }

  private static <T> List<String> removed(List<T> old, List<T> next, Function<T, String> id) {
    return old.stream().map(id).filter(each -> of(next, id, each).isEmpty()).toList();
  }

  private static <T> Optional<T> of(List<T> entries, Function<T, String> id, String wanted) {
    return entries.stream().filter(each -> id.apply(each).equals(wanted)).findFirst();
  }
}
