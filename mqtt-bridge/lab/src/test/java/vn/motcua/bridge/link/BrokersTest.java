package vn.motcua.bridge.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrokersTest {
  /** The hash code of this word is {@link Integer#MIN_VALUE}, of the next one {@code MAX_VALUE}. */
  private static final String SMALLEST_HASH = "polygenelubricants";

  private static final String LARGEST_HASH = "polygenelubricantr";

  @ParameterizedTest
  @ValueSource(strings = {"motcua-hanoi-quay-1", "", SMALLEST_HASH, LARGEST_HASH})
  void aClientComesToEveryNodeAndBeginsAnew(String client) {
    assertThat(LARGEST_HASH.hashCode()).isEqualTo(Integer.MAX_VALUE);
    for (int count = 1; count <= Brokers.NODES_MAX; count++) {
      Brokers brokers = nodes(count);
      Brokers.Turn turn = brokers.turn();
      List<BrokerAddress> first = Stream.generate(() -> turn.next(client)).limit(count).toList();
      assertThat(first).containsExactlyInAnyOrderElementsOf(brokers.addresses());
      assertThat(Stream.generate(() -> turn.next(client)).limit(count))
          .containsExactlyElementsOf(first);
    }
  }

  @Test
  void boardsBeginSpreadOverTheNodesAndEachWithItsOwn() {
    Brokers brokers = nodes(3);
    Map<BrokerAddress, Long> boards =
        IntStream.range(0, 350)
            .mapToObj(board -> brokers.turn().next("motcua-hanoi-quay-" + board))
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    assertThat(boards).hasSize(3);
    assertThat(boards.values()).allMatch(share -> share > 350 / 3 / 2);
    assertThat(brokers.turn().next("motcua-hanoi-quay-1"))
        .isEqualTo(brokers.turn().next("motcua-hanoi-quay-1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"motcua-hanoi-quay-1", SMALLEST_HASH, LARGEST_HASH})
  void separateBrokersAreUsedInTheirOrderAndOnlyALaterOneHasABetter(String client) {
    Brokers brokers = new Brokers(nodes(3).addresses(), true);
    Brokers.Turn turn = brokers.turn();
    assertThat(turn.next(client)).isEqualTo(brokers.addresses().get(0));
    assertThat(turn.better()).isEmpty();
    for (int place : new int[] {1, 2}) {
      assertThat(turn.next(client)).isEqualTo(brokers.addresses().get(place));
      assertThat(turn.better()).contains(brokers.addresses().getFirst());
    }
    turn.beginAgain();
    assertThat(turn.next(client)).isEqualTo(brokers.addresses().getFirst());
    assertThat(turn.next(client)).isEqualTo(brokers.addresses().get(1));
    Brokers.Turn ofCluster = nodes(3).turn();
    for (int connects = 0; connects < 4; connects++) {
      assertThat(ofCluster.next(client)).isNotNull();
      assertThat(ofCluster.better()).as("no node of a cluster is better").isEmpty();
    }
  }

  @Test
  void aListThatIsEmptyLongOrNamesANodeTwiceIsRefusedWithASentence() {
    assertThatThrownBy(Brokers::of).hasMessage("0 broker addresses; write 1 to 16");
    assertThatThrownBy(() -> nodes(17)).hasMessage("17 broker addresses; write 1 to 16");
    URI node = URI.create("tcp://a.example:1883");
    assertThatThrownBy(() -> Brokers.of(node, node)).hasMessageContaining("is given twice");
  }

  private static Brokers nodes(int count) {
    return Brokers.of(
        IntStream.range(0, count)
            .mapToObj(node -> URI.create("tcp://node-" + node + ".example:1883"))
            .toArray(URI[]::new));
  }
}
