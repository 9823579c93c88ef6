package vn.motcua.firmware.queue;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One number of one day. Immutable.
 *
 * @param order place in its line, rising: the issue order within the ledger, from 1; below zero for
 *     one that came back after a no-show, before all others
 * @param slip what is known of its paper; never decides whether the ticket counts
 * @param job the latest print job, null before the first
 * @param slips how many slips were sent to a printer
 * @param counter where it was last called to, null before
 * @param since when {@code stage} was entered
 * @param calls how often it was called
 */
public record Ticket(
    LocalDate day,
    String number,
    String line,
    @Nullable String priority,
    String request,
    long order,
    int ahead,
    Stage stage,
    Slip slip,
    @Nullable String job,
    int slips,
    @Nullable String counter,
    Instant since,
    int calls) {

  /** Where the citizen stands. */
  public enum Stage {
    WAITING,
    CALLED,
    SERVING,
    FINISHED,
    ABSENT
  }

  /** What is known of the paper. */
  public enum Slip {
    RESERVED,
    SENT,
    PRINTED,
    UNKNOWN,
    VOID
  }

  static final long RETURNED_BEFORE = Long.MIN_VALUE;

  /** Whether it came back to its line after a no-show taken back. */
  public boolean hasReturned() {
    return order < 0;
  }

  /** This ticket's key. */
  public TicketKey key() {
    return new TicketKey(day, number);
  }

  Ticket paper(Slip next) {
    return new Ticket(
        day, number, line, priority, request, order, ahead, stage, next, job, slips, counter, since,
        calls);
  }

  Ticket sent(String newJob) {
    return new Ticket(
        day, number, line, priority, request, order, ahead, stage, Slip.SENT, newJob, slips + 1,
        counter, since, calls);
  }

  Ticket at(Stage next, @Nullable String place, Instant when) {
    int called = next == Stage.CALLED ? calls + 1 : calls;
    return new Ticket(
        day, number, line, priority, request, order, ahead, next, slip, job, slips, place, when,
        called);
  }

  Ticket moved(String toLine, Instant when) {
    return new Ticket(
        day,
        number,
        toLine,
        priority,
        request,
        order,
        ahead,
        Stage.WAITING,
        slip,
        job,
        slips,
        null,
        when,
        calls);
  }

  Ticket returned(long place, Instant when) {
    return new Ticket(
        day,
        number,
        line,
        priority,
        request,
        place,
        ahead,
        Stage.WAITING,
        slip,
        job,
        slips,
        null,
        when,
        calls);
  }

  /** Called as before its no-show: that was no further call. */
  Ticket backAt(String place, Instant when) {
    return new Ticket(
        day,
        number,
        line,
        priority,
        request,
        order,
        ahead,
        Stage.CALLED,
        slip,
        job,
        slips,
        place,
        when,
        calls);
  }
}
