package vn.motcua.firmware.board.turn;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.bridge.BoardEvent.LedgerPruned;
import vn.motcua.bridge.ClockQuality;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.EventData;
import vn.motcua.bridge.Moment;
import vn.motcua.bridge.journal.Finding;
import vn.motcua.bridge.journal.Identity;
import vn.motcua.bridge.journal.sqlite.SqliteJournal;
import vn.motcua.devices.zkteco.records.Punched;
import vn.motcua.firmware.attendance.AttendanceEvent.AttendancePunched;
import vn.motcua.firmware.core.Stations;
import vn.motcua.firmware.queue.touch.KioskTouch;
import vn.motcua.firmware.station.Answer;
import vn.motcua.firmware.station.Day;
import vn.motcua.firmware.station.Input;

/** A ledger keeps ninety days, and the board loses nothing that it needs. */
class NightWorkTest {
  private static final Identity BOARD = new Identity("minh-hoa", "board-1");
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 5);

  @TempDir Path directory = Path.of("");

  private final List<Event> written = new ArrayList<>();
  private final List<Punched> terminalLog = new ArrayList<>();
  private KeyPair keys;
  private SqliteJournal ledger;
  private final Witness witness = new RunningTurn.Memory();
  private RunningTurn board;
  private Moment now = at(FIRST, 0, ClockQuality.SYNCHRONISED);

  @BeforeEach
  void begin() throws Exception {
    keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    start();
  }

  @AfterEach
  void end() {
    ledger.close();
  }

  @Test
  void ofAYearNinetyDaysStayNoRowOfATerminalComesTwiceAndEachDayBeginsWithItsFirstNumber() {
    for (int day = 0; day < 365; day++) {
      LocalDate date = FIRST.plusDays(day);
      workDay(date);
      if (day % 20 == 7) {
        restart();
      }
      terminalLog.forEach(row -> take(new Input.Heard(row)));
    }

    LocalDate oldest = Day.of(ledger.peek(0, 1).getFirst().event().at().wall());
    assertThat(oldest).isBetween(FIRST.plusDays(365 - 92), FIRST.plusDays(365 - 88));
    assertThat(of(AttendancePunched.class)).hasSize(terminalLog.size());
    assertThat(of(LedgerPruned.class).stream().mapToLong(LedgerPruned::events).sum())
        .isEqualTo(written.size() - ledger.peek(0, Integer.MAX_VALUE).size());
    List<Finding> findings = new ArrayList<>();
    ledger.verify(_ -> {}, findings::add);
    assertThat(findings).isEmpty();
  }

  @Test
  void nothingGoesByAClockThatNobodyHasSetOrBeforeTheCaseServerHoldsIt() {
    for (int day = 0; day < 10; day++) {
      workDay(FIRST.plusDays(day));
    }
    int held = ledger.peek(0, 10_000).size();
    now = at(FIRST.plusDays(200), 8, ClockQuality.UNTRUSTED);
    tick();
    assertThat(of(LedgerPruned.class)).isEmpty();

    now = at(FIRST.plusDays(200), 9, ClockQuality.SYNCHRONISED);
    tick();
    assertThat(of(LedgerPruned.class)).hasSize(1);
    assertThat(ledger.peek(0, 1).getFirst().position()).isLessThanOrEqualTo(ledger.acknowledged());
    assertThat(ledger.peek(0, 10_000).size()).isLessThan(held);
  }

  @Test
  void whatABoardWroteBeforeItsClockWasSetIsKeptAsLongAsWhatItWroteThen() {
    now = at(FIRST.minusDays(400), 8, ClockQuality.UNTRUSTED); // the clock of a card without one
    take(new Input.Heard(row(FIRST.atTime(6, 30))));
    for (int day = 0; day < 5; day++) {
      workDay(FIRST.plusDays(day));
    }
    assertThat(of(LedgerPruned.class)).isEmpty();

    now = at(FIRST.plusDays(89), 8, ClockQuality.SYNCHRONISED);
    tick();
    assertThat(of(LedgerPruned.class)).isEmpty();
    now = at(FIRST.plusDays(92), 8, ClockQuality.SYNCHRONISED);
    tick();
    assertThat(of(LedgerPruned.class)).hasSize(1);
  }

  @Test
  void aMonthWithoutATimeServerDoesNotStopTheDeleting() {
    for (int event = 0; event < 4_000; event++) {
      boolean set = event >= 2_000;
      now =
          set
              ? at(FIRST, 6, ClockQuality.SYNCHRONISED)
              : at(FIRST.minusDays(400), 8, ClockQuality.UNTRUSTED);
      take(new Input.Heard(row(FIRST.atTime(1, 0).plusSeconds(event))));
    }
    workDay(FIRST);
    workDay(FIRST.plusDays(1));
    now = at(FIRST.plusDays(92), 8, ClockQuality.SYNCHRONISED);
    tick();
    assertThat(of(LedgerPruned.class).stream().mapToLong(LedgerPruned::events).sum())
        .isGreaterThan(2_000);
  }

  @Test
  void aRowThatATerminalDatedAheadStopsTheDeletingUntilThen() {
    workDay(FIRST);
    take(new Input.Heard(row(LocalDateTime.of(2030, 1, 1, 7, 30))));
    for (int day = 1; day < 5; day++) {
      workDay(FIRST.plusDays(day));
    }
    now = at(FIRST.plusDays(200), 8, ClockQuality.SYNCHRONISED);
    tick();
    take(new Input.Heard(row(LocalDateTime.of(2030, 1, 1, 7, 30))));
    assertThat(of(AttendancePunched.class).stream().map(AttendancePunched::readerTime))
        .containsOnlyOnce("2030-01-01T07:30:00");
    assertThat(of(LedgerPruned.class)).hasSize(1);
  }

  /** A row in the morning, a number at eight, acknowledged at nine; the night comes after. */
  private void workDay(LocalDate date) {
    now = at(date, 7, ClockQuality.SYNCHRONISED);
    tick();
    Punched row = row(date.atTime(7, 30));
    terminalLog.add(row);
    take(new Input.Heard(row));
    now = at(date, 8, ClockQuality.SYNCHRONISED);
    Answer answer =
        take(new Input.Touched(new KioskTouch.TakeNumber("touch-" + date, "dat-dai", null)));
    assertThat(answer)
        .isInstanceOfSatisfying(
            Answer.NumberGiven.class, given -> assertThat(given.number()).isEqualTo("1001"));
    ledger.acknowledge(ledger.head().position());
  }

  private void restart() {
    ledger.close();
    start();
  }

  private void start() {
    ledger = SqliteJournal.open(directory, BOARD, Stations.ALL.events(), new SplittableRandom(1));
    board = new RunningTurn(ledger, witness, () -> now, keys.getPrivate(), written);
    board.confirm();
  }

  private void tick() {
    board.night();
  }

  @SuppressWarnings("CanIgnoreReturnValueSuggester")
  private @Nullable Answer take(Input input) {
    return board.take(input);
  }

  private <T extends EventData> List<T> of(Class<T> type) {
    return written.stream()
        .map(each -> Stations.ALL.events().parse(each.type(), each.data()))
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  private static Punched row(LocalDateTime time) {
    return new Punched("terminal-1", "11", time, 1, 0);
  }

  private static Moment at(LocalDate date, int hour, ClockQuality clock) {
    var wall = date.atTime(hour, 0).atZone(Day.ZONE).toInstant();
    return new Moment(wall, "boot", wall.getEpochSecond() * 1_000_000_000L, clock);
  }
}
