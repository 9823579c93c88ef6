package vn.motcua.devices.zkteco.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BacklogTest {
  private static final LocalDateTime SEVEN = LocalDateTime.of(2026, 11, 16, 7, 0);

  private static Punch punch(int minute) {
    return new Punch(7, "10036", SEVEN.plusMinutes(minute), 1, 0, 0);
  }

  private static List<Punch> log(int from, int to) {
    List<Punch> log = new ArrayList<>();
    for (int minute = from; minute < to; minute++) {
      log.add(punch(minute));
    }
    return log;
  }

  @Test
  void aNewTerminalIsReadFromItsBeginning() {
    Backlog backlog = Backlog.after(PunchCursor.START, log(0, 3));
    assertThat(backlog.fresh()).isEqualTo(log(0, 3));
    assertThat(backlog.continuity()).isEqualTo(Backlog.Continuity.CONTINUES);
  }

  @Test
  void onlyTheRowsGainedAreFresh() {
    PunchCursor cursor = Backlog.after(PunchCursor.START, log(0, 30)).cursor();
    assertThat(Backlog.after(cursor, log(0, 30)).fresh()).isEmpty();
    assertThat(Backlog.after(cursor, log(0, 33)).fresh()).isEqualTo(log(30, 33));
  }

  @Test
  void twoEqualPunchesAreTwoRows() {
    List<Punch> twice = List.of(punch(1), punch(1));
    PunchCursor cursor = Backlog.after(PunchCursor.START, twice.subList(0, 1)).cursor();
    assertThat(Backlog.after(cursor, twice).fresh()).containsExactly(punch(1));
  }

  @Test
  void aFullLogThatDropsItsOldestRowsIsNotReadTwice() {
    PunchCursor cursor = Backlog.after(PunchCursor.START, log(0, 100)).cursor();
    Backlog backlog = Backlog.after(cursor, log(40, 140));
    assertThat(backlog.continuity()).isEqualTo(Backlog.Continuity.SHIFTED);
    assertThat(backlog.fresh()).isEqualTo(log(100, 140));
  }

  @Test
  void aClearedLogIsReadFromItsBeginningAndSaysSo() {
    PunchCursor cursor = Backlog.after(PunchCursor.START, log(0, 100)).cursor();
    Backlog backlog = Backlog.after(cursor, log(200, 205));
    assertThat(backlog.continuity()).isEqualTo(Backlog.Continuity.RESTARTED);
    assertThat(backlog.fresh()).isEqualTo(log(200, 205));
  }

  @Test
  void howeverALogGrowsClearsAndDropsEachRowIsTakenOnce() {
    long seed = new Random().nextLong();
    System.out.println("howeverALogGrowsClearsAndDropsEachRowIsTakenOnce seed " + seed);
    Random random = new Random(seed);
    List<Punch> all = new ArrayList<>();
    List<Punch> terminal = new ArrayList<>();
    List<Punch> taken = new ArrayList<>();
    PunchCursor cursor = PunchCursor.START;
    for (int round = 0; round < 2_000; round++) {
      for (int gained = random.nextInt(20); gained > 0; gained--) {
        Punch punch = punch(all.size());
        all.add(punch);
        terminal.add(punch);
        if (terminal.size() > 60) {
          terminal.removeFirst();
        }
      }
      Backlog backlog = Backlog.after(cursor, terminal);
      taken.addAll(backlog.fresh());
      cursor = PunchCursor.parse(backlog.cursor().text());
      if (random.nextInt(50) == 0) {
        terminal.clear();
      }
    }
    assertThat(taken).as("seed %d", seed).isEqualTo(all);
  }

  @Test
  void aDamagedCursorIsRefused() {
    assertThatThrownBy(() -> PunchCursor.parse("12"))
        .hasMessage("a damaged cursor of a terminal: 12");
  }
}
