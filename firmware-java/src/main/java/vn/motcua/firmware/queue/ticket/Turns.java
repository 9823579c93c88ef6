package vn.motcua.firmware.queue.ticket;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.motcua.firmware.queue.ticket.Visit.Stage;

/**
 * The counts that the call order needs: who waits where, how often each counter has skipped a line,
 * and how many people with priority a line has sent forward in a row. Folded from events by {@link
 * QueueState}. Station thread only.
 */
public final class Turns {
  /** The people who wait in a line on a day, with or without priority. */
  private record Waiters(LocalDate day, String line, boolean priority) {}

  private record Passing(String counter, String line) {}

  private final Map<Waiters, Integer> waiting = new HashMap<>();
  private final Map<Passing, Integer> passed = new HashMap<>();
  private final Map<String, Map<Passing, Integer>> passedBefore = new HashMap<>();
  private final PriorityRows rows = new PriorityRows();

  /** A visit has changed from {@code before}, which equals {@code after} for a new one. */
  void moved(Visit before, Visit after, boolean isNew) {
    if (!isNew && before.stage() == Stage.WAITING) {
      waiting.computeIfPresent(waitersOf(before), (_, n) -> n == 1 ? null : n - 1);
    }
    if (after.stage() == Stage.WAITING) {
      waiting.merge(waitersOf(after), 1, Integer::sum);
    }
  }

  private static Waiters waitersOf(Visit visit) {
    return new Waiters(visit.day(), visit.line(), visit.isFirst());
  }

  /** {@code visit}, already removed from its line's count, was called to {@code counter}. */
  void called(Visit visit, String counter) {
    LocalDate day = visit.day();
    forgetEmpty(counter, day);
    passedBefore.put(counter, passedBy(counter));
    waiting.keySet().stream()
        .filter(each -> each.day().equals(day))
        .map(Waiters::line)
        .distinct()
        .forEach(line -> passed.merge(new Passing(counter, line), 1, Integer::sum));
    passed.remove(new Passing(counter, visit.line()));
    rows.called(visit, counter, waiting(day, visit.line(), false) > 0);
  }

  /**
   * The same out of turn: no line was skipped, and no row of people with priority is longer or at
   * its end.
   */
  void calledByHand(Visit visit, String counter) {
    forgetEmpty(counter, visit.day());
    rows.calledByHand(counter);
  }

  /** The call counts as not made; the visit waits again. */
  void undone(Visit visit, @Nullable String counter) {
    if (counter != null && rows.undone(visit.key(), counter)) {
      passed.keySet().removeIf(each -> each.counter().equals(counter));
      passed.putAll(passedBefore.getOrDefault(counter, Map.of()));
    }
  }

  private void forgetEmpty(String counter, LocalDate day) {
    passed.keySet().removeIf(p -> p.counter().equals(counter) && waiting(day, p.line()) == 0);
  }

  private Map<Passing, Integer> passedBy(String counter) {
    Map<Passing, Integer> by = new HashMap<>(passed);
    by.keySet().removeIf(each -> !each.counter().equals(counter));
    return by;
  }

  /** How many calls in a row this counter has made while somebody waited in this line. */
  public int passed(String counter, String line) {
    return passed.getOrDefault(new Passing(counter, line), 0);
  }

  /** How many people with priority this line has sent forward while one without waited. */
  public int inARow(String line) {
    return rows.length(line);
  }

  int waiting(LocalDate day, String line) {
    return waiting(day, line, true) + waiting(day, line, false);
  }

  private int waiting(LocalDate day, String line, boolean priority) {
    return waiting.getOrDefault(new Waiters(day, line, priority), 0);
  }

  void forget(LocalDate day) {
    waiting.keySet().removeIf(each -> each.day().equals(day));
  }
}
