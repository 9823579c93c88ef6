package vn.motcua.firmware.queue.ticket;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A citizen's visit: one number of one day, whatever happens to its paper. Immutable.
 *
 * <p>It is what boards tell each other about a ticket. Of two accounts of one visit the one with
 * the higher step holds ({@link #outranks}), so it does not matter in which order, how often or by
 * which way a board hears them.
 *
 * @param request id of the touch that took the number
 * @param order place in its line, rising; below zero after a no-show taken back, before all others
 * @param counter where it was last called to, null before
 * @param since when {@code stage} was entered
 * @param called the counters that it was called to, in this order, without repeated calls
 * @param times how often it was called
 * @param step how many things have happened to it, from 1
 */
public record Visit(
    TicketKey key,
    String line,
    @Nullable String priority,
    String request,
    long order,
    Stage stage,
    @Nullable String counter,
    Instant since,
    List<String> called,
    int times,
    int step) {

  /** The stages of a visit. A later one holds where two accounts have the same number of steps. */
  public enum Stage {
    /** In its line. */
    WAITING,
    /** Called to a counter. */
    CALLED,
    /** At the counter. */
    SERVING,
    /** Called, but did not come. */
    ABSENT,
    /** Over. */
    FINISHED,
    /** Given to nobody: its touch got another number. */
    WITHDRAWN
  }

  /** Places below zero stay exact in JSON. */
  private static final long RETURNED_BEFORE = -(1L << 52);

  /** Takes a copy of the list. */
  public Visit {
    called = List.copyOf(called);
  }

  /** A citizen has just got the number. */
  public static Visit waiting(
      TicketKey key,
      String line,
      @Nullable String priority,
      String request,
      long order,
      Instant since) {
    return new Visit(
        key, line, priority, request, order, Stage.WAITING, null, since, List.of(), 0, 1);
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

  /**
   * Whether it is called before the others of its line as long as the rules allow: it has a
   * priority, or came back after a no-show.
   */
  public boolean isFirst() {
    return priority != null || hasReturned();
  }

  /** Whether it is called to or served at a counter. */
  public boolean isAtCounter() {
    return stage == Stage.CALLED || stage == Stage.SERVING;
  }

  /** Whether this account of the same visit holds against the other. */
  public boolean outranks(Visit other) {
    if (step != other.step) {
      return step > other.step;
    }
    if (stage != other.stage) {
      return stage.compareTo(other.stage) > 0;
    }
    return String.join("/", called).compareTo(String.join("/", other.called)) > 0;
  }

  /** Whether it waits again where it was, because its call was a mistake. */
  boolean takesBackTheCallOf(Visit before) {
    return before.stage == Stage.CALLED
        && stage == Stage.WAITING
        && line.equals(before.line)
        && order == before.order;
  }

  /**
   * The counter that called it here and not in the other account, when the other has a call that is
   * not here either: two counters called it without knowing of each other. Null when one account
   * continues the other.
   */
  public @Nullable String calledApart(Visit other) {
    int both = Math.min(called.size(), other.called.size());
    for (int i = 0; i < both; i++) {
      if (!called.get(i).equals(other.called.get(i))) {
        return called.get(i);
      }
    }
    return null;
  }

  /** Called to a counter. */
  public Visit calledTo(String place, Instant when) {
    List<String> counters = new ArrayList<>(called);
    counters.add(place);
    return new Visit(
        key,
        line,
        priority,
        request,
        order,
        Stage.CALLED,
        place,
        when,
        counters,
        times + 1,
        step + 1);
  }

  /** Once more to the same counter. */
  Visit calledAgain(Instant when) {
    return moved(line, order, Stage.CALLED, counter, when, times + 1);
  }

  /** At the counter to which it was called. */
  Visit at(Stage next, @Nullable String place, Instant when) {
    return moved(line, order, next, place, when, times);
  }

  Visit movedTo(String toLine, Instant when) {
    return moved(toLine, order, Stage.WAITING, null, when, times);
  }

  /** In front of its line; {@code earlier} others have come back before. */
  Visit returnedToLine(long earlier, Instant when) {
    return moved(line, RETURNED_BEFORE + earlier, Stage.WAITING, null, when, times);
  }

  /** Over, as another board says which does not say how. */
  public Visit over() {
    return at(Stage.FINISHED, counter, since);
  }

  private Visit moved(
      String toLine, long place, Stage next, @Nullable String at, Instant when, int howOften) {
    return new Visit(
        key, toLine, priority, request, place, next, at, when, called, howOften, step + 1);
  }
}
