package vn.motcua.firmware.queue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the queue shows. Immutable. */
public sealed interface QueueView {
  /** Most waiting tickets that an officer is shown. */
  int NEXT_MAX = 12;

  /** Most slips that staff are offered at once. */
  int UNPRINTED_MAX = 60;

  /** Something to choose by id, with its Vietnamese name. */
  record Choice(String id, String name) implements QueueView {}

  /**
   * A queue.
   *
   * @param digit the first of its numbers, 1 to 9, which gives the line its colour
   * @param prefix what its numbers begin with, one digit or two
   * @param waiting people waiting
   * @param waitingPriority how many of these have a priority
   * @param remaining numbers left today; 0 means that no more are given
   * @param closed why the case server lets it give none for now, null when it does
   * @param agency id of its agency; empty for none
   * @param refusal why it gives none now, by whatever rule, and when again; null when it gives one
   */
  record LineView(
      String id,
      int digit,
      int prefix,
      String name,
      String pictogram,
      int waiting,
      int waitingPriority,
      int remaining,
      @Nullable String closed,
      String agency,
      @Nullable String refusal)
      implements QueueView {}

  /**
   * The hub, as this board sees it.
   *
   * @param state here: this board; alive: another one; claiming: this board soon; missing: none is
   *     heard
   * @param board the last one that was heard of; empty before the first
   * @param term of that one
   * @param mayTakeOver whether a person can make this board the hub
   */
  record HubView(String state, String board, int term, boolean mayTakeOver) implements QueueView {}

  /** An agency that a citizen touches before one of its lines. */
  record AgencyView(String id, String name, String pictogram) implements QueueView {}

  /**
   * Printing, as it concerns citizens.
   *
   * @param state ready, near-end, paper-out, cover-open, error or offline: that of the printer a
   *     slip would come out of now
   * @param each every ticket printer and its own state: one that stands in hides the need of
   *     another from citizens, not from staff
   */
  record PrinterView(String state, List<PrinterState> each) implements QueueView {}

  /** A ticket printer by its device name; {@code state} as in {@link PrinterView}. */
  record PrinterState(String name, String state) implements QueueView {}

  /**
   * A counter, for the officer who sits there.
   *
   * @param current the ticket called or served, null when free
   * @param waiting people waiting in the lines it serves
   * @param next the first of these, in the order of their numbers, priority first, at most {@value
   *     #NEXT_MAX}
   * @param absent the number whose no-show can be taken back now, null when there is none
   * @param undo the number whose call can be taken back now, null when there is none
   */
  record CounterView(
      String id,
      String name,
      List<String> lines,
      @Nullable TicketView current,
      int waiting,
      List<WaitingView> next,
      @Nullable String absent,
      @Nullable String undo)
      implements QueueView {}

  /** A counter as the hall sees it; {@code current} is null when it is free. */
  record SignView(String id, String name, @Nullable CurrentView current) implements QueueView {}

  /** The ticket at a counter without its priority: {@code state} is called or serving. */
  record CurrentView(String number, String state, Instant since) implements QueueView {}

  /**
   * A ticket at a counter: {@code state} called or serving; {@code priority} by its Vietnamese
   * name, null for none.
   */
  record TicketView(
      String number, String line, String state, Instant since, @Nullable String priority)
      implements QueueView {}

  /** A ticket in a line; {@code priority} by its Vietnamese name, null for none. */
  record WaitingView(String number, String line, @Nullable String priority, Instant since)
      implements QueueView {}

  /** A call: {@code spoken} is the whole Vietnamese sentence, digit by digit. */
  record CallView(String number, String counter, String spoken, int times, Instant at)
      implements QueueView {}

  /** A slip waiting for a person's word, or never printed. */
  record SlipView(LocalDate day, String number) implements QueueView {}

  /**
   * Those who wait today and certainly have no slip.
   *
   * @param all how many
   * @param first the numbers given first, at most {@value #UNPRINTED_MAX}
   */
  record UnprintedView(int all, List<SlipView> first) implements QueueView {}
}
