package vn.motcua.firmware.queue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.EventData;
import vn.motcua.bridge.Moment;
import vn.motcua.devices.life.LifeChanged;
import vn.motcua.devices.printer.PrinterReading;
import vn.motcua.firmware.queue.QueueView.AgencyView;
import vn.motcua.firmware.queue.QueueView.CallView;
import vn.motcua.firmware.queue.QueueView.Choice;
import vn.motcua.firmware.queue.QueueView.CounterView;
import vn.motcua.firmware.queue.QueueView.CurrentView;
import vn.motcua.firmware.queue.QueueView.LineView;
import vn.motcua.firmware.queue.QueueView.PrinterState;
import vn.motcua.firmware.queue.QueueView.PrinterView;
import vn.motcua.firmware.queue.QueueView.SignView;
import vn.motcua.firmware.queue.QueueView.TicketView;
import vn.motcua.firmware.queue.QueueView.WaitingView;
import vn.motcua.firmware.queue.line.LineState;
import vn.motcua.firmware.queue.ticket.QueueState;
import vn.motcua.firmware.queue.ticket.Visit;
import vn.motcua.firmware.station.Day;
import vn.motcua.firmware.station.Hardware;
import vn.motcua.firmware.station.Input;
import vn.motcua.firmware.station.Section;
import vn.motcua.firmware.view.Page;
import vn.motcua.firmware.view.Spoken;
import vn.motcua.provisioning.Catalogue;

/** Converts the queue's state for the pages. Reads and changes nothing. */
final class QueueScreen {
  private final Catalogue catalogue;
  private final List<String> printers;
  private final Hardware hardware;
  private final Supplier<QueueState> state;
  private final Supplier<LineState> lineState;
  private final SlipScreen slips;
  private final Admission admission;

  QueueScreen(
      Catalogue catalogue,
      List<String> printers,
      Hardware hardware,
      Supplier<QueueState> state,
      Supplier<LineState> lineState) {
    this.catalogue = catalogue;
    this.printers = List.copyOf(printers);
    this.hardware = hardware;
    this.state = state;
    this.lineState = lineState;
    this.slips = new SlipScreen(state);
    this.admission = new Admission(catalogue);
  }

  List<Section> sections() {
    List<Page> counters = QueuePages.counters(catalogue);
    List<Section> all = new ArrayList<>();
    all.add(
        Section.of("lines", this::lines)
            .on(and(counters, QueuePages.KIOSK, QueuePages.DISPLAY))
            .changedBy(Changes::lines)
            .changedByInput(QueueScreen::isOfAnotherBoard)
            .until(admission::changes));
    all.add(Section.of("agencies", _ -> agencies()).on(QueuePages.KIOSK));
    all.add(Section.of("priorities", _ -> priorities()).on(QueuePages.KIOSK));
    all.add(
        Section.of("printer", _ -> printer())
            .on(and(counters, Page.HOME, Page.BENCH, QueuePages.KIOSK, QueuePages.SETTLE))
            .changedByInput(QueueScreen::isOfPrinter));
    all.add(Section.of("counters", _ -> names()).on(Page.HOME));
    all.add(
        Section.of("counters", _ -> signs())
            .on(QueuePages.DISPLAY)
            .changedBy(data -> Changes.visits(data, isNewDay(data)))
            .changedByInput(QueueScreen::isOfAnotherBoard));
    all.add(
        Section.of("calls", this::calls)
            .on(QueuePages.DISPLAY)
            .changedBy(data -> Changes.visits(data, isNewDay(data)))
            .changedByInput(QueueScreen::isOfAnotherBoard));
    all.addAll(slips.sections(counters));
    catalogue.counters().forEach(each -> all.add(counter(each)));
    return all;
  }

  private Section counter(Catalogue.Counter counter) {
    return Section.of("counter", now -> view(counter, now))
        .on(QueuePages.counter(counter.id()))
        .changedBy(data -> Changes.counter(data, counter.id()))
        .changedByInput(QueueScreen::isOfAnotherBoard)
        .until(now -> changes(counter.id(), now));
  }

  private static List<Page> and(List<Page> counters, Page... others) {
    List<Page> all = new ArrayList<>(counters);
    all.addAll(List.of(others));
    return all;
  }

  private static boolean isOfPrinter(Input input) {
    return input instanceof Input.Heard(LifeChanged _)
        || input instanceof Input.Heard(PrinterReading.Changed _);
  }

  private static boolean isOfAnotherBoard(Input input) {
    return input instanceof Input.Received;
  }

  private boolean isNewDay(EventData data) {
    return Changes.isNewDay(data, state.get());
  }

  private List<LineView> lines(Moment now) {
    return catalogue.lines().stream().map(each -> line(each, now)).toList();
  }

  private LineView line(Catalogue.Line l, Moment now) {
    QueueState queue = state.get();
    LocalDate today = Day.of(now.wall());
    Admission.Refusal refusal = admission.refusal(l, queue, lineState.get(), now);
    List<Visit> waiting = queue.waiting(today, List.of(l.id()));
    return new LineView(
        l.id(),
        Character.digit(String.valueOf(l.prefix()).charAt(0), 10),
        l.prefix(),
        l.name(),
        l.pictogram(),
        waiting.size(),
        (int) waiting.stream().filter(t -> t.priority() != null).count(),
        Math.max(0, l.capacity() - queue.numbering().given(today, l.id())),
        lineState.get().closedFor(l.id(), today),
        l.agency(),
        refusal == null ? null : refusal.tile());
  }

  /** Only in a centre where a citizen has to touch one first. */
  private List<AgencyView> agencies() {
    return catalogue.isByAgency()
        ? catalogue.agencies().stream()
            .filter(each -> lines(each).findAny().isPresent())
            .map(each -> new AgencyView(each.id(), each.name(), pictogram(each)))
            .toList()
        : List.of();
  }

  private Stream<Catalogue.Line> lines(Catalogue.Agency agency) {
    return catalogue.lines().stream().filter(each -> each.agency().equals(agency.id()));
  }

  private String pictogram(Catalogue.Agency agency) {
    return agency.pictogram().isEmpty()
        ? lines(agency).findFirst().map(Catalogue.Line::pictogram).orElse("")
        : agency.pictogram();
  }

  private List<Choice> priorities() {
    return catalogue.priorities().stream().map(p -> new Choice(p.id(), p.name())).toList();
  }

  private List<Choice> names() {
    return catalogue.counters().stream().map(c -> new Choice(c.id(), c.name())).toList();
  }

  private PrinterView printer() {
    return new PrinterView(
        hardware.printer(printers).word(),
        printers.stream().map(p -> new PrinterState(p, hardware.printer(p).word())).toList());
  }

  private CounterView view(Catalogue.Counter c, Moment now) {
    QueueState queue = state.get();
    Visit current = queue.current(c.id());
    List<Visit> waiting = queue.waiting(Day.of(now.wall()), c.lines());
    Visit absent = CounterDesk.returnable(queue, c.id(), now);
    Visit undo = OutOfTurn.undoable(queue, c.id(), now);
    return new CounterView(
        c.id(),
        c.name(),
        c.lines(),
        current == null ? null : ticket(current),
        waiting.size(),
        waiting.stream().limit(QueueView.NEXT_MAX).map(this::waiting).toList(),
        absent == null ? null : absent.number(),
        undo == null ? null : undo.number());
  }

  private Instant changes(String counter, Moment now) {
    Instant undo = OutOfTurn.undoableUntil(state.get(), counter, now);
    Instant absent = absentUntil(counter, now);
    return undo.isBefore(absent) ? undo : absent;
  }

  private Instant absentUntil(String counter, Moment now) {
    Visit absent = state.get().lastAbsent(counter);
    return absent == null
        ? Instant.MAX
        : Section.edge(absent.since(), CounterDesk.RETURN_WITHIN, now);
  }

  private List<SignView> signs() {
    return catalogue.counters().stream()
        .map(c -> new SignView(c.id(), c.name(), current(state.get().current(c.id()))))
        .toList();
  }

  private static @Nullable CurrentView current(@Nullable Visit t) {
    return t == null ? null : new CurrentView(t.number(), word(t), t.since());
  }

  private List<CallView> calls(Moment now) {
    LocalDate today = Day.of(now.wall());
    return state.get().calls().stream()
        .filter(t -> t.day().equals(today))
        .map(QueueScreen::call)
        .toList();
  }

  private WaitingView waiting(Visit t) {
    return new WaitingView(t.number(), t.line(), priority(t), t.since());
  }

  private @Nullable String priority(Visit t) {
    return catalogue.priorities().stream()
        .filter(each -> each.id().equals(t.priority()))
        .map(Catalogue.Priority::name)
        .findFirst()
        .orElse(t.priority());
  }

  private TicketView ticket(Visit t) {
    return new TicketView(t.number(), t.line(), word(t), t.since(), priority(t));
  }

  private static String word(Visit t) {
    return t.stage() == Visit.Stage.SERVING ? "serving" : "called";
  }

  private static CallView call(Visit t) {
    String counter = t.counter() == null ? "" : t.counter();
    return new CallView(
        t.number(), counter, Spoken.call(t.number(), counter), t.times(), t.since());
  }
}
