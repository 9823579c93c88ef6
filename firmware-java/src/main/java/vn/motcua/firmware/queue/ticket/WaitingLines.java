package vn.motcua.firmware.queue.ticket;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.motcua.firmware.queue.ticket.Visit.Stage;

/**
 * Who waits in each line of each day, in their order: to ask it costs as much as there are people
 * waiting, however many numbers the day has given. Station thread only.
 */
final class WaitingLines {
  private static final Comparator<Visit> ORDER =
      Comparator.comparing((Visit each) -> !each.hasReturned())
          .thenComparing(each -> each.hasReturned() ? false : each.priority() == null)
          .thenComparingLong(Visit::order)
          .thenComparingInt(each -> each.number().length())
          .thenComparing(Visit::number);

  private final Map<Place, NavigableSet<Visit>> lines = new HashMap<>();

  private record Place(LocalDate day, String line) {}

  /** A visit has become another; {@code before} is null when the number is new. */
  void moved(@Nullable Visit before, Visit after) {
    if (before != null && before.stage() == Stage.WAITING) {
      line(before).remove(before);
    }
    if (after.stage() == Stage.WAITING) {
      line(after).add(after);
    }
  }

  private NavigableSet<Visit> line(Visit visit) {
    return lines.computeIfAbsent(new Place(visit.day(), visit.line()), _ -> new TreeSet<>(ORDER));
  }

  void forget(LocalDate day) {
    lines.keySet().removeIf(place -> place.day().equals(day));
  }

  /**
   * Those who wait on a day in any of the lines: those that came back after a no-show, then
   * priority, then by issue order.
   */
  List<Visit> of(LocalDate day, Collection<String> of) {
    return of.stream()
        .distinct()
        .map(line -> lines.get(new Place(day, line)))
        .flatMap(waiting -> waiting == null ? null : waiting.stream())
        .sorted(ORDER)
        .toList();
  }
}
