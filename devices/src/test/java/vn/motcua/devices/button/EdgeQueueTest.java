package vn.motcua.devices.button;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EdgeQueueTest {
  private final EdgeQueue queue = new EdgeQueue();
  private final List<Edge> taken = new ArrayList<>();

  @Test
  void edgesComeOutInOrderAndNumbered() {
    queue.put(0, true, 10);
    queue.put(1, false, 20);
    assertThat(queue.await(Duration.ofSeconds(20), taken::add)).isTrue();
    assertThat(taken).containsExactly(new Edge(0, true, 10, 1), new Edge(1, false, 20, 2));
  }

  @Test
  void aFullQueueLosesTheOldestAndTheHoleShows() {
    queue.put(0, true, 0);
    queue.await(Duration.ZERO, taken::add);
    for (int edge = 0; edge < EdgeQueue.EDGES_MAX + 65; edge++) {
      queue.put(0, edge % 2 == 1, edge);
    }
    taken.clear();
    queue.await(Duration.ZERO, taken::add);
    assertThat(taken).hasSize(EdgeQueue.EDGES_MAX);
    assertThat(taken.getFirst().sequence()).isEqualTo(1 + 65 + 1);
    assertThat(taken.getLast().sequence()).isEqualTo(1 + EdgeQueue.EDGES_MAX + 65);
  }

  @Test
  void aWakeUpBeforeTheWaitEndsItAtOnce() {
    queue.wake();
    assertThat(queue.await(Duration.ofMinutes(10), taken::add)).isTrue();
  }

  @Test
  void aClosedQueueGivesWhatItHasAndSaysSo() {
    queue.put(0, true, 10);
    queue.close();
    assertThat(queue.await(Duration.ofMinutes(10), taken::add)).isFalse();
    assertThat(taken).hasSize(1);
  }
}
