package vn.motcua.firmware.board.turn;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.motcua.bridge.ClockQuality;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.Moment;
import vn.motcua.bridge.journal.Journal.Entry;
import vn.motcua.bridge.lab.MemoryJournal;
import vn.motcua.devices.Reading;
import vn.motcua.devices.button.ButtonReading;
import vn.motcua.devices.life.LifeChanged;
import vn.motcua.devices.life.LifeStage;
import vn.motcua.devices.printer.PrinterReading;
import vn.motcua.devices.printer.escpos.PrinterCondition;
import vn.motcua.devices.scanner.Scanned;
import vn.motcua.firmware.core.Stations;
import vn.motcua.firmware.core.WholeBoard;
import vn.motcua.firmware.handoff.DeskView;
import vn.motcua.firmware.queue.touch.CounterTouch;
import vn.motcua.firmware.queue.touch.KioskTouch;
import vn.motcua.firmware.station.Answer;
import vn.motcua.firmware.station.Answer.NumberGiven;
import vn.motcua.firmware.station.Effect;
import vn.motcua.firmware.station.Effect.Print;
import vn.motcua.firmware.station.Input;
import vn.motcua.firmware.station.Touch;

/** Inputs taken together must give the same result as one by one. */
class TurnTest {
  private static final PrinterCondition READY =
      new PrinterCondition(true, false, false, false, false, true);
  private static final PrinterCondition PAPER_OUT =
      new PrinterCondition(false, false, true, false, false, true);

  private static final Effect.ScanTone REFUSED_TONE =
      new Effect.ScanTone("scanner-1", Effect.Tone.REFUSED);

  private Station station;

  /** A core on a ledger in memory, on a clock that only the test moves. */
  private static final class Station {
    final MemoryJournal ledger =
        new MemoryJournal(RunningTurn.BOARD, Stations.ALL.events(), new SplittableRandom(1));
    final List<Event> seen = new ArrayList<>();
    Instant now = Instant.parse("2026-11-20T00:30:00Z");
    final RunningTurn running =
        new RunningTurn(ledger, new RunningTurn.Memory(), this::moment, RunningTurn.key(), seen);

    Station() {
      running.confirm();
    }

    Moment moment() {
      return new Moment(now, "boot", now.toEpochMilli() * 1_000_000, ClockQuality.SYNCHRONISED);
    }

    WholeBoard view() {
      return running.view();
    }

    List<Event> held() {
      return ledger.peek(0, 100_000).stream().map(Entry::event).toList();
    }

    @SuppressWarnings("CanIgnoreReturnValueSuggester")
    @Nullable Answer take(Input input) {
      return running.take(input);
    }

    List<String> takeTogether(Input... inputs) {
      return running.takeTogether(List.of(inputs)).stream().map(TurnTest::numberOf).toList();
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
          Stream.generate(() -> any(random)).limit(random.nextInt(1, Turn.TOGETHER_MAX)).toList();
      assertThat(station.running.takeTogether(inputs))
          .isEqualTo(inputs.stream().map(alone::take).toList());
      assertThat(station.running.effects).isEqualTo(alone.running.effects);
      assertThat(station.ledger.head()).isEqualTo(alone.ledger.head());
      assertThat(station.view()).isEqualTo(alone.view());
      station.now = station.now.plus(Duration.ofSeconds(random.nextInt(90)));
      alone.now = station.now;
    }
    assertThat(station.held()).isEqualTo(alone.held()).hasSizeGreaterThan(1_000);
    assertThat(station.seen).isEqualTo(station.held());
  }

  @Test
  void aNewEpochIsBornBeforeAnythingElseAlsoWhenItsBirthFoundNoRoom() {
    station.take(touch(new KioskTouch.TakeNumber("touch-1", "dat-dai", null)));
    String epoch = station.ledger.head().epoch();
    station.running.turn.diverged(new Divergence("the case server knows more", List.of()));
    station.ledger.roomFor(0);
    station.running.tick();
    assertThat(station.ledger.head().epoch()).isNotEqualTo(epoch);
    station.ledger.roomFor(Long.MAX_VALUE);
    assertThat(station.take(touch(new KioskTouch.TakeNumber("touch-2", "dat-dai", null))))
        .isInstanceOf(NumberGiven.class);
    assertThat(station.held().stream().filter(e -> !e.epoch().equals(epoch)).findFirst())
        .get()
        .extracting(Event::type)
        .isEqualTo("vn.motcua.board.born.v1");
  }

  @Test
  void nothingIsTakenInANewEpochThatIsNotBorn() {
    station.running.turn.diverged(new Divergence("the case server knows more", List.of()));
    station.ledger.roomFor(0);
    station.running.tick();
    station.ledger.roomFor(Long.MAX_VALUE);
    long before = station.ledger.head().position();
    station.running.tick();
    assertThat(station.held().get((int) before).type()).isEqualTo("vn.motcua.board.born.v1");
    assertThat(station.held().stream().filter(e -> e.type().contains("board.born"))).hasSize(2);
  }

  private static Input any(SplittableRandom random) {
    String counter = Integer.toString(random.nextInt(1, 3));
    return switch (random.nextInt(10)) {
      case 0, 1 ->
          touch(new KioskTouch.TakeNumber("touch-" + random.nextInt(2_000), "dat-dai", null));
      case 2 -> touch(new KioskTouch.TakeNumber("touch-" + random.nextInt(2_000), "ho-tich", null));
      case 3, 4 -> touch(new CounterTouch.CallNext(counter));
      case 5 -> touch(new CounterTouch.StartVisit(counter));
      case 6 -> touch(new CounterTouch.FinishVisit(counter));
      case 7 -> touch(new CounterTouch.MarkAbsent(counter));
      case 8 -> heard(new ButtonReading.Pressed("panel-1", random.nextInt(1, 4), 1));
      default -> scan(random.nextInt(500));
    };
  }

  private static Input scan(int number) {
    String code = "H48.53-261120-%04d".formatted(number);
    return heard(new Scanned("scanner-1", code, "]C0", 1));
  }

  @Test
  void aFullDiskTakesNothingOfThemTogetherAndEachIsTriedOnTheStateOfTheLedger() {
    List<Event> before = station.held();
    station.ledger.roomFor(before.size() + 2L);
    assertThat(station.takeTogether(number("a"), number("b"), number("c")))
        .containsExactly("1001", "disk-full", "disk-full");
    assertThat(station.held())
        .hasSizeGreaterThan(before.size())
        .startsWith(before.toArray(Event[]::new));
    assertThat(station.running.turn.isRoomy()).isFalse();
    WholeBoard view = station.view();
    assertThat(numberOf(station.take(number("b")))).isEqualTo("disk-full");
    assertThat(station.view()).isEqualTo(view);

    station.ledger.roomFor(Long.MAX_VALUE);
    assertThat(station.takeTogether(number("a"), number("b"), number("c")))
        .containsExactly("1001", "1002", "1003");
    assertThat(station.running.turn.isRoomy()).isTrue();
    assertThat(station.seen).isEqualTo(station.held());
  }

  @Test
  void whatThePrinterSaidOfItselfOutlivesAFullDisk() {
    station.take(heard(new LifeChanged("printer-1", LifeStage.READY, "test")));
    station.take(heard(new PrinterReading.Changed("printer-1", READY)));
    station.take(heard(new PrinterReading.Changed("printer-1", PAPER_OUT)));
    station.ledger.roomFor(station.held().size());
    assertThat(station.takeTogether(number("a"), number("b"))).containsOnly("disk-full");
    station.ledger.roomFor(Long.MAX_VALUE);
    assertThat(numberOf(station.take(number("a")))).isEqualTo("1001");
    assertThat(station.running.effects).noneMatch(Print.class::isInstance);
    station.take(heard(new PrinterReading.Changed("printer-1", READY)));
    assertThat(numberOf(station.take(number("b")))).isEqualTo("1002");
    assertThat(station.running.effects).hasAtLeastOneElementOfType(Print.class);
  }

  @Test
  void aScanThatAFullDiskRefusedIsNotShownAsAccepted() {
    Input scan = scan(1);
    station.ledger.roomFor(station.held().size());
    station.take(scan);
    assertThat(station.running.effects).containsExactly(REFUSED_TONE);
    assertThat(station.view().desks().getFirst().last()).isNull();
    assertThat(station.takeTogether(number("a"), scan)).containsExactly("disk-full", "disk-full");
    assertThat(station.view().desks().getFirst().last()).isNull();
    station.ledger.roomFor(Long.MAX_VALUE);
    assertThat(station.takeTogether(number("a"), scan)).containsExactly("1001", "none");
    assertThat(station.view().desks().getFirst().last())
        .extracting(DeskView.ScanView::verdict)
        .isEqualTo("accepted");
  }

  private static Input number(String request) {
    return touch(new KioskTouch.TakeNumber("touch-" + request, "dat-dai", null));
  }

  private static Input touch(Touch touch) {
    return new Input.Touched(touch);
  }

  private static Input heard(Reading reading) {
    return new Input.Heard(reading);
  }

  private static String numberOf(@Nullable Answer answer) {
    return switch (answer) {
      case NumberGiven given -> given.number();
      case Answer.Refused refused -> refused.code();
      case null, default -> "none";
    };
  }
}
