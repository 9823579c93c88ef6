package vn.motcua.firmware.attendance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.motcua.firmware.attendance.TakenRows.Row;

/** The rows of terminals whose events were pruned. */
class TakenRowsTest {

  @Test
  void daysInARowAreOneStretchThatEndsWithTheLastRow() {
    TakenRows taken =
        TakenRows.NONE.with(
            List.of(
                row("terminal-1", "2026-01-05T07:30:00"),
                row("terminal-1", "2026-01-05T17:00:01"),
                row("terminal-1", "2026-01-06T07:29:30"),
                row("terminal-1", "2026-01-09T07:31:00"),
                row("terminal-2", "2026-01-06T07:30:00")));

    assertThat(taken.asText())
        .containsExactly(
            "terminal-1 2026-01-05/2026-01-06T07:29:30",
            "terminal-1 2026-01-09/2026-01-09T07:31",
            "terminal-2 2026-01-06/2026-01-06T07:30");
    assertThat(TakenRows.of(taken.asText()).asText()).isEqualTo(taken.asText());
  }

  @Test
  void aRowThatComesAgainIsKnownAndALaterOneOfTheLastDayIsNot() {
    TakenRows taken =
        TakenRows.of(
            List.of("terminal-1 2026-01-05/2026-01-06T07:29:30", "t 2026-03-01/2026-03-01T08:00"));

    assertThat(taken.knows(row("terminal-1", "2026-01-05T07:30:00"))).isTrue();
    assertThat(taken.knows(row("terminal-1", "2026-01-05T23:59:59"))).isTrue();
    assertThat(taken.knows(row("terminal-1", "2026-01-06T07:29:30"))).isTrue();
    assertThat(taken.knows(row("terminal-1", "2026-01-06T07:29:31"))).isFalse();
    assertThat(taken.knows(row("terminal-1", "2026-01-04T07:30:00"))).isFalse();
    assertThat(taken.knows(row("terminal-2", "2026-01-05T07:30:00"))).isFalse();
  }

  @Test
  void theOldestOfTooManyDaysIsForgotten() {
    LocalDateTime first = LocalDateTime.of(2022, 1, 1, 7, 30);
    List<Row> rows =
        IntStream.rangeClosed(0, TakenRows.DAYS_MAX)
            .mapToObj(day -> new Row("terminal-1", "cb-001", first.plusDays(2L * day)))
            .toList();
    TakenRows taken = TakenRows.NONE.with(rows);

    assertThat(taken.knows(rows.getFirst())).isFalse();
    assertThat(taken.knows(rows.get(1))).isTrue();
    assertThat(taken.knows(rows.getLast())).isTrue();
    assertThat(String.join("", taken.asText()).length()).isLessThan(64 * 1024);
  }

  @Test
  void aLineOfAnotherFormIsRefusedByName() {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> TakenRows.of(List.of("2026-01-05")))
        .withMessage("\"2026-01-05\" names no terminal and days");
  }

  private static Row row(String terminal, String time) {
    return new Row(terminal, "cb-001", LocalDateTime.parse(time));
  }
}
