package vn.motcua.firmware.board.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.motcua.devices.Reading;
import vn.motcua.devices.zkteco.records.Backlog;
import vn.motcua.devices.zkteco.records.Punch;
import vn.motcua.devices.zkteco.records.PunchCursor;
import vn.motcua.devices.zkteco.records.Punched;

class PunchDeskTest {
  private static final LocalDateTime MORNING = LocalDateTime.of(2026, 11, 20, 7, 30);
  private static final List<Punch> LOG =
      IntStream.range(0, 150)
          .mapToObj(i -> new Punch(0, "11", MORNING.plusMinutes(i), 1, 0, 0))
          .toList();

  private final List<List<Reading>> offered = new ArrayList<>();

  @Test
  void aTerminalsLogIsOfferedInAsFewBatchesAsPossibleAndInItsOrder() {
    PunchDesk desk =
        new PunchDesk(
            rows -> {
              offered.add(List.copyOf(rows));
              return true;
            },
            Map.of());
    Backlog backlog = Backlog.after(PunchCursor.START, LOG);
    desk.take("terminal-1", backlog);
    assertThat(offered).extracting(List::size).containsExactly(64, 64, 22);
    assertThat(offered.stream().flatMap(List::stream))
        .extracting(row -> ((Punched) row).time())
        .containsExactlyElementsOf(LOG.stream().map(Punch::time).toList());
    assertThat(desk.cursor("terminal-1")).isEqualTo(backlog.cursor());
  }

  @Test
  void aBatchOfRowsThatIsNotOnDiskLeavesTheCursorWhereItWas() {
    PunchDesk desk =
        new PunchDesk(
            rows -> {
              offered.add(List.copyOf(rows));
              return offered.size() < 2;
            },
            Map.of());
    Backlog backlog = Backlog.after(PunchCursor.START, LOG);
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> desk.take("terminal-1", backlog))
        .withMessageContaining("terminal-1");
    assertThat(offered).hasSize(2);
    assertThat(desk.cursor("terminal-1")).isEqualTo(PunchCursor.START);
  }
}
