package vn.motcua.firmware.queue;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.BoardEvent;
import vn.motcua.bridge.BoardEvent.LedgerConfirmed;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.EventData;
import vn.motcua.bridge.Moment;
import vn.motcua.bridge.SlotEvent;
import vn.motcua.devices.Reading;
import vn.motcua.devices.printer.PrinterReading;
import vn.motcua.firmware.queue.centre.CentreMail;
import vn.motcua.firmware.queue.centre.CentreMail.Answered;
import vn.motcua.firmware.queue.centre.HubEvent;
import vn.motcua.firmware.queue.centre.HubSeat;
import vn.motcua.firmware.queue.centre.Term;
import vn.motcua.firmware.queue.line.LineDesk;
import vn.motcua.firmware.queue.line.LineEvent;
import vn.motcua.firmware.queue.line.LineOrder;
import vn.motcua.firmware.queue.line.LineState;
import vn.motcua.firmware.queue.ticket.QueueState;
import vn.motcua.firmware.queue.ticket.TicketEvent;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketReserved;
import vn.motcua.firmware.queue.ticket.TicketKey;
import vn.motcua.firmware.queue.ticket.Visit;
import vn.motcua.firmware.queue.touch.CounterTouch;
import vn.motcua.firmware.queue.touch.HubTouch;
import vn.motcua.firmware.queue.touch.KioskTouch;
import vn.motcua.firmware.station.Answer;
import vn.motcua.firmware.station.BoardMail;
import vn.motcua.firmware.station.Day;
import vn.motcua.firmware.station.Decision;
import vn.motcua.firmware.station.Effect;
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
  /** A kiosk gives a number of its own when the hub has not answered for this long. */
  static final Duration NUMBER_PATIENCE = Duration.ofMillis(300);

  /** A counter calls without the hub when it has not answered for this long. */
  static final Duration CALL_PATIENCE = Duration.ofSeconds(2);

  private final Kiosk kiosk;
  private final LineDesk lineDesk;
  private final CounterDesk counters;
  private final QueueScreen screen;
  private final List<Page> pages;
  private final Hardware hardware = new Hardware();
  private final @Nullable CentreDesk centre;
  private final HubDesk hub;
  private final Catalogue catalogue;
  private QueueState queue = new QueueState();
  private LineState lines = new LineState();
  private ObeyedCommands commands = new ObeyedCommands();

  /**
   * A station that has seen no event.
   *
   * @param seat this board's place among the boards of its centre; null for one that is alone
   * @param first as for {@link Kiosk}, with the other parameters
   */
  public QueueStation(
      String centre,
      Catalogue catalogue,
      List<String> printers,
      List<Integer> slots,
      boolean first,
      @Nullable HubSeat seat) {
    this.catalogue = catalogue;
    this.kiosk = new Kiosk(centre, catalogue, printers, slots, first);
    this.lineDesk = new LineDesk(catalogue);
    this.counters = new CounterDesk(catalogue);
    this.hub = new HubDesk(kiosk, counters);
    this.centre = seat == null ? null : new CentreDesk(seat);
    this.screen = new QueueScreen(catalogue, printers, hardware, () -> queue, () -> lines);
    this.pages = QueuePages.all(catalogue);
  }

  @Override
  public void note(Input input, Moment now) {
    if (input instanceof Input.Heard(Reading reading)) {
      hardware.note(reading);
    }
    if (centre != null) {
      centre.note(input, queue, now);
    }
  }

  @Override
  public Decision decide(Input input, Moment now) {
    Decision decided =
        switch (input) {
          case Input.Touched(KioskTouch touch, var by) -> kiosk(touch, by.person(), now);
          case Input.Touched(CounterTouch touch, var by) -> counter(touch, by.person(), now);
          case Input.Touched(HubTouch _, var by) ->
              HubScreen.takeOver(centre == null ? null : centre.seat(), by.person(), now);
          case Input.Resumed(KioskTouch.TakeNumber take, _, var answer) -> take(take, answer, now);
          case Input.Resumed(CounterTouch.CallNext call, _, var answer) ->
              called(call.counter(), answer, now, () -> callAlone(call.counter(), now));
          case Input.Resumed(CounterTouch.CallNumber call, _, var answer) ->
              called(
                  call.counter(),
                  answer,
                  now,
                  () -> counters.callNumber(queue, call.counter(), call.number(), now));
          case Input.Received(CentreMail mail, String from) -> received(mail, from, now);
          case Input.Heard(PrinterReading.JobFinished job) -> kiosk.finished(queue, job);
          case Input.Commanded(var command) when command.order() instanceof LineOrder order ->
              lineDesk.obey(commands, command, order, Day.of(now.wall()));
          case Input.Ticked() -> ticked(now);
          case Input.Started started -> started(started, Day.of(now.wall()));
          case Input.Answered answered -> answered(answered);
          default -> Decision.NOTHING;
        };
    return centre == null
        ? decided
        : new Decision(
            Adoption.before(decided.events(), queue, centre.seat().term().board()),
            decided.effects(),
            decided.answer(),
            decided.asked());
  }

  private Decision ticked(Moment now) {
    List<EventData> events = new ArrayList<>(counters.dayOver(queue, Day.of(now.wall())));
    if (centre != null) {
      events.addAll(centre.events(now));
    }
    return Decision.of(events);
  }

  private Decision received(CentreMail mail, String from, Moment now) {
    if (centre == null) {
      return Decision.NOTHING;
    }
    List<EventData> events = new ArrayList<>(centre.events(now));
    if (!centre.seat().isServing() || !events.isEmpty()) {
      return Decision.of(events);
    }
    Term term = centre.seat().term();
    return switch (mail) {
      case CentreMail.AskNumber ask -> hub.give(queue, lines, ask, from, term, now);
      case CentreMail.AskNext ask -> hub.call(queue, ask, from, term, now);
      case CentreMail.Told told ->
          Decision.of(hub.reconcile(queue, told, from, centre::asker, centre.takeDoubled(), now));
      default -> Decision.NOTHING;
    };
  }

  private Decision kiosk(KioskTouch touch, @Nullable String by, Moment now) {
    return switch (touch) {
      case KioskTouch.TakeNumber take -> take(take, now);
      case KioskTouch.SettleSlip settle -> kiosk.settle(queue, settle, by);
      case KioskTouch.Reprint again -> kiosk.reprint(queue, hardware, again, by, now);
    };
  }

  private Decision counter(CounterTouch touch, @Nullable String by, Moment now) {
    String counter = touch.counter();
    return switch (touch) {
      case CounterTouch.CallNext _ -> callNext(counter, now);
      case CounterTouch.CallNumber call -> callNumber(counter, call.number(), now);
      case CounterTouch.UndoCall _ -> counters.undo(queue, counter, by, now);
      case CounterTouch.Recall _ -> counters.recall(queue, counter);
      case CounterTouch.StartVisit _ -> counters.start(queue, counter);
      case CounterTouch.FinishVisit _ -> counters.finish(queue, counter);
      case CounterTouch.MarkAbsent _ -> counters.absent(queue, counter, by);
      case CounterTouch.TakeBackAbsent _ -> counters.giveBack(queue, counter, by, now);
      case CounterTouch.Transfer move -> counters.transfer(queue, counter, move.toLine(), by);
    };
  }

  private Decision take(KioskTouch.TakeNumber touch, Moment now) {
    if (!asksHub(now)) {
      return kiosk.take(queue, lines, hardware, touch, now);
    }
    Decision early = kiosk.early(queue, touch);
    Decision refusal = early == null ? kiosk.refusal(queue, lines, touch, now) : early;
    var ask = new CentreMail.AskNumber(touch.request(), touch.line(), touch.priority());
    return refusal == null ? ask(List.of(), ask, ask.id(), NUMBER_PATIENCE) : refusal;
  }

  /** The hub has answered, or it has not, and the number is of this board's slot. */
  private Decision take(KioskTouch.TakeNumber touch, @Nullable BoardMail answer, Moment now) {
    Decision early = kiosk.early(queue, touch);
    if (early != null) {
      return early;
    }
    if (!(answer instanceof Answered answered)) {
      return kiosk.take(queue, lines, hardware, touch, now);
    }
    Visit visit = answered.visit();
    return visit == null
        ? refused(answered)
        : kiosk.issue(queue, hardware, visit, answered.ahead(), answered.term().board(), now);
  }

  private static Decision refused(Answered answered) {
    return Decision.refused(String.valueOf(answered.code()), String.valueOf(answered.message()));
  }

  private Decision callNext(String counter, Moment now) {
    if (!asksHub(now)) {
      return centre == null || centre.seat().isServing()
          ? counters.callNext(queue, counter, now)
          : callAlone(counter, now);
    }
    return askFor(counter, null, now);
  }

  private Decision callNumber(String counter, String number, Moment now) {
    Decision here = counters.callNumber(queue, counter, number, now);
    boolean mayCall = here.events().size() > 0 || OutOfTurn.isUnknown(here);
    return mayCall && asksHub(now) ? askFor(counter, number, now) : here;
  }

  private Decision askFor(String counter, @Nullable String number, Moment now) {
    Decision ending = counters.endVisit(queue, counter, now);
    String id = "call-" + counter + "-" + now.monotonicNanos();
    var ask = new CentreMail.AskNext(id, counter, number);
    return ending.answer() == null ? ask(ending.events(), ask, ask.id(), CALL_PATIENCE) : ending;
  }

  /** The hub has answered, or it has not, and the counter calls alone. */
  private Decision called(
      String counter, @Nullable BoardMail answer, Moment now, Supplier<Decision> alone) {
    if (!(answer instanceof Answered answered)) {
      return alone.get();
    }
    Visit visit = answered.visit();
    if (visit == null) {
      return refused(answered);
    }
    Visit current = queue.current(counter);
    return current != null && current.key().equals(visit.key())
        ? Decision.answer(new Answer.Done(visit.number()))
        : Decision.refused(
            "call-again", "Số " + visit.number() + " vừa đổi trạng thái: hãy bấm lại lần nữa.");
  }

  private Decision callAlone(String counter, Moment now) {
    CentreDesk boards = Objects.requireNonNull(centre);
    return counters.callNextAlone(
        queue, counter, visit -> boards.mayCallAlone(visit, counter, serving(visit.line())), now);
  }

  private List<String> serving(String line) {
    return catalogue.counters().stream()
        .filter(each -> each.lines().contains(line))
        .map(Catalogue.Counter::id)
        .toList();
  }

  private boolean asksHub(Moment now) {
    return centre != null && centre.seat().isHubAlive(now.monotonicNanos());
  }

  private static Decision ask(
      List<EventData> before, CentreMail ask, String id, Duration patience) {
    return new Decision(
        before, List.of(new Effect.Send(ask, null)), null, new Decision.Asked(id, patience));
  }

  @Override
  public List<Effect> news(Moment now) {
    return centre == null ? List.of() : centre.news(queue, now);
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
      case TicketEvent ticket -> {
        queue.apply(event, ticket);
        if (centre != null && ticket instanceof TicketReserved) {
          centre.given(new TicketKey(ticket.day(), ticket.number()), event.at());
        }
      }
      case HubEvent seat when centre != null -> centre.seat().apply(seat);
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
    if (centre != null) {
      centre.seat().forget();
      centre.hearAgain(queue);
    }
  }

  @Override
  public List<Page> pages() {
    return pages;
  }

  @Override
  public List<Section> sections() {
    List<Section> all = new ArrayList<>(screen.sections());
    if (centre != null) {
      all.add(new HubScreen(centre.seat()).section(QueuePages.counters(catalogue)));
    }
    return all;
  }
}
