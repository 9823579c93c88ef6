package vn.motcua.bridge.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.bridge.ClockQuality;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.Moment;
import vn.motcua.bridge.SampleEvent;
import vn.motcua.bridge.delivery.Delivery;
import vn.motcua.bridge.delivery.DeliveryLimits;
import vn.motcua.bridge.delivery.Ledger;
import vn.motcua.bridge.delivery.Outbox;
import vn.motcua.bridge.inbox.Inbox;
import vn.motcua.bridge.inbox.postgres.Postgres;
import vn.motcua.bridge.inbox.postgres.PostgresAddress;
import vn.motcua.bridge.inbox.store.ChainId;
import vn.motcua.bridge.link.BrokerAddress;
import vn.motcua.bridge.link.BrokerLink;
import vn.motcua.bridge.link.Brokers;
import vn.motcua.bridge.link.paho.PahoMqttPort;
import vn.motcua.bridge.wire.Topics;

/**
 * Two separate brokers of a centre, Mosquittos with TLS and our access list, and an inbox at each,
 * on one database.
 */
class TwoBrokersTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final DeliveryLimits LIMITS =
      new DeliveryLimits(
          100,
          Duration.ofSeconds(5),
          Duration.ofSeconds(1),
          Duration.ofMillis(50),
          Duration.ofMillis(500),
          Duration.ofMillis(100),
          Duration.ofSeconds(1),
          Duration.ofSeconds(1));

  @TempDir Path directory = Path.of("");
  private final List<AutoCloseable> open = new ArrayList<>();
  private final @Nullable ShippedBroker[] brokers = new ShippedBroker[2];
  private final int[] ports = new int[2];
  private final List<Inbox> inboxes = new ArrayList<>();
  private @Nullable TestCa ca;

  /** A board with its ledger. */
  private record BoardThere(Topics name, Ledger ledger, BrokerLink link) {
    void grow(int count) {
      ledger.grow(count);
      link.wake();
    }

    void awaitAcknowledged(long position) {
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(20))
          .untilAsserted(() -> assertThat(ledger.acknowledged()).isEqualTo(position));
    }
  }

  @BeforeEach
  void start() throws Exception {
    ca = ShippedBroker.authority(Files.createDirectory(directory.resolve("ca")));
    PostgresAddress database = Postgres.database();
    for (int i = 0; i < 2; i++) {
      ports[i] = Mosquitto.freePort();
      start(i);
      Inbox inbox =
          Inbox.join(
              database,
              SampleEvent.CATALOGUE,
              "motcua",
              broker(i).opener(BrokerAcl.inbox(i + 1)),
              InstantSource.system());
      open.add(inbox);
      inboxes.add(inbox);
      await().atMost(PATIENCE).until(inbox::connected);
    }
  }

  private void start(int place) throws IOException {
    brokers[place] =
        new ShippedBroker(
            Mosquitto.programs().getFirst(),
            Files.createDirectories(directory.resolve("broker-" + place)),
            Objects.requireNonNull(ca),
            ports[place]);
  }

  private ShippedBroker broker(int place) {
    return Objects.requireNonNull(brokers[place]);
  }

  @AfterEach
  void stop() throws Exception {
    for (AutoCloseable each : open.reversed()) {
      each.close();
    }
    for (ShippedBroker broker : brokers) {
      if (broker != null) {
        broker.close();
      }
    }
  }

  private BoardThere board(Topics name) throws IOException {
    List<BrokerAddress> addresses = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      addresses.addAll(
          broker(i).address(name.client(), "localhost", InstantSource.system()).addresses());
    }
    Ledger ledger = new Ledger(name.centre(), name.board());
    BrokerLink link =
        new BrokerLink(
            name,
            new Outbox(name, new Delivery(ledger, LIMITS, new Random(1)), Outbox.Listener.NONE),
            List.of(),
            PahoMqttPort.to(new Brokers(addresses, true)),
            () -> new Moment(Instant.now(), "test", System.nanoTime(), ClockQuality.SYNCHRONISED));
    open.add(link);
    link.start();
    return new BoardThere(name, ledger, link);
  }

  private void awaitPresent(Topics board, boolean first, boolean second) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .untilAsserted(() ->
            assertThat(inboxes.stream().map(inbox -> inbox.present(board)))
                .as("%s at the first and the second broker", board)
                .containsExactly(first, second));
  }

  @Test
  void boardsGoToTheSecondBrokerAndComeBackAndEachEventIsStoredOnce() throws Exception {
    List<BoardThere> boards = List.of(board(ShippedBroker.BOARD), board(ShippedBroker.OTHER));
    for (BoardThere board : boards) {
      board.grow(500);
      board.awaitAcknowledged(500);
      awaitPresent(board.name(), true, false);
      board.grow(2_000);
    }
    broker(0).close();
    for (BoardThere board : boards) {
      board.grow(500);
      board.awaitAcknowledged(3_000);
      assertThat(inboxes.get(1).present(board.name())).as("at the second").isTrue();
    }
    start(0);
    for (BoardThere board : boards) {
      board.grow(500);
      awaitPresent(board.name(), true, false);
      board.grow(500);
      board.awaitAcknowledged(4_000);
      List<Event> read = new ArrayList<>();
      inboxes
          .getFirst()
          .read(new ChainId(board.name().centre(), board.name().board(), Ledger.EPOCH), read::add);
      List<Event> sent = new ArrayList<>();
      board.ledger().replay(sent::add);
      assertThat(read).hasSize(4_000).isEqualTo(sent);
    }
    assertThat(inboxes.getFirst().anomalies()).allMatch(each -> each.healedAt() != null);
  }
}
