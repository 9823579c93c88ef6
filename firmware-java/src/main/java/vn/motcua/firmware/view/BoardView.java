package vn.motcua.firmware.view;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The view of a whole board for its pages; replaced after each commit. Immutable.
 *
 * @param centre the centre's name
 * @param board board id
 * @param day local day in Asia/Ho_Chi_Minh
 * @param lines queues, in the catalogue's order
 * @param priorities kinds of priority a citizen can touch
 * @param printer the ticket printer
 * @param counters counters, in the catalogue's order
 * @param calls the latest calls, newest first, at most 8
 * @param unsettled slips of which nobody knows whether they came out
 * @param unprinted tickets of today that wait without a slip, newest first, at most 16
 * @param lastPunch the latest punch, null when there is none
 * @param desks hand-off desks
 * @param devices every device and its life
 * @param delivery how far the case server is behind
 * @param warnings Vietnamese warnings that each page shows, such as about access from the network;
 *     normally none
 * @param others views of stations that have no place of their own above, by the stations' names; in
 *     JSON they are beside the others
 */
public record BoardView(
    String centre,
    String board,
    LocalDate day,
    List<LineView> lines,
    List<Choice> priorities,
    PrinterView printer,
    List<CounterView> counters,
    List<CallView> calls,
    List<SlipView> unsettled,
    List<SlipView> unprinted,
    @Nullable PunchView lastPunch,
    List<DeskView> desks,
    List<DeviceView> devices,
    DeliveryView delivery,
    List<String> warnings,
    @JsonAnyGetter Map<String, Object> others) {

  /** So many waiting tickets are shown to an officer. */
  public static final int NEXT_MAX = 12;

  /** Something to choose by id, with its Vietnamese name. */
  public record Choice(String id, String name) {}

  /**
   * A queue.
   *
   * @param waiting people waiting
   * @param waitingPriority how many of these have a priority
   * @param remaining numbers left today; 0 means that no more are given
   * @param closed why it gives none for now, null when it does
   */
  public record LineView(
      String id,
      int digit,
      String name,
      String pictogram,
      int waiting,
      int waitingPriority,
      int remaining,
      @Nullable String closed) {}

  /**
   * Printing, as it concerns citizens.
   *
   * @param state ready, near-end, paper-out, cover-open, error or offline: that of the printer a
   *     slip would come out of now
   * @param each every ticket printer and its own state: one that stands in hides the need of
   *     another from citizens, not from staff
   */
  public record PrinterView(String state, List<PrinterState> each) {}

  /** A ticket printer by its device name; {@code state} as in {@link PrinterView}. */
  public record PrinterState(String name, String state) {}

  /**
   * A counter.
   *
   * @param current the ticket called or served, null when free
   * @param waiting people waiting in the lines it serves
   * @param next the first of these, in the order of their numbers, priority first, at most {@value
   *     #NEXT_MAX}; for the officer's own page
   * @param absent the number whose no-show can be taken back now, null when there is none
   * @param officer who is on duty by attendance; a name, for this board's pages only
   * @param rating value of the latest counted rating of the current or last visit, null before it
   * @param rateable whether a press now would count
   * @param visit the visit a press now would be bound to; not always {@code current}, since the
   *     next citizen may have been called while the one before still rates; null when none
   */
  public record CounterView(
      String id,
      String name,
      List<String> lines,
      @Nullable TicketView current,
      int waiting,
      List<WaitingView> next,
      @Nullable String absent,
      @Nullable String officer,
      @Nullable Integer rating,
      boolean rateable,
      @Nullable VisitView visit) {}

  /** A visit by its ticket. */
  public record VisitView(LocalDate day, String number) {}

  /**
   * A ticket at a counter: {@code state} called or serving; {@code priority} by its Vietnamese
   * name, null for none, for the officer's own page.
   */
  public record TicketView(
      String number, String line, String state, Instant since, @Nullable String priority) {}

  /** A ticket in a line; {@code priority} by its Vietnamese name, null for none. */
  public record WaitingView(String number, String line, @Nullable String priority, Instant since) {}

  /** A call: {@code spoken} is the whole Vietnamese sentence, digit by digit. */
  public record CallView(String number, String counter, String spoken, int times, Instant at) {}

  /** A slip waiting for a person's word. */
  public record SlipView(LocalDate day, String number) {}

  /** A punch: {@code direction} in or out; null staff for an unknown finger. */
  public record PunchView(@Nullable String staff, String direction, Instant at) {}

  /** A desk and its latest scan. */
  public record DeskView(String id, String name, @Nullable ScanView last) {}

  /** A scan: {@code verdict} accepted, citizen-card, not-a-dossier or repeated. */
  public record ScanView(@Nullable String dossier, String verdict, Instant at) {}

  /** A device: {@code life} as in {@link vn.motcua.devices.life.LifeStage}, in lower case. */
  public record DeviceView(String name, String kind, String life, String reason) {}

  /**
   * Delivery.
   *
   * @param connected whether the broker is reached
   * @param unacknowledged events that the case server does not hold yet
   * @param trouble why the broker is not reached, or why the date may be wrong, and what to do: a
   *     Vietnamese sentence for the staff; null when nothing can be done but wait
   */
  public record DeliveryView(boolean connected, long unacknowledged, @Nullable String trouble) {

    /** Without trouble. */
    public DeliveryView(boolean connected, long unacknowledged) {
      this(connected, unacknowledged, null);
    }
  }
}
