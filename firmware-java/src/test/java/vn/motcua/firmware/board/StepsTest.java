package vn.motcua.firmware.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.motcua.bridge.BoardEvent.DeviceChanged;
import vn.motcua.bridge.ClockQuality;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.Moment;
import vn.motcua.bridge.journal.Identity;
import vn.motcua.bridge.journal.Journal.Entry;
import vn.motcua.bridge.journal.JournalFullException;
import vn.motcua.bridge.journal.MemoryJournal;
import vn.motcua.bridge.journal.Stamped;
import vn.motcua.devices.Life;
import vn.motcua.devices.PrinterCondition;
import vn.motcua.devices.Reading;
import vn.motcua.firmware.core.Core;
import vn.motcua.firmware.core.Scene;
import vn.motcua.firmware.core.Stations;
import vn.motcua.firmware.station.Answer.NumberGiven;
import vn.motcua.firmware.station.Decision;
import vn.motcua.firmware.station.Effect.PrintSlip;
import vn.motcua.firmware.station.Input;
import vn.motcua.firmware.station.Touch;
import vn.motcua.firmware.view.BoardView;

/** One input alone is the measure of several together. */
class StepsTest {
  private static final PrinterCondition READY =
      new PrinterCondition(true, false, false, false, false, true);
  private static final PrinterCondition PAPER_OUT =
      new PrinterCondition(false, false, true, false, false, true);

  private static final DeviceChanged CHANGE =
      new DeviceChanged("x", "scanner", "ready", "test", null);

  private Station station;

  /** A core on a ledger in memory, at a time that only a test moves. */
  private static final class Station {
    final MemoryJournal ledger =
        new MemoryJournal(
            new Identity("minh-hoa", "board-1"), Stations.EVENTS, new SplittableRandom(1));
    final Core core = new Core(Scene.site());
    final List<Event> seen = new ArrayList<>();
    Instant now = Instant.parse("2026-11-20T00:30:00Z");
    int signsOfLife;
    final Steps steps =
        new Steps(
            core, ledger, this::moment, (event, data) -> seen.add(event), () -> signsOfLife++);

    Station() {
      steps.replay((event, data) -> {});
      steps.take(new Input.Started(ledger.opening().born("test", List.of("hub"))));
      steps.take(new Input.Answered(ledger.head().epoch(), true, List.of()));
    }

    Moment moment() {
      return new Moment(now, "boot", now.toEpochMilli() * 1_000_000, ClockQuality.SYNCHRONISED);
    }

    BoardView view() {
      return core.view(moment(), new BoardView.DeliveryView(true, 0));
    }

    List<Event> held() {
      return ledger.peek(0, 100_000).stream().map(Entry::event).toList();
    }

    @SuppressWarnings("CanIgnoreReturnValueSuggester")
    Decision take(Input input) {
      return steps.take(input);
    }
  }

  @BeforeEach
  void start() {
    station = new Station();
  }

  @Test
  void inputsTakenTogetherGiveTheLedgerAnswersAndEffectsThatTheyGiveOneByOne() {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    Station alone = new Station();
    for (int round = 0; round < 300; round++) {
      List<Input> inputs =
          Stream.generate(() -> any(random)).limit(random.nextInt(1, Steps.TOGETHER_MAX)).toList();
      assertThat(station.steps.takeTogether(inputs))
          .isEqualTo(inputs.stream().map(alone::take).toList());
      assertThat(station.ledger.head()).isEqualTo(alone.ledger.head());
      assertThat(station.view()).isEqualTo(alone.view());
      station.now = station.now.plus(Duration.ofSeconds(random.nextInt(90)));
      alone.now = station.now;
    }
    assertThat(station.held()).isEqualTo(alone.held()).hasSizeGreaterThan(1_000);
    assertThat(station.seen).isEqualTo(station.held());
  }

  private static Input any(SplittableRandom random) {
    String counter = Integer.toString(random.nextInt(1, 3));
    return switch (random.nextInt(10)) {
      case 0, 1 -> touch(new Touch.TakeNumber("touch-" + random.nextInt(2_000), "dat-dai", null));
      case 2 -> touch(new Touch.TakeNumber("touch-" + random.nextInt(2_000), "ho-tich", null));
      case 3, 4 -> touch(new Touch.CallNext(counter));
      case 5 -> touch(new Touch.StartVisit(counter));
      case 6 -> touch(new Touch.FinishVisit(counter));
      case 7 -> touch(new Touch.MarkAbsent(counter));
      case 8 -> heard(new Reading.Pressed("panel-1", "" + random.nextInt(1, 4), 1));
      default -> scan(random.nextInt(500));
    };
  }

  private static Input scan(int number) {
    String code = "H48.53-261120-%04d".formatted(number);
    return heard(new Reading.Scanned("scanner-1", code, "]C0", 1));
  }

  @Test
  void aFullDiskTakesNothingOfThemAndEachIsTriedOnTheStateOfTheLedger() {
    List<Event> before = station.held();
    BoardView view = station.view();
    station.ledger.roomFor(before.size() + 2L);
    List<Input> three = List.of(number("a"), number("b"), number("c"));
    assertThatExceptionOfType(JournalFullException.class)
        .isThrownBy(() -> station.steps.takeTogether(three));
    assertThat(station.held()).isEqualTo(before);
    assertThat(station.view()).isEqualTo(view);
    assertThat(station.steps.isRoomy()).isFalse();

    assertThat(numberOf(station.take(three.getFirst()))).isEqualTo("1001");
    assertThat(station.steps.isRoomy()).isTrue();
    assertThatExceptionOfType(JournalFullException.class)
        .isThrownBy(() -> station.take(three.get(1)));
    station.ledger.roomFor(Long.MAX_VALUE);
    assertThat(station.steps.takeTogether(three).stream().map(StepsTest::numberOf))
        .containsExactly("1001", "1002", "1003");
    assertThat(station.seen).isEqualTo(station.held());
  }

  @Test
  void aWatchdogHearsOfTheStationWhileALongLedgerIsFoldedAnew() {
    List<Stamped> years = Collections.nCopies(1_000, new Stamped(CHANGE, station.moment()));
    for (int i = 0; i < 5; i++) {
      assertThat(station.ledger.append(years)).hasSize(1_000);
    }
    station.ledger.roomFor(station.held().size());
    assertThatExceptionOfType(JournalFullException.class)
        .isThrownBy(() -> station.steps.takeTogether(List.of(number("a"), number("b"))));
    assertThat(station.signsOfLife).isEqualTo(5);
  }

  @Test
  void whatThePrinterSaidOfItselfOutlivesAFullDisk() {
    station.take(heard(new Reading.LifeChanged("printer-1", Life.READY, "test")));
    station.take(heard(new Reading.PrinterChanged("printer-1", READY)));
    station.take(heard(new Reading.PrinterChanged("printer-1", PAPER_OUT)));
    station.ledger.roomFor(station.held().size());
    assertThatExceptionOfType(JournalFullException.class)
        .isThrownBy(() -> station.steps.takeTogether(List.of(number("a"), number("b"))));
    station.ledger.roomFor(Long.MAX_VALUE);
    assertThat(station.take(number("a")).effects()).noneMatch(PrintSlip.class::isInstance);
    station.take(heard(new Reading.PrinterChanged("printer-1", READY)));
    assertThat(station.take(number("b")).effects()).hasAtLeastOneElementOfType(PrintSlip.class);
  }

  @Test
  void aScanThatAFullDiskRefusedIsNotShownAsAccepted() {
    Input scan = scan(1);
    station.ledger.roomFor(station.held().size());
    assertThatExceptionOfType(JournalFullException.class).isThrownBy(() -> station.take(scan));
    assertThat(station.view().desks().getFirst().last()).isNull();
    assertThatExceptionOfType(JournalFullException.class)
        .isThrownBy(() -> station.steps.takeTogether(List.of(number("a"), scan)));
    assertThat(station.view().desks().getFirst().last()).isNull();
    station.ledger.roomFor(Long.MAX_VALUE);
    station.steps.takeTogether(List.of(number("a"), scan));
    assertThat(station.view().desks().getFirst().last())
        .extracting(BoardView.ScanView::verdict)
        .isEqualTo("accepted");
  }

  private static Input number(String request) {
    return touch(new Touch.TakeNumber("touch-" + request, "dat-dai", null));
  }

  private static Input touch(Touch touch) {
    return new Input.Touched(touch);
  }

  private static Input heard(Reading reading) {
    return new Input.Heard(reading);
  }

  private static String numberOf(Decision decision) {
    return decision.answer() instanceof NumberGiven given ? given.number() : "none";
  }
}
