package vn.motcua.firmware.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import vn.motcua.devices.zkteco.records.Punched;
import vn.motcua.firmware.attendance.AttendanceEvent.AttendancePunched;
import vn.motcua.firmware.attendance.AttendanceEvent.Direction;
import vn.motcua.firmware.attendance.AttendanceEvent.DutyEnded;
import vn.motcua.firmware.attendance.AttendanceEvent.DutyStarted;

/** Rows of a time terminal's log; cb-001 has the number 11 there. */
class TerminalTest {
  private static final LocalDateTime TODAY = LocalDateTime.of(2026, 11, 20, 7, 31, 5);

  private final Scene scene = new Scene("2026-11-20T07:31:10+07:00");

  @Test
  void aRowIsAPunchWithTheTerminalsOwnTimeAndBeginsDuty() {
    scene.hear(row("11", TODAY, 15, 0));

    assertThat(scene.events(AttendancePunched.class))
        .containsExactly(
            new AttendancePunched(
                "cb-001", Direction.IN, "face", "terminal-1", null, "2026-11-20T07:31:05"));
    assertThat(scene.events(DutyStarted.class))
        .containsExactly(new DutyStarted("1", "cb-001", false));
  }

  @Test
  void theSameRowIsOneEventHoweverOftenItComesAlsoAfterAPowerCut() {
    scene.hear(row("11", TODAY, 1, 0)).hear(row("11", TODAY, 1, 0));
    scene.restart();
    scene.hear(row("11", TODAY, 1, 0));

    assertThat(scene.events(AttendancePunched.class)).hasSize(1);
  }

  @Test
  void aWeekOfRowsIsKeptInFullAndOnlyTodaysSaysWhoIsOnDuty() {
    for (int day = 13; day < 20; day++) {
      scene.hear(row("11", LocalDateTime.of(2026, 11, day, 7, 30), 1, 0));
      scene.hear(row("11", LocalDateTime.of(2026, 11, day, 17, 0), 1, 1));
    }
    assertThat(scene.events(AttendancePunched.class)).hasSize(14);
    assertThat(scene.events(DutyStarted.class)).isEmpty();
    scene.hear(row("11", TODAY, 1, 0));
    assertThat(scene.events(DutyStarted.class)).hasSize(1);
    scene.after(Duration.ofHours(9)).hear(row("11", TODAY.plusHours(9), 1, 1));
    assertThat(scene.events(DutyEnded.class))
        .containsExactly(new DutyEnded("1", "cb-001", "clocked-out"));
  }

  @Test
  void aTerminalThatSaysNeitherInNorOutAlternatesWithinTheDay() {
    scene.hear(row("11", TODAY, 4, 255)).hear(row("11", TODAY.plusHours(4), 4, 255));
    scene.hear(row("11", TODAY.plusDays(1), 4, 255));

    assertThat(scene.events(AttendancePunched.class))
        .extracting(AttendancePunched::direction)
        .containsExactly(Direction.IN, Direction.OUT, Direction.IN);
  }

  @Test
  void aRowOfAClockYearsAheadIsKeptAndTheNextDaysStillSayWhoIsOnDuty() {
    scene.hear(row("11", TODAY.withYear(2099), 1, 0));
    assertThat(scene.events(AttendancePunched.class))
        .extracting(AttendancePunched::readerTime)
        .containsExactly("2099-11-20T07:31:05");
    assertThat(scene.events(DutyStarted.class)).isEmpty();
    scene.restart();
    scene.hear(row("11", TODAY, 4, 255)).hear(row("11", TODAY.plusHours(4), 4, 255));
    assertThat(scene.events(AttendancePunched.class))
        .extracting(AttendancePunched::direction)
        .containsExactly(Direction.IN, Direction.IN, Direction.OUT);
    assertThat(scene.events(DutyStarted.class)).hasSize(1);
  }

  @Test
  void aRowOfAClockWithAnEmptyBatteryIsKept() {
    scene.hear(row("11", LocalDateTime.of(2000, 1, 1, 0, 3), 1, 0));
    assertThat(scene.events(AttendancePunched.class)).hasSize(1);
    assertThat(scene.events(DutyStarted.class)).isEmpty();
  }

  @Test
  void somebodyWhoIsNotInTheCatalogueCausesNoEvent() {
    scene.hear(row("99", TODAY, 1, 0));

    assertThat(scene.events(AttendancePunched.class)).isEmpty();
  }

  private static Punched row(String user, LocalDateTime time, int verify, int state) {
    return new Punched("terminal-1", user, time, verify, state);
  }
}
