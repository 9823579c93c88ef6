package vn.motcua.firmware.queue.ticket;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A citizen's visit: one number of one day, whatever happens to its paper. Immutable.
 *
 * @param order place in its line, rising: the issue order within the ledger, from 1; below zero
 *     after a no-show taken back, before all others
 * @param counter where it was last called to, null before
 * @param since when {@code stage} was entered
 * @param calls how often it was called
 */
public record Visit(
    TicketKey key,
    String line,
    @Nullable String priority,
    long order,
    Stage stage,
    @Nullable String counter,
    Instant since,
    int calls) {

  /** The stages of a visit. */
  public enum Stage {
    WAITING,
    CALLED,
    SERVING,
    FINISHED,
    ABSENT
  }

  private static final long RETURNED_BEFORE = Long.MIN_VALUE;

  /** A citizen has just got the number. */
  static Visit waiting(
      TicketKey key, String line, @Nullable String priority, long order, Instant since) {
    return new Visit(key, line, priority, order, Stage.WAITING, null, since, 0);
  }

  /** The local day on which its number was given. */
  public LocalDate day() {
    return key.day();
  }

  /** Its number, as it is called. */
  public String number() {
    return key.number();
  }

  /** Whether it came back to its line after a no-show taken back. */
  public boolean hasReturned() {
    return order < 0;
  }

  Visit calledTo(String place, Instant when) {
    return new Visit(key, line, priority, order, Stage.CALLED, place, when, calls + 1);
  }

  /** At the counter to which it was called. */
  Visit at(Stage next, String place, Instant when) {
    return new Visit(key, line, priority, order, next, place, when, calls);
  }

  Visit movedTo(String toLine, Instant when) {
    return new Visit(key, toLine, priority, order, Stage.WAITING, null, when, calls);
  }

  /** In front of its line; {@code earlier} others have come back before. */
  Visit returnedToLine(long earlier, Instant when) {
    return new Visit(
        key, line, priority, RETURNED_BEFORE + earlier, Stage.WAITING, null, when, calls);
  }
}
