package vn.motcua.bridge.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.motcua.bridge.inbox.Inbox;
import vn.motcua.bridge.link.BrokerLink;
import vn.motcua.bridge.link.Brokers;

/** Three nodes, three processes: every client is on one of them, and it does not matter which. */
class ClusterTest extends BrokerContract {
  private static final int NODES = 3;
  private static final int EVENTS = 3_000;

  private final List<Integer> mqtt = new ArrayList<>();
  private final List<Integer> core = new ArrayList<>();
  private final List<ClusterNode> nodes = new ArrayList<>();

  @Override
  void startBroker() throws IOException {
    while (core.size() < NODES) {
      mqtt.add(freePort());
      core.add(freePort());
    }
    for (int i = 0; i < NODES; i++) {
      nodes.add(new ClusterNode(i, mqtt, core, directory));
    }
    for (ClusterNode node : nodes) {
      node.awaitReady();
    }
  }

  @Override
  void stopBroker() {
    nodes.forEach(ClusterNode::close);
    nodes.clear();
  }

  @Override
  URI url() {
    return URI.create("mqtt://127.0.0.1:" + mqtt.getFirst());
  }

  @Override
  Brokers brokers() {
    return Brokers.of(
        mqtt.stream().map(port -> URI.create("mqtt://127.0.0.1:" + port)).toArray(URI[]::new));
  }

  /** Nodes do not share what is retained; an inbox learns of a board by its birth instead. */
  @Override
  Brokers besideTheBoard() {
    int place = Math.floorMod("motcua-hanoi-quay-1".hashCode(), NODES);
    return Brokers.of(URI.create("mqtt://127.0.0.1:" + mqtt.get(place)));
  }

  @Override
  List<Brokers> each() {
    return mqtt.stream().map(port -> Brokers.of(URI.create("mqtt://127.0.0.1:" + port))).toList();
  }

  @Override
  void assertUntroubled(Inbox inbox) {
    assertThat(inbox.anomalies()).allMatch(anomaly -> anomaly.healedAt() != null);
  }

  @Test
  void eachNodeIsKilledUnderLoadInTurnAndNothingIsLostOrDoubled() throws Exception {
    Inbox inbox = inbox();
    BrokerLink board = board(ledger.grow(1));
    awaitAcknowledged(1);
    for (int i = 0; i < NODES; i++) {
      long before = ledger.head().position();
      ledger.grow(EVENTS);
      board.wake();
      await().atMost(PATIENCE).until(() -> ledger.acknowledged() > before);
      nodes.get(i).kill();
      assertThat(ledger.acknowledged()).as("outstanding at the kill").isLessThan(before + EVENTS);
      awaitAcknowledged(before + EVENTS);
      ClusterNode back = new ClusterNode(i, mqtt, core, directory);
      nodes.set(i, back);
      back.awaitReady();
    }
    assertWhole(inbox, 1 + NODES * EVENTS);
  }

  private static int freePort() throws IOException {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    }
  }
}
