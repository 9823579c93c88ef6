package vn.motcua.firmware.queue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.motcua.provisioning.Catalogue;

/**
 * Whom a counter calls next.
 *
 * <ol>
 *   <li>A line that this counter has passed over as often as it has lines is due: the longest
 *       passed over first. So each of its {@code k} lines in which somebody waits is called within
 *       {@code 2k} of its calls.
 *   <li>Else a priority person, of the most preferred of its lines where one heads the line.
 *   <li>Else whoever heads the most preferred line in which somebody waits.
 * </ol>
 *
 * <p>A line is headed by whoever has come back after a no-show taken back, then by priority people,
 * then by the others, each in the order of their numbers; after {@link #PRIORITY_IN_A_ROW} priority
 * people whom a plain one has let pass, by that plain one. Lines are preferred in the order in
 * which the catalogue names them for the counter. Pure.
 */
public final class CallOrder {
  /** Of any four calls of a line one is plain, if a plain one waits. */
  public static final int PRIORITY_IN_A_ROW = 3;

  private CallOrder() {}

  /** Whom the counter calls next on this day; null when nobody waits in its lines. */
  public static @Nullable Visit next(QueueState queue, Catalogue.Counter counter, LocalDate day) {
    List<Visit> heads = new ArrayList<>();
    for (String line : counter.lines()) {
      Visit head = head(queue, day, line);
      if (head != null) {
        heads.add(head);
      }
    }
    int due = counter.lines().size();
    return heads.stream()
        .max(
            Comparator.comparingInt(
                    (Visit head) -> {
                      int passed = queue.turns().passed(counter.id(), head.line());
                      return passed >= due ? passed : 0;
                    })
                .thenComparing(CallOrder::isFirst)
                .thenComparing(
                    head -> counter.lines().indexOf(head.line()), Comparator.reverseOrder()))
        .orElse(null);
  }

  private static @Nullable Visit head(QueueState queue, LocalDate day, String line) {
    List<Visit> waiting = queue.waiting(day, List.of(line));
    if (waiting.isEmpty()) {
      return null;
    }
    Visit first = waiting.getFirst();
    boolean plainsTurn = queue.turns().inARow(line) >= PRIORITY_IN_A_ROW;
    return waiting.stream()
        .filter(each -> plainsTurn && !first.hasReturned() && each.priority() == null)
        .findFirst()
        .orElse(first);
  }

  private static boolean isFirst(Visit head) {
    return head.hasReturned() || head.priority() != null;
  }
}
