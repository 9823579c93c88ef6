package vn.motcua.firmware.queue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vn.motcua.firmware.queue.ticket.QueueState;
import vn.motcua.firmware.queue.ticket.Visit;
import vn.motcua.provisioning.Catalogue;
import vn.motcua.provisioning.rules.QueueRules;

/**
 * Chooses the ticket that a counter calls next.
 *
 * <ol>
 *   <li>A line is due when this counter has skipped it {@code s - k} times, of its {@code k} lines
 *       and the {@linkplain QueueRules#eachLineWithin s} calls of the catalogue; the line skipped
 *       longest comes first. So each line in which somebody waits gets one of the next {@code s}
 *       calls.
 *   <li>Otherwise a person with priority, from the most preferred line that has one at its head.
 *   <li>Otherwise the head of the most preferred line in which somebody waits.
 * </ol>
 *
 * <p>At the head of a line are people whose no-show was taken back, then people with priority, then
 * the others, each group in the order of numbers. Who came back counts as one with priority. After
 * {@linkplain QueueRules#priorityInARow r} of them in a row were called before a waiting person
 * without priority, that person is next. Calls by hand are out of turn and change no count. The
 * catalogue lists a counter's lines in the order of preference. Pure.
 */
public final class CallOrder {
  private CallOrder() {}

  /** The ticket that the counter calls next on this day; null when nobody waits in its lines. */
  public static @Nullable Visit next(
      QueueState queue, Catalogue.Counter counter, QueueRules rules, LocalDate day) {
    return next(queue, counter, rules, day, _ -> true);
  }

  /** The same, of those only that the counter may call. */
  static @Nullable Visit next(
      QueueState queue,
      Catalogue.Counter counter,
      QueueRules rules,
      LocalDate day,
      Predicate<Visit> allowed) {
    List<Visit> heads = new ArrayList<>();
    for (String line : counter.lines()) {
      Visit head = head(queue, day, line, rules.priorityInARow(), allowed);
      if (head != null) {
        heads.add(head);
      }
    }
    int lines = counter.lines().size();
    int due = rules.eachLineWithin(lines) - lines;
    return heads.stream()
        .max(
            Comparator.comparingInt(
                    (Visit head) -> {
                      int passed = queue.turns().passed(counter.id(), head.line());
                      return passed >= due ? passed : 0;
                    })
                .thenComparing(Visit::isFirst)
                .thenComparing(
                    head -> counter.lines().indexOf(head.line()), Comparator.reverseOrder()))
        .orElse(null);
  }

  private static @Nullable Visit head(
      QueueState queue, LocalDate day, String line, int inARow, Predicate<Visit> allowed) {
    List<Visit> waiting = queue.waiting(day, List.of(line)).stream().filter(allowed).toList();
    if (waiting.isEmpty()) {
      return null;
    }
    Visit first = waiting.getFirst();
    boolean plainsTurn = queue.turns().inARow(line) >= inARow;
    return waiting.stream().filter(each -> plainsTurn && !each.isFirst()).findFirst().orElse(first);
  }
}
