package vn.motcua.firmware.core;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.BoardEvent.BoardBorn;
import vn.motcua.bridge.BoardEvent.Start;
import vn.motcua.bridge.Chain;
import vn.motcua.bridge.ClockQuality;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.EventData;
import vn.motcua.bridge.EventTypes;
import vn.motcua.bridge.Moment;
import vn.motcua.bridge.SlotEvent.SlotSpent;
import vn.motcua.bridge.command.ServerCommand;
import vn.motcua.devices.Reading;
import vn.motcua.devices.button.ButtonReading;
import vn.motcua.devices.fingerprint.FingerReading;
import vn.motcua.devices.life.LifeChanged;
import vn.motcua.devices.life.LifeStage;
import vn.motcua.devices.printer.JobOutcome;
import vn.motcua.devices.printer.PrinterReading;
import vn.motcua.devices.printer.escpos.PrinterCondition;
import vn.motcua.devices.scanner.Scanned;
import vn.motcua.firmware.access.Caller;
import vn.motcua.firmware.queue.touch.KioskTouch;
import vn.motcua.firmware.station.Answer;
import vn.motcua.firmware.station.Decision;
import vn.motcua.firmware.station.Effect;
import vn.motcua.firmware.station.Input;
import vn.motcua.firmware.station.Station;
import vn.motcua.firmware.station.Touch;
import vn.motcua.firmware.view.DeliveryView;
import vn.motcua.firmware.view.Page;
import vn.motcua.firmware.view.PageView;
import vn.motcua.provisioning.Catalogue;

/**
 * A board in memory: a core, a ledger in memory and a clock that moves when told. Its ledger is not
 * in doubt, unless {@link #restart(Start, EventData...)} says otherwise.
 */
public final class Scene {
  public static final PrinterCondition READY =
      new PrinterCondition(true, false, false, false, false, true);
  public static final PrinterCondition PAPER_OUT =
      new PrinterCondition(false, false, true, false, false, true);

  public static final PrinterCondition COVER_OPEN =
      new PrinterCondition(false, true, false, false, false, true);
  public static final PrinterCondition NEAR_END =
      new PrinterCondition(true, false, false, true, false, true);

  static final Catalogue CATALOGUE =
      new Catalogue(
          "Trung tâm Phục vụ hành chính công phường Minh Hoạ",
          List.of(
              new Catalogue.Line("dat-dai", 1, "Đất đai", "land", 999),
              new Catalogue.Line("ho-tich", 2, "Hộ tịch", "civil", 3)),
          List.of(
              new Catalogue.Counter("1", "Quầy số 1", List.of("dat-dai")),
              new Catalogue.Counter("2", "Quầy số 2", List.of("ho-tich", "dat-dai"))),
          List.of(new Catalogue.Priority("elderly", "Người cao tuổi")),
          List.of(
              new Catalogue.Staff("cb-001", "Trần Thị Mẫu", "1", List.of(1), false, "11"),
              new Catalogue.Staff("cb-002", "Lê Văn Thử", "1", List.of(2), true)),
          List.of(
              new Catalogue.Desk(
                  "buu-dien", "Bàn luân chuyển", "Trung tâm", "Bưu điện", "giao", "1"),
              new Catalogue.Desk("nhan", "Bàn nhận", "Bưu điện", "Trung tâm", "nhan", "1")));

  static final Site SITE =
      new Site(
          "minh-hoa",
          "board-1",
          List.of("attendance", "counter", "display", "handoff", "hub", "ticket"),
          CATALOGUE,
          List.of("printer-1"),
          Map.of("panel-1", "1"),
          new TreeMap<>(
              Map.of("scanner-1", CATALOGUE.desks().get(0), "scanner-2", CATALOGUE.desks().get(1))),
          Map.of("printer-1", "printer", "panel-1", "rating-panel", "scanner-1", "scanner"),
          List.of(0, 1, 2),
          List.of());

  /** The site all scenes and simulations share. */
  public static Site site() {
    return SITE;
  }

  private final List<Event> ledger = new ArrayList<>();
  private final List<Effect> effects = new ArrayList<>();
  private final Site site;
  private final UnaryOperator<Station> watched;
  private List<Station> stations = List.of();
  private Core core;
  private Instant now;
  private ClockQuality clock = ClockQuality.SYNCHRONISED;
  private long nanos;
  private int boots;

  /** Opens at a local time, such as {@code 2026-11-20T07:30:00+07:00}. */
  public Scene(String at) {
    this(at, SITE.catalogue());
  }

  /** The same board with other lines and counters. */
  public Scene(String at, Catalogue catalogue) {
    this(at, catalogue, UnaryOperator.identity());
  }

  /** The same with stations that are looked at. */
  Scene(String at, Catalogue catalogue, UnaryOperator<Station> watched) {
    this.watched = watched;
    now = java.time.OffsetDateTime.parse(at).toInstant();
    site =
        new Site(
            SITE.centre(),
            SITE.board(),
            SITE.roles(),
            catalogue,
            SITE.printers(),
            SITE.counterOfPanel(),
            SITE.deskOfScanner(),
            SITE.kinds(),
            SITE.slots(),
            SITE.warnings());
    core = open();
  }

  private Core open() {
    stations = Stations.ALL.open(site).values().stream().map(watched).toList();
    return new Core(site, Stations.ALL.events(), Stations.ALL.touches(), stations);
  }

  public Scene after(Duration time) {
    now = now.plus(time);
    nanos += Math.max(0, time.toNanos());
    return this;
  }

  /** Somebody sets the time of day; the monotonic clock goes on. */
  Scene timeOfDayIsSetBy(Duration change) {
    now = now.plus(change);
    return this;
  }

  public Scene printerIs(PrinterCondition condition) {
    hear(new LifeChanged("printer-1", LifeStage.READY, "test", true));
    hear(new PrinterReading.Changed("printer-1", condition));
    return this;
  }

  Answer.NumberGiven take(String line, @Nullable String priority) {
    String request = "touch-" + ledger.size();
    return (Answer.NumberGiven) touch(new KioskTouch.TakeNumber(request, line, priority));
  }

  public Answer touch(Touch touch) {
    return touch(touch, new Caller.Unguarded());
  }

  /** The same, by somebody. */
  Answer touch(Touch touch, Caller by) {
    Decision decision = step(new Input.Touched(touch, by));
    return Objects.requireNonNull(decision.answer(), "a touch is answered");
  }

  Answer order(ServerCommand command) {
    return Objects.requireNonNull(
        step(new Input.Commanded(command)).answer(), "a command is answered");
  }

  public Scene hear(Reading reading) {
    step(new Input.Heard(reading));
    return this;
  }

  Scene press(int value) {
    return hear(new ButtonReading.Pressed("panel-1", value, nanos));
  }

  Scene finger(int slot) {
    return hear(new FingerReading.Matched("finger-1", slot, 120, nanos));
  }

  Scene scan(String text) {
    return scan("scanner-1", text);
  }

  Scene scan(String scanner, String text) {
    return hear(new Scanned(scanner, text, "]C0", nanos));
  }

  public Scene jobEnds(JobOutcome outcome) {
    Effect.Print print =
        effects.stream()
            .filter(Effect.Print.class::isInstance)
            .map(Effect.Print.class::cast)
            .toList()
            .getLast();
    return hear(new PrinterReading.JobFinished("printer-1", print.job(), outcome, "test"));
  }

  Decision step(Input input) {
    Moment at = moment();
    core.note(input, at);
    Decision decision = core.decide(input, at);
    for (EventData data : decision.events()) {
      Event event = append(data, at);
      core.apply(event, data);
    }
    effects.addAll(decision.effects());
    return decision;
  }

  private Event append(EventData data, Moment at) {
    String before = ledger.isEmpty() ? Chain.GENESIS : ledger.getLast().hash();
    Event event =
        Chain.link(
            "minh-hoa",
            "board-1",
            "00000000000000aa",
            ledger.size() + 1L,
            EventTypes.typeOf(data),
            at,
            EventTypes.toJson(data),
            before);
    ledger.add(event);
    return event;
  }

  /** Power cut; the machine starts again after a while, and its monotonic time begins at zero. */
  Scene reboot(Duration dark) {
    now = now.plus(dark);
    nanos = 0;
    boots++;
    return restart();
  }

  /** Power cut and start: a new core that knows only the ledger. */
  public Scene restart() {
    return restart(Start.RESTART);
  }

  Scene restart(Start start, EventData... remembered) {
    core = open();
    ledger.forEach(e -> core.apply(e, Stations.ALL.events().dataOf(e)));
    var born = new BoardBorn(start, "test", List.of("hub"), null, null, null);
    step(new Input.Started(born, List.of(remembered)));
    return this;
  }

  /** The case server answers the board's birth. */
  Scene answered(boolean alone, SlotSpent... spent) {
    step(new Input.Answered("00000000000000aa", alone, List.of(spent)));
    return this;
  }

  /** An event that another version of the program has left in the ledger. */
  Scene wrote(EventData data) {
    Event event = append(data, moment());
    core.apply(event, data);
    return this;
  }

  Scene clockIs(ClockQuality quality) {
    clock = quality;
    return this;
  }

  Moment moment() {
    return new Moment(now, "boot" + (boots == 0 ? "" : "-" + boots), nanos, clock);
  }

  /** The pages of this board, and who may open each. */
  public List<Page> declared() {
    return core.declared();
  }

  /** What the pages show now, by path. */
  public Map<String, PageView> pages() {
    return core.pages(moment(), new DeliveryView(true, 0));
  }

  /** The same, computed anew. */
  Map<String, PageView> pagesAnew() {
    return new Views(site, stations).at(moment(), new DeliveryView(true, 0));
  }

  /** What all pages show. */
  public WholeBoard view() {
    return WholeBoard.of(pages());
  }

  /** The ledger, oldest first; it grows. */
  List<Event> ledger() {
    return Collections.unmodifiableList(ledger);
  }

  /** Event data of the ledger, oldest first, of one type. */
  <T extends EventData> List<T> events(Class<T> type) {
    return ledger.stream()
        .map(e -> Stations.ALL.events().parse(e.type(), e.data()))
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  <T extends Effect> List<T> effects(Class<T> type) {
    return effects.stream().filter(type::isInstance).map(type::cast).toList();
  }
}
