package vn.motcua.firmware.board.turn;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.bridge.BoardEvent.BoardBorn;
import vn.motcua.bridge.BoardEvent.DaySealed;
import vn.motcua.bridge.BoardEvent.LedgerPruned;
import vn.motcua.bridge.BoardEvent.Start;
import vn.motcua.bridge.ClockQuality;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.EventData;
import vn.motcua.bridge.Moment;
import vn.motcua.bridge.journal.Identity;
import vn.motcua.bridge.journal.sqlite.SqliteJournal;
import vn.motcua.firmware.core.Stations;
import vn.motcua.firmware.core.WholeBoard;
import vn.motcua.firmware.queue.touch.KioskTouch;
import vn.motcua.firmware.station.Answer;
import vn.motcua.firmware.station.Input;
import vn.motcua.firmware.system.SystemClock;

/**
 * A board whose clock once shows 2040 stays on its day, and continues by itself when the clock is
 * corrected.
 */
final class BootIn2040Test {
  private static final Identity BOARD = new Identity("minh-hoa", "board-1");
  private static final Instant OPENING = Instant.parse("2026-11-30T01:00:00Z");
  private static final LocalDate MONDAY = LocalDate.of(2026, 11, 30);
  private static final Instant IN_2040 = Instant.parse("2040-01-01T02:00:00Z");

  @TempDir Path directory = Path.of("");

  private final List<Event> written = new ArrayList<>();
  private Instant wall = OPENING;
  private long nanos = 1_000_000_000L;
  private boolean synchronised;
  private int boots;
  private int touches;
  private KeyPair keys;
  private SqliteJournal ledger;
  private SystemClock clock;
  private final Witness witness = new RunningTurn.Memory();
  private RunningTurn board;

  @BeforeEach
  void begin() throws Exception {
    keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    boot(OPENING, true);
  }

  @AfterEach
  void end() {
    ledger.close();
  }

  private void boot(Instant told, boolean disciplined) {
    if (ledger != null) {
      ledger.close();
    }
    wall = told;
    synchronised = disciplined;
    nanos = 1_000_000_000L;
    String id = "boot-" + ++boots;
    ledger =
        SqliteJournal.open(directory, BOARD, Stations.ALL.events(), new SplittableRandom(boots));
    clock =
        new SystemClock(
            Instant.parse("2026-11-20T00:00:00Z"),
            id,
            () -> wall,
            () -> nanos,
            new SystemClock.Discipline(() -> synchronised, false));
    Start start = ledger.opening().start();
    board = new RunningTurn(ledger, witness, clock, keys.getPrivate(), written);
    if (start == Start.FIRST) {
      board.confirm();
    }
  }

  private void pass(Duration time) {
    wall = wall.plus(time);
    nanos += time.toNanos();
    board.tick();
    ledger.acknowledge(ledger.head().position());
  }

  private String number() {
    var touch = new KioskTouch.TakeNumber("touch-" + ++touches, "dat-dai", null);
    Answer answer = board.take(new Input.Touched(touch));
    assertThat(answer).isInstanceOf(Answer.NumberGiven.class);
    return answer instanceof Answer.NumberGiven given ? given.number() : "";
  }

  private <T extends EventData> List<T> of(Class<T> type) {
    return written.stream()
        .map(event -> Stations.ALL.events().parse(event.type(), event.data()))
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  private WholeBoard view() {
    return board.view();
  }

  @Test
  void numbersGoOnNothingIsSealedNothingIsDeletedAndATimeServerSetsAllRight() {
    assertThat(number()).isEqualTo("1001");
    assertThat(number()).isEqualTo("1002");
    pass(Duration.ofHours(2));

    boot(IN_2040, false);
    assertThat(clock.disbelieved()).contains(IN_2040);
    pass(Duration.ofSeconds(30));
    assertThat(number()).isEqualTo("1003");
    assertThat(view().day()).isEqualTo(MONDAY);
    pass(Duration.ofMinutes(30));
    boot(IN_2040.plusSeconds(5_000), false);
    pass(Duration.ofSeconds(30));
    assertThat(number()).isEqualTo("1004");
    assertThat(of(DaySealed.class)).isEmpty();
    assertThat(of(LedgerPruned.class)).isEmpty();
    assertThat(written).allMatch(event -> event.at().wall().isBefore(OPENING.plusSeconds(86_400)));
    assertThat(written.getLast().at().clock()).isEqualTo(ClockQuality.UNTRUSTED);

    synchronised = true;
    wall = OPENING.plus(Duration.ofHours(4));
    pass(Duration.ofSeconds(30));
    assertThat(number()).isEqualTo("1005");
    assertThat(clock.disbelieved()).isEmpty();

    boot(OPENING.plus(Duration.ofDays(1)), true);
    pass(Duration.ofSeconds(30));
    assertThat(of(DaySealed.class)).singleElement().extracting(DaySealed::day).isEqualTo(MONDAY);
    assertThat(number()).isEqualTo("1001");
  }

  /** As the previous release wrote it: it believed the clock, and then its own events. */
  @Test
  void aLedgerThatWasOnceIn2040GoesOnToday() {
    assertThat(number()).isEqualTo("1001");
    pass(Duration.ofHours(2));
    believedIn2040();
    int before = written.size();

    boot(OPENING.plus(Duration.ofHours(3)), false);
    pass(Duration.ofSeconds(30));
    assertThat(view().day()).isEqualTo(MONDAY);
    assertThat(number()).isEqualTo("1002");
    assertThat(written.subList(before, written.size()))
        .allMatch(event -> event.at().wall().isBefore(OPENING.plusSeconds(86_400)));

    boot(OPENING.plus(Duration.ofDays(1)), true);
    assertThat(number()).isEqualTo("1001");
    boot(OPENING.plus(Duration.ofDays(2)), true);
    pass(Duration.ofSeconds(30));
    assertThat(of(DaySealed.class).getLast().day()).isEqualTo(MONDAY.plusDays(1));

    boot(OPENING.plus(Duration.ofDays(100)), true);
    pass(Duration.ofSeconds(30));
    pass(Duration.ofSeconds(30));
    assertThat(of(LedgerPruned.class))
        .as("what 2040 dated does not stop the deleting")
        .isNotEmpty();
    assertThat(ledger.peek(0, 1_000))
        .extracting(entry -> entry.event().at().wall())
        .noneMatch(at -> at.isAfter(Instant.parse("2039-01-01T00:00:00Z")));
  }

  private void believedIn2040() {
    NightSeal seal = new NightSeal(BOARD, keys.getPrivate());
    ledger.replay(event -> seal.apply(event, Stations.ALL.events().dataOf(event)));
    for (int day = 0; day < 5; day++) {
      Instant morning = IN_2040.plus(Duration.ofDays(day));
      Moment at = new Moment(morning, "old-release-" + day, 5, ClockQuality.UNTRUSTED);
      nanos += Duration.ofMinutes(2).toNanos();
      Moment later = new Moment(morning, "old-release-" + day, nanos, ClockQuality.UNTRUSTED);
      List<EventData> events = new ArrayList<>();
      events.add(new BoardBorn(Start.RESTART, "old", List.of("hub"), null, null, null));
      seal.due(ledger.head(), later).ifPresent(events::add);
      for (Event event : ledger.append(events, at)) {
        seal.apply(event, Stations.ALL.events().dataOf(event));
        written.add(event);
      }
    }
  }
}
