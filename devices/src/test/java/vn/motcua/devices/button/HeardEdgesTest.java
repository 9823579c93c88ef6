package vn.motcua.devices.button;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class HeardEdgesTest {
  private long now;
  private final Pi4jPanelLines.Heard heard = new Pi4jPanelLines.Heard(() -> now);

  private void stamp(int button, boolean closed, long nanos) {
    now = nanos;
    heard.stamp(button, closed);
  }

  @Test
  void edgesComeOutInOrderStampedAndNumbered() throws Exception {
    stamp(0, true, 10);
    stamp(1, false, 20);
    heard.await(Duration.ofSeconds(20));
    assertThat(heard.take()).containsExactly(new Edge(0, true, 10, 1), new Edge(1, false, 20, 2));
  }

  @Test
  void anEdgeThatHasItsTimeAndNumberKeepsThem() {
    heard.keep(new Edge(0, true, 77, 4_000_000_000L));
    assertThat(heard.take()).containsExactly(new Edge(0, true, 77, 4_000_000_000L));
  }

  @Test
  void aFullBufferLosesItsOldestEdgeAndTheGapShows() {
    stamp(0, true, 0);
    assertThat(heard.take()).hasSize(1);
    for (int edge = 0; edge < Pi4jPanelLines.EDGES_MAX + 65; edge++) {
      stamp(0, edge % 2 == 1, edge);
    }
    var taken = heard.take();
    assertThat(taken).hasSize(Pi4jPanelLines.EDGES_MAX);
    assertThat(taken.getFirst().sequence()).isEqualTo(1 + 65 + 1);
    assertThat(taken.getLast().sequence()).isEqualTo(1 + Pi4jPanelLines.EDGES_MAX + 65);
  }

  @Test
  void aWakeUpBeforeTheWaitEndsItAtOnce() throws Exception {
    heard.wake();
    heard.await(Duration.ofMinutes(10));
    assertThat(heard.take()).isEmpty();
  }
}
