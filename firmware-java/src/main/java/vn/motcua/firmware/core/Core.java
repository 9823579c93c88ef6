package vn.motcua.firmware.core;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.BoardEvent;
import vn.motcua.bridge.BoardEvent.BoardBorn;
import vn.motcua.bridge.BoardEvent.ClockCorrected;
import vn.motcua.bridge.BoardEvent.DataErased;
import vn.motcua.bridge.BoardEvent.DayPrinted;
import vn.motcua.bridge.BoardEvent.DaySealed;
import vn.motcua.bridge.BoardEvent.DeviceChanged;
import vn.motcua.bridge.BoardEvent.LedgerConfirmed;
import vn.motcua.bridge.BoardEvent.LedgerDoubted;
import vn.motcua.bridge.BoardEvent.LedgerPruned;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.EventData;
import vn.motcua.bridge.Moment;
import vn.motcua.bridge.SlotEvent;
import vn.motcua.bridge.wire.ServerCommand;
import vn.motcua.devices.Reading;
import vn.motcua.firmware.attendance.AttendanceEvent;
import vn.motcua.firmware.attendance.AttendanceState;
import vn.motcua.firmware.attendance.TimeClock;
import vn.motcua.firmware.handoff.HandoffDesk;
import vn.motcua.firmware.handoff.HandoffEvent;
import vn.motcua.firmware.handoff.HandoffState;
import vn.motcua.firmware.queue.CounterDesk;
import vn.motcua.firmware.queue.Kiosk;
import vn.motcua.firmware.queue.LineDesk;
import vn.motcua.firmware.queue.LineEvent;
import vn.motcua.firmware.queue.LineState;
import vn.motcua.firmware.queue.QueueState;
import vn.motcua.firmware.queue.TicketEvent;
import vn.motcua.firmware.rating.RatingEvent;
import vn.motcua.firmware.rating.RatingPad;
import vn.motcua.firmware.rating.RatingState;
import vn.motcua.firmware.station.Day;
import vn.motcua.firmware.station.Decision;
import vn.motcua.firmware.station.Hardware;
import vn.motcua.firmware.station.Input;
import vn.motcua.firmware.station.Touch;
import vn.motcua.firmware.view.BoardView;
import vn.motcua.provisioning.Catalogue;

/**
 * One board: {@code note} what a device says of itself, {@code decide}, append, {@code apply}.
 *
 * <p>{@link #decide} reads and changes nothing; {@link #apply} is the only way ledgered state
 * changes, at start by replay and afterwards by each appended event, so state and ledger cannot
 * part. The same inputs at the same moments give the same decisions. One thread.
 */
public final class Core {
  private final Site site;
  private final Kiosk kiosk;
  private final LineDesk lineDesk;
  private final CounterDesk counters;
  private final RatingPad pad;
  private final TimeClock timeClock;
  private final HandoffDesk handoffDesk;
  private QueueState queue = new QueueState();
  private LineState lines = new LineState();
  private RatingState ratings = new RatingState();
  private AttendanceState attendance = new AttendanceState();
  private HandoffState handoff = new HandoffState();
  private final DeviceLedger deviceLedger = new DeviceLedger();
  private LocalDate sealed = LocalDate.MIN;
  private final Hardware hardware = new Hardware();
  private final Screen screen;
  private ClosingDesk closing;

  /** An empty board; replay its ledger through {@link #apply} before the first step. */
  public Core(Site site) {
    this.site = site;
    Catalogue catalogue = site.catalogue();
    this.kiosk = new Kiosk(site.centre(), catalogue, site.printers(), site.slots());
    this.lineDesk = new LineDesk(catalogue);
    this.counters = new CounterDesk(catalogue);
    this.pad = new RatingPad(catalogue.counters().stream().map(Catalogue.Counter::id).toList());
    this.timeClock = new TimeClock(catalogue.staff());
    this.handoffDesk = new HandoffDesk(site.deskOfScanner());
    this.screen = new Screen(site, timeClock);
    this.closing = new ClosingDesk(site);
  }

  /** Takes in what is not ledgered: device conditions, and what screens show for a moment. */
  public void note(Input input, Moment now) {
    if (input instanceof Input.Heard(Reading reading)) {
      hardware.note(reading);
      deviceLedger.note(reading, site.kinds().getOrDefault(reading.device(), "unknown"));
      screen.note(reading, now);
      if (reading instanceof Reading.Scanned scan
          && handoffDesk.isAgain(handoff, attendance, scan, now)) {
        screen.again(scan.device());
      }
    }
  }

  /** The input came to nothing: screens do not go on showing that it was accepted. */
  public void unnote() {
    screen.clear();
  }

  /** What is to be stored, done and answered. Changes nothing. */
  public Decision decide(Input input, Moment now) {
    return switch (input) {
      case Input.Touched(Touch touch) -> touched(touch, now);
      case Input.Heard(Reading reading) -> heard(reading, now);
      case Input.Commanded(ServerCommand command) -> lineDesk.obey(lines, command, now);
      case Input.Ticked() -> ticked(now);
      case Input.Started started -> started(started, now);
      case Input.ErasureAsked asked -> ErasureDesk.obey(asked, lines, sealed, Day.of(now.wall()));
      case Input.DayOver over -> Decision.of(over.seal());
      case Input.Outlived(List<Event> events) -> outlived(events);
      case Input.Answered answered -> answered(answered);
    };
  }

  private Decision touched(Touch touch, Moment now) {
    return switch (touch) {
      case Touch.TakeNumber take -> take(take, now);
      case Touch.CallNext call -> counters.callNext(queue, call.counter(), now);
      case Touch.Recall recall -> counters.recall(queue, recall.counter());
      case Touch.StartVisit start -> counters.start(queue, start.counter());
      case Touch.FinishVisit finish -> counters.finish(queue, finish.counter());
      case Touch.MarkAbsent absent -> counters.absent(queue, absent.counter());
      case Touch.TakeBackAbsent back -> counters.giveBack(queue, back.counter(), now);
      case Touch.Transfer move -> counters.transfer(queue, move.counter(), move.toLine());
      case Touch.Rate rate -> rate(RatingPad.Press.touched(rate), now);
      case Touch.SettleSlip settle -> kiosk.settle(queue, settle);
      case Touch.PrintClosing _ -> closing.print(hardware, now);
      case Touch.Reprint again -> kiosk.reprint(queue, hardware, again, now);
    };
  }

  private Decision take(Touch.TakeNumber touch, Moment now) {
    String closed = lines.closedFor(touch.line(), Day.of(now.wall()));
    return closed == null || queue.ofRequest(touch.request()) != null
        ? kiosk.take(queue, hardware, touch, now)
        : Decision.refused(
            "line-closed", "Tạm ngừng cấp số: " + closed + ". Mời ông/bà đến quầy hướng dẫn.");
  }

  private Decision heard(Reading reading, Moment now) {
    return switch (reading) {
      case Reading.Pressed pressed -> pressed(pressed, now);
      case Reading.Scanned scan -> handoffDesk.scanned(handoff, attendance, scan, now);
      case Reading.FingerMatched match -> timeClock.finger(attendance, match, now);
      case Reading.FingerUnknown _ -> Decision.NOTHING;
      case Reading.Punched row -> timeClock.terminal(attendance, row, now);
      case Reading.JobFinished job -> kiosk.finished(queue, job);
      default -> new Decision(deviceLedger.due(reading.device(), now), List.of(), null);
    };
  }

  private Decision pressed(Reading.Pressed pressed, Moment now) {
    String counter = site.counterOfPanel().get(pressed.device());
    if (counter == null) {
      return Decision.NOTHING;
    }
    return rate(RatingPad.Press.button(counter, pressed.button(), pressed.device()), now);
  }

  private Decision rate(RatingPad.Press press, Moment now) {
    return pad.press(press, new RatingPad.Circumstances(queue, ratings, attendance, now));
  }

  private Decision ticked(Moment now) {
    LocalDate today = Day.of(now.wall());
    List<EventData> events = new ArrayList<>(counters.dayOver(queue, today));
    events.addAll(timeClock.dayOver(attendance, today));
    events.addAll(deviceLedger.due(now));
    return events.isEmpty() ? Decision.NOTHING : new Decision(events, List.of(), null);
  }

  private Decision started(Input.Started s, Moment now) {
    List<EventData> events = new ArrayList<>();
    events.add(s.born());
    events.addAll(news(s.remembered()));
    events.addAll(kiosk.afterStart(queue));
    events.addAll(ticked(now).events());
    return new Decision(events, List.of(), null);
  }

  /** Only an answer about the epoch that the ledger is in says anything. */
  private Decision answered(Input.Answered answer) {
    List<EventData> events = new ArrayList<>();
    if (answer.epoch().equals(lines.epoch()) && queue.numbering().isInDoubt()) {
      if (answer.alone() && queue.numbering().isClearable()) {
        events.add(new LedgerConfirmed(answer.epoch()));
      }
      events.addAll(news(answer.spent()));
    }
    return events.isEmpty() ? Decision.NOTHING : new Decision(events, List.of(), null);
  }

  /** What is remembered, without slots that are known to be spent. */
  private List<EventData> news(List<? extends EventData> remembered) {
    List<EventData> news = new ArrayList<>();
    for (EventData each : remembered) {
      boolean known =
          each instanceof SlotEvent slot && queue.numbering().isSpent(slot.day(), slot.slot());
      if (!known && !news.contains(each)) {
        news.add(each);
      }
    }
    return news;
  }

  /** Whether a word of the case server, which may be on its way, would change the next number. */
  public boolean isCuriousBefore(Touch touch, Moment now) {
    return touch instanceof Touch.TakeNumber take
        && queue.ofRequest(take.request()) == null
        && queue.numbering().slot(Day.of(now.wall())) == null;
  }

  private Decision outlived(List<Event> events) {
    Event last = events.getLast();
    return Decision.of(
        new LedgerPruned(
            last.epoch(),
            last.sequence(),
            last.hash(),
            events.size(),
            attendance.rowsBeyond(events).asText()));
  }

  /** Folds one ledgered event in; {@code data} are null when they were erased. */
  public void apply(Event event, @Nullable EventData data) {
    lines.pass(event);
    if (data == null) {
      attendance.applyErased(event);
    } else {
      fold(event, data);
    }
  }

  private void fold(Event event, EventData data) {
    switch (data) {
      case LineEvent line -> lines.apply(line);
      case TicketEvent ticket -> queue.apply(event, ticket);
      case SlotEvent slot -> queue.numbering().apply(slot);
      case RatingEvent rating -> ratings.apply(rating);
      case AttendanceEvent punch -> {
        attendance.apply(event, punch);
        screen.apply(event, punch);
      }
      case HandoffEvent receipt -> handoff.apply(event, receipt);
      case BoardEvent board -> {
        switch (board) {
          case DeviceChanged changed -> deviceLedger.apply(changed, event.at());
          case LedgerPruned pruned -> attendance.apply(pruned);
          case DataErased erased -> {
            lines.obeyed(erased.command());
            attendance.apply(erased);
          }
          case DaySealed seal -> {
            sealed = sealed.isAfter(seal.day()) ? sealed : seal.day();
            closing.apply(event, seal);
          }
          case DayPrinted printed -> closing.apply(printed);
          case BoardBorn _, LedgerDoubted _, LedgerConfirmed _ -> queue.numbering().apply(board);
          case ClockCorrected _ -> {}
        }
      }
      default -> {} // of a family that no station here folds
    }
    queue.pass(event);
  }

  /**
   * Forgets all that was folded in, for a replay; what devices said of themselves stays. Screens
   * forget what they showed for a moment.
   */
  public void forget() {
    queue = new QueueState();
    lines = new LineState();
    sealed = LocalDate.MIN;
    ratings = new RatingState();
    attendance = new AttendanceState();
    handoff = new HandoffState();
    deviceLedger.forget();
    closing = new ClosingDesk(site);
    screen.clear();
  }

  /** What the pages show now. */
  public BoardView view(Moment now, BoardView.DeliveryView delivery) {
    return screen.view(
        new Screen.States(queue, lines, ratings, attendance, hardware), now, delivery);
  }
}
