package vn.motcua.firmware.queue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.BoardEvent;
import vn.motcua.bridge.BoardEvent.LedgerConfirmed;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.EventData;
import vn.motcua.bridge.Moment;
import vn.motcua.bridge.SlotEvent;
import vn.motcua.devices.Reading;
import vn.motcua.devices.printer.PrinterReading;
import vn.motcua.firmware.queue.line.LineDesk;
import vn.motcua.firmware.queue.line.LineEvent;
import vn.motcua.firmware.queue.line.LineOrder;
import vn.motcua.firmware.queue.line.LineState;
import vn.motcua.firmware.queue.ticket.QueueState;
import vn.motcua.firmware.queue.ticket.TicketEvent;
import vn.motcua.firmware.queue.touch.CounterTouch;
import vn.motcua.firmware.queue.touch.KioskTouch;
import vn.motcua.firmware.station.Day;
import vn.motcua.firmware.station.Decision;
import vn.motcua.firmware.station.Hardware;
import vn.motcua.firmware.station.Input;
import vn.motcua.firmware.station.ObeyedCommands;
import vn.motcua.firmware.station.Section;
import vn.motcua.firmware.station.Station;
import vn.motcua.firmware.station.Touch;
import vn.motcua.firmware.view.Page;
import vn.motcua.provisioning.Catalogue;

/**
 * The queue station: numbers, slips, calls and lines that are closed for a while. Station thread
 * only.
 */
public final class QueueStation implements Station {
  private final Kiosk kiosk;
  private final LineDesk lineDesk;
  private final CounterDesk counters;
  private final QueueScreen screen;
  private final List<Page> pages;
  private final Hardware hardware = new Hardware();
  private QueueState queue = new QueueState();
  private LineState lines = new LineState();
  private ObeyedCommands commands = new ObeyedCommands();

  /** A station that has seen no event; the parameters are those of {@link Kiosk}. */
  public QueueStation(
      String centre, Catalogue catalogue, List<String> printers, List<Integer> slots) {
    this.kiosk = new Kiosk(centre, catalogue, printers, slots);
    this.lineDesk = new LineDesk(catalogue);
    this.counters = new CounterDesk(catalogue);
    this.screen = new QueueScreen(catalogue, printers, hardware, () -> queue, () -> lines);
    this.pages = QueuePages.all(catalogue);
  }

  @Override
  public void note(Input input, Moment now) {
    if (input instanceof Input.Heard(Reading reading)) {
      hardware.note(reading);
    }
  }

  @Override
  public Decision decide(Input input, Moment now) {
    return switch (input) {
      case Input.Touched(KioskTouch touch, var by) -> kiosk(touch, by.person(), now);
      case Input.Touched(CounterTouch touch, var by) -> counter(touch, by.person(), now);
      case Input.Heard(PrinterReading.JobFinished job) -> kiosk.finished(queue, job);
      case Input.Commanded(var command) when command.order() instanceof LineOrder order ->
          lineDesk.obey(commands, command, order, Day.of(now.wall()));
      case Input.Ticked() -> Decision.of(counters.dayOver(queue, Day.of(now.wall())));
      case Input.Started started -> started(started, Day.of(now.wall()));
      case Input.Answered answered -> answered(answered);
      default -> Decision.NOTHING;
    };
  }

  private Decision kiosk(KioskTouch touch, @Nullable String by, Moment now) {
    return switch (touch) {
      case KioskTouch.TakeNumber take -> kiosk.take(queue, lines, hardware, take, now);
      case KioskTouch.SettleSlip settle -> kiosk.settle(queue, settle, by);
      case KioskTouch.Reprint again -> kiosk.reprint(queue, hardware, again, by, now);
    };
  }

  private Decision counter(CounterTouch touch, @Nullable String by, Moment now) {
    String counter = touch.counter();
    return switch (touch) {
      case CounterTouch.CallNext _ -> counters.callNext(queue, counter, now);
      case CounterTouch.Recall _ -> counters.recall(queue, counter);
      case CounterTouch.StartVisit _ -> counters.start(queue, counter);
      case CounterTouch.FinishVisit _ -> counters.finish(queue, counter);
      case CounterTouch.MarkAbsent _ -> counters.absent(queue, counter, by);
      case CounterTouch.TakeBackAbsent _ -> counters.giveBack(queue, counter, by, now);
      case CounterTouch.Transfer move -> counters.transfer(queue, counter, move.toLine(), by);
    };
  }

  private Decision started(Input.Started started, LocalDate today) {
    List<EventData> events = new ArrayList<>(news(started.remembered()));
    events.addAll(kiosk.afterStart(queue));
    events.addAll(counters.dayOver(queue, today));
    return Decision.of(events);
  }

  /** Only an answer about the ledger's present epoch counts. */
  private Decision answered(Input.Answered answer) {
    List<EventData> events = new ArrayList<>();
    if (answer.epoch().equals(commands.epoch()) && queue.numbering().isInDoubt()) {
      if (answer.alone() && queue.numbering().isClearable()) {
        events.add(new LedgerConfirmed(answer.epoch()));
      }
      events.addAll(news(answer.spent()));
    }
    return Decision.of(events);
  }

  /** What is remembered, without slots already known to be used. */
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

  /**
   * The first number of a day may have to wait for what the case server knows about other epochs.
   */
  @Override
  public boolean isCuriousBefore(Touch touch, Moment now) {
    return touch instanceof KioskTouch.TakeNumber take
        && queue.ofRequest(take.request()) == null
        && queue.numbering().slot(Day.of(now.wall())) == null;
  }

  @Override
  public void apply(Event event, @Nullable EventData data) {
    commands.apply(event, data);
    switch (data) {
      case null -> {
        return;
      }
      case LineEvent line -> lines.apply(line);
      case TicketEvent ticket -> queue.apply(event, ticket);
      case SlotEvent slot -> queue.numbering().apply(slot);
      case BoardEvent board -> queue.numbering().apply(board);
      default -> {
        // It concerns another station.
      }
    }
    queue.pass(event);
  }

  @Override
  public void forget() {
    queue = new QueueState();
    lines = new LineState();
    commands = new ObeyedCommands();
  }

  @Override
  public List<Page> pages() {
    return pages;
  }

  @Override
  public List<Section> sections() {
    return screen.sections();
  }
}
