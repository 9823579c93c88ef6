package vn.motcua.firmware.board.turn;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.bridge.BoardEvent.DataErased;
import vn.motcua.bridge.BoardEvent.DaySealed;
import vn.motcua.bridge.BoardEvent.Ground;
import vn.motcua.bridge.BoardEvent.LedgerPruned;
import vn.motcua.bridge.ClockQuality;
import vn.motcua.bridge.Erasure;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.EventData;
import vn.motcua.bridge.EventTypes;
import vn.motcua.bridge.Moment;
import vn.motcua.bridge.command.EraseData;
import vn.motcua.bridge.command.Order;
import vn.motcua.bridge.command.ServerCommand;
import vn.motcua.bridge.journal.Identity;
import vn.motcua.bridge.journal.Journal.Entry;
import vn.motcua.bridge.journal.sqlite.SqliteJournal;
import vn.motcua.devices.fingerprint.FingerReading;
import vn.motcua.devices.scanner.Scanned;
import vn.motcua.devices.zkteco.records.Punched;
import vn.motcua.firmware.attendance.AttendanceEvent.AttendancePunched;
import vn.motcua.firmware.core.Core;
import vn.motcua.firmware.core.Scene;
import vn.motcua.firmware.core.Stations;
import vn.motcua.firmware.core.WholeBoard;
import vn.motcua.firmware.queue.line.LineEvent.LineClosed;
import vn.motcua.firmware.queue.line.LineOrder;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketNoshow;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketReserved;
import vn.motcua.firmware.queue.touch.CounterTouch;
import vn.motcua.firmware.queue.touch.KioskTouch;
import vn.motcua.firmware.rating.RatingEvent.RatingGiven;
import vn.motcua.firmware.rating.RatingTouch;
import vn.motcua.firmware.station.Answer;
import vn.motcua.firmware.station.Day;
import vn.motcua.firmware.station.Input;
import vn.motcua.firmware.station.ObeyedCommands;
import vn.motcua.firmware.view.DeliveryView;

/**
 * A board executes an erasure command or says why not, and then has the state of its next start.
 */
@org.jspecify.annotations.NullUnmarked
class ErasingOrderTest {
  private static final Identity BOARD = new Identity("minh-hoa", "board-1");
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 5);

  @TempDir Path directory = Path.of("");

  private final List<Event> written = new ArrayList<>();
  private PrivateKey key;
  private SqliteJournal ledger;
  private final Witness witness = new RunningTurn.Memory();
  private RunningTurn board;
  private Moment now = at(FIRST, 0);
  private int orders;
  private boolean closing = true;

  @BeforeEach
  void begin() throws Exception {
    key = KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPrivate();
    start();
  }

  @AfterEach
  void end() {
    ledger.close();
  }

  @Test
  void whateverIsErasedTheBoardIsAsItWillBeAfterItsNextStart() {
    workDay(FIRST);
    workDay(FIRST.plusDays(1));
    now = at(FIRST.plusDays(2), 7);
    tick();
    ledger.acknowledge(ledger.head().position());
    List<Event> erasable =
        ledger.peek(0, 1_000).stream()
            .map(Entry::event)
            .filter(event -> Stations.ALL.events().isErasable(event.type()))
            .filter(event -> !event.type().equals(EventTypes.typeOf(LineClosed.class)))
            .toList();
    assertThat(erasable).hasSizeGreaterThan(11);
    for (Event event : erasable) {
      assertThat(erase(event)).as(event.type()).isInstanceOf(Answer.Obeyed.class);
      assertThat(Objects.requireNonNull(ledger.find(event.epoch(), event.sequence())).event())
          .matches(each -> !each.hasData());
      Core again = new Core(Scene.site(), Stations.ALL);
      ledger.replay(each -> again.apply(each, Stations.ALL.events().dataOf(each)));
      assertThat(board.view()).as("after %s", event.type()).isEqualTo(view(again));
    }
    now = at(FIRST.plusDays(2), 8);
    workDay(FIRST.plusDays(2));
    tick();
    assertThat(last(AttendancePunched.class).staff()).isNotEmpty();
  }

  @Test
  void aTerminalsRowThatWasErasedIsNotTakenAgainNotEvenWhenTheErasureIsPruned() {
    closing = false; // a command that is still remembered keeps what follows it from being pruned
    workDay(FIRST);
    now = at(FIRST.plusDays(1), 7);
    tick();
    ledger.acknowledge(ledger.head().position());
    Event punched = event(AttendancePunched.class, 0);
    assertThat(erase(punched)).isInstanceOf(Answer.Obeyed.class);
    int before = written.size();
    take(new Input.Heard(row(FIRST)));
    restart();
    take(new Input.Heard(row(FIRST)));
    for (int day = 1; day < 5; day++) {
      workDay(FIRST.plusDays(day));
    }
    TicketNoshow other = new TicketNoshow(FIRST.plusDays(4), "1999", "1");
    ledger.append(Collections.nCopies(ObeyedCommands.SPAN_MAX, other), now);
    restart();
    ledger.acknowledge(ledger.head().position());
    now = at(FIRST.plusDays(200), 7);
    tick();
    assertThat(last(LedgerPruned.class).events()).isPositive();
    assertThat(
            ledger.peek(0, 1_000).stream().map(Entry::event).flatMap(e -> Erasure.of(e).stream()))
        .as("the erasure itself is pruned")
        .isEmpty();
    take(new Input.Heard(row(FIRST)));
    restart();
    take(new Input.Heard(row(FIRST)));
    assertThat(
            written.subList(before, written.size()).stream()
                .map(Stations.ALL.events()::dataOf)
                .filter(AttendancePunched.class::isInstance)
                .map(AttendancePunched.class::cast)
                .map(AttendancePunched::readerTime)
                .filter(time -> time != null && time.startsWith(FIRST.toString())))
        .isEmpty();
  }

  @Test
  void eachReasonNotToEraseHasItsCode() {
    workDay(FIRST);
    Event rating = event(RatingGiven.class, 0);
    assertThat(code(erase(rating))).isEqualTo("day-not-sealed");
    now = at(FIRST.plusDays(1), 0);
    assertThat(code(erase(rating))).isEqualTo("day-not-sealed");
    tick();
    assertThat(last(DaySealed.class).day()).isEqualTo(FIRST);
    assertThat(code(erase(event(TicketReserved.class, 0)))).isEqualTo("type-not-erasable");
    assertThat(code(erase(event(DaySealed.class, 0)))).isEqualTo("type-not-erasable");
    assertThat(code(erase(event(LineClosed.class, 0)))).isEqualTo("still-needed");
    assertThat(code(order(rating.epoch(), 9_999))).isEqualTo("no-such-event");
    assertThat(code(order("00000000000000bb", 1))).isEqualTo("no-such-event");
    assertThat(erase(rating)).isInstanceOf(Answer.Obeyed.class);
    assertThat(code(erase(rating))).isEqualTo("already-erased");
    assertThat(code(erase(event(DataErased.class, 0)))).isEqualTo("type-not-erasable");
  }

  @Test
  void whatTheCaseServerDoesNotHoldIsNotErased() {
    ledger.acknowledge(ledger.head().position());
    long held = ledger.acknowledged();
    touches();
    now = at(FIRST.plusDays(1), 0);
    tick();
    assertThat(ledger.acknowledged()).isEqualTo(held);
    assertThat(code(erase(event(RatingGiven.class, 0)))).isEqualTo("not-acknowledged");
  }

  @Test
  void anOrderThatComesAgainIsObeyedOnceAlsoAfterARestart() {
    workDay(FIRST);
    now = at(FIRST.plusDays(1), 0);
    tick();
    Event rating = event(RatingGiven.class, 0);
    ServerCommand command = command("once", rating.epoch(), rating.sequence());
    Answer first = take(new Input.Commanded(command));
    assertThat(take(new Input.Commanded(command))).isEqualTo(first);
    restart();
    assertThat(take(new Input.Commanded(command))).isEqualTo(first);
    assertThat(written.stream().flatMap(each -> Erasure.of(each).stream())).hasSize(1);
  }

  @Test
  void severalOrdersTogetherAreCarriedOutWithOneSync() {
    workDay(FIRST);
    now = at(FIRST.plusDays(1), 0);
    tick();
    Event rating = event(RatingGiven.class, 0);
    Event punched = event(AttendancePunched.class, 0);
    List<Answer> answers =
        board.takeTogether(
            List.of(
                new Input.Commanded(command("a", rating.epoch(), rating.sequence())),
                new Input.Touched(new KioskTouch.TakeNumber("touch-x", "dat-dai", null)),
                new Input.Commanded(command("b", punched.epoch(), punched.sequence()))));
    assertThat(answers.getFirst()).isInstanceOf(Answer.Obeyed.class);
    assertThat(answers.getLast()).isInstanceOf(Answer.Obeyed.class);
    Core again = new Core(Scene.site(), Stations.ALL);
    ledger.replay(each -> again.apply(each, Stations.ALL.events().dataOf(each)));
    assertThat(board.view()).isEqualTo(view(again));
    assertThat(ledger.peek(0, 1_000).stream().filter(each -> !each.event().hasData())).hasSize(2);
  }

  private void workDay(LocalDate date) {
    now = at(date, 7);
    tick();
    touches();
    ledger.acknowledge(ledger.head().position());
  }

  private void touches() {
    LocalDate date = Day.of(now.wall());
    take(new Input.Heard(row(date)));
    take(new Input.Heard(new FingerReading.Matched("finger-1", 1, 120, now.monotonicNanos())));
    take(new Input.Touched(new KioskTouch.TakeNumber("touch-" + date, "dat-dai", null)));
    take(new Input.Touched(new CounterTouch.CallNext("1")));
    take(new Input.Touched(new CounterTouch.StartVisit("1")));
    take(new Input.Touched(new CounterTouch.FinishVisit("1")));
    take(new Input.Touched(new RatingTouch.Rate("1", 4)));
    take(
        new Input.Heard(
            new Scanned("scanner-1", "H29.22-260105-0001", "]C0", now.monotonicNanos())));
    if (!closing) {
      return;
    }
    Order close = new LineOrder.CloseLine("ho-tich", "Hết giờ");
    String id = "close-" + date;
    take(new Input.Commanded(new ServerCommand(id, ledger.head().epoch(), until(), close)));
  }

  private void restart() {
    ledger.close();
    start();
  }

  private void start() {
    ledger = SqliteJournal.open(directory, BOARD, Stations.ALL.events(), new SplittableRandom(1));
    board = new RunningTurn(ledger, witness, () -> now, key, written);
  }

  private void tick() {
    board.night();
  }

  private @Nullable Answer take(Input input) {
    return board.take(input);
  }

  private Answer erase(Event event) {
    return order(event.epoch(), event.sequence());
  }

  private Answer order(String epoch, long sequence) {
    return Objects.requireNonNull(
        take(new Input.Commanded(command("order-" + orders++, epoch, sequence))));
  }

  private ServerCommand command(String id, String epoch, long sequence) {
    Order order = new EraseData(epoch, sequence, Ground.SUBJECT_REQUEST);
    return new ServerCommand(id, ledger.head().epoch(), until(), order);
  }

  private long until() {
    return ledger.head().sequence() + 100;
  }

  private static String code(Answer answer) {
    assertThat(answer).isInstanceOf(Answer.Refused.class);
    return ((Answer.Refused) answer).code();
  }

  private WholeBoard view(Core of) {
    return WholeBoard.of(of.pages(now, new DeliveryView(true, 0)));
  }

  private Event event(Class<? extends EventData> type, int index) {
    return written.stream()
        .filter(each -> each.type().equals(EventTypes.typeOf(type)))
        .toList()
        .get(index);
  }

  private <T extends EventData> T last(Class<T> type) {
    return type.cast(
        Stations.ALL
            .events()
            .dataOf(
                written.stream()
                    .filter(each -> each.type().equals(EventTypes.typeOf(type)))
                    .toList()
                    .getLast()));
  }

  private static Punched row(LocalDate date) {
    return new Punched(
        "terminal-1", "11", LocalDateTime.of(date, java.time.LocalTime.of(7, 30)), 1, 0);
  }

  private static Moment at(LocalDate date, int hour) {
    var wall = date.atTime(hour, 0).atZone(Day.ZONE).toInstant();
    return new Moment(
        wall, "boot", wall.getEpochSecond() * 1_000_000_000L, ClockQuality.SYNCHRONISED);
  }
}
