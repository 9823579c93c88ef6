package vn.motcua.bridge.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
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
import vn.motcua.bridge.inbox.postgres.Postgres;
import vn.motcua.bridge.inbox.postgres.PostgresAddress;
import vn.motcua.bridge.inbox.postgres.PostgresInboxStore;
import vn.motcua.bridge.inbox.store.ChainId;
import vn.motcua.bridge.inbox.store.InboxStore;
import vn.motcua.bridge.link.BrokerLink;
import vn.motcua.bridge.link.Brokers;
import vn.motcua.bridge.link.paho.PahoMqttPort;
import vn.motcua.bridge.wire.Topics;

/**
 * Inboxes as processes on one PostgreSQL and one Mosquitto: each board's events are stored by one
 * of them, and a killed one's boards go to the other.
 */
@Tag("mosquitto")
class DividedBoardsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int BOARDS = 20;

  @TempDir Path directory = Path.of("");

  private final PostgresAddress database = Postgres.database();
  private final List<Ledger> ledgers = new ArrayList<>();
  private final List<BrokerLink> boards = new ArrayList<>();
  private final List<AutoCloseable> open = new ArrayList<>();
  private Brokers brokers = Brokers.of(URI.create("mqtt://127.0.0.1:1"));

  @BeforeEach
  void start() throws IOException, SQLException {
    Mosquitto broker = Mosquitto.start(0, directory);
    open.add(broker);
    brokers = Brokers.of(URI.create("mqtt://127.0.0.1:" + broker.port()));
    PostgresInboxStore.open(database, SampleEvent.CATALOGUE).close();
    // Each row remembers which connection, and so which process, has stored it.
    try (var connection = DriverManager.getConnection(database.url());
        var statement = connection.createStatement()) {
      statement.execute("ALTER TABLE event ADD COLUMN storer int DEFAULT pg_backend_pid()");
    }
  }

  @AfterEach
  void stop() throws Exception {
    boards.forEach(BrokerLink::close);
    for (AutoCloseable each : open.reversed()) {
      each.close();
    }
  }

  @Test
  void eachBoardHasOneInboxAndTheBoardsOfAKilledOneGoToTheOther() throws Exception {
    SharedInboxProcess lives = new SharedInboxProcess(database, brokers);
    open.add(lives);
    SharedInboxProcess dies = new SharedInboxProcess(database, brokers);
    open.add(dies);
    awaitBothKnowEachOther();
    for (int i = 0; i < BOARDS; i++) {
      board(i);
    }
    grow(1_000);
    awaitAcknowledged(1_000);
    Map<String, Set<Integer>> divided = storers(1, 1_000);
    assertThat(divided.values()).as("one inbox each").allMatch(each -> each.size() == 1);
    assertThat(union(divided)).as("both work").hasSize(2);

    grow(1_000);
    await().atMost(PATIENCE).until(() -> ledgers.getFirst().acknowledged() > 1_000);
    dies.kill();
    awaitAcknowledged(2_000);
    grow(50);
    awaitAcknowledged(2_050);
    assertThat(union(storers(2_001, 2_050))).as("the living one").hasSize(1);

    SharedInboxProcess comes = new SharedInboxProcess(database, brokers);
    open.add(comes);
    await()
        .atMost(PATIENCE)
        .until(() -> {
          long before = ledgers.getFirst().head().position();
          grow(10);
          awaitAcknowledged(before + 10);
          return union(storers(before + 1, before + 10)).size() == 2;
        });
    assertEveryEventIsStoredOnce();
  }

  /** Each beat of an inbox after both are there tells it of the other. */
  private void awaitBothKnowEachOther() throws SQLException {
    await().atMost(PATIENCE).until(() -> ask("SELECT count(*) FROM inbox").equals("2"));
    String now = ask("SELECT clock_timestamp()");
    await()
        .atMost(PATIENCE)
        .until(() -> ask("SELECT count(*) FROM inbox WHERE seen > '" + now + "'").equals("2"));
  }

  private String ask(String sql) throws SQLException {
    try (var connection = DriverManager.getConnection(database.url());
        var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  private void board(int number) {
    Topics board = new Topics("hanoi", "quay-" + number);
    Ledger ledger = new Ledger(board.centre(), board.board());
    BrokerLink link =
        new BrokerLink(
            board,
            new Outbox(
                board,
                new Delivery(ledger, DeliveryLimits.standard(), new Random(number)),
                new Outbox.Listener(
                    divergence -> {
                      throw new AssertionError(divergence.reason());
                    },
                    _ -> {})),
            List.of(),
            PahoMqttPort.to(brokers),
            () -> new Moment(Instant.now(), "test", System.nanoTime(), ClockQuality.SYNCHRONISED));
    ledgers.add(ledger);
    boards.add(link);
    link.start();
  }

  private void grow(int events) {
    ledgers.forEach(ledger -> ledger.grow(events));
    boards.forEach(BrokerLink::wake);
  }

  private void awaitAcknowledged(long position) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .untilAsserted(
            () -> assertThat(ledgers).extracting(Ledger::acknowledged).containsOnly(position));
  }

  /** Which processes have stored events of each board, from one sequence to another. */
  private Map<String, Set<Integer>> storers(long from, long to) throws SQLException {
    Map<String, Set<Integer>> found = new HashMap<>();
    try (var connection = DriverManager.getConnection(database.url());
        var query =
            connection.prepareStatement(
                "SELECT DISTINCT c.board, e.storer FROM event e JOIN chain c ON c.id = e.chain"
                    + " WHERE e.sequence BETWEEN ? AND ?")) {
      query.setLong(1, from);
      query.setLong(2, to);
      try (var row = query.executeQuery()) {
        while (row.next()) {
          found.computeIfAbsent(row.getString(1), _ -> new HashSet<>()).add(row.getInt(2));
        }
      }
    }
    assertThat(found).hasSize(BOARDS);
    return found;
  }

  private static Set<Integer> union(Map<String, Set<Integer>> storers) {
    Set<Integer> all = new HashSet<>();
    storers.values().forEach(all::addAll);
    return all;
  }

  private void assertEveryEventIsStoredOnce() {
    try (InboxStore store = PostgresInboxStore.open(database, SampleEvent.CATALOGUE)) {
      for (Ledger ledger : ledgers) {
        List<Event> sent = new ArrayList<>();
        ledger.replay(sent::add);
        List<Event> stored = new ArrayList<>();
        store.read(ChainId.of(ledger.event(1)), 1, stored::add);
        assertThat(stored).isEqualTo(sent);
      }
      assertThat(store.anomalies()).allMatch(anomaly -> anomaly.healedAt() != null);
    }
  }
}
