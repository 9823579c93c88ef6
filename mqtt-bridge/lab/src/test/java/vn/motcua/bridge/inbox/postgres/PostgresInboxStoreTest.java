package vn.motcua.bridge.inbox.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.SampleEvent;
import vn.motcua.bridge.delivery.Ledger;
import vn.motcua.bridge.inbox.sql.SqlInboxStoreContract;
import vn.motcua.bridge.inbox.store.InboxStore;
import vn.motcua.bridge.inbox.store.InboxStoreException;
import vn.motcua.bridge.lab.TemporaryPostgres;

class PostgresInboxStoreTest extends SqlInboxStoreContract {
  private final PostgresAddress address = Postgres.database();

  @Override
  protected InboxStore open() {
    return PostgresInboxStore.open(address, SampleEvent.CATALOGUE);
  }

  @Override
  protected Supplier<InboxStore> before() throws Exception {
    PostgresAddress before = Postgres.database();
    try (InputStream dump =
        Objects.requireNonNull(getClass().getResourceAsStream("schema-2.sql"))) {
      execute(before, new String(dump.readAllBytes(), StandardCharsets.UTF_8));
    }
    return () -> PostgresInboxStore.open(before, SampleEvent.CATALOGUE);
  }

  @Override
  protected String aside(Event event) {
    try (var connection = DriverManager.getConnection(address.url());
        var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "SELECT data FROM aside WHERE encode(hash,'hex') = '" + event.hash() + "'")) {
      row.next();
      return row.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whatWasCommittedIsThereForEveryOtherProcess() {
    commit(events(1, 10), List.of(), NOW);
    try (InboxStore other = open()) {
      assertThat(other.tip(CHAIN).sequence()).isEqualTo(10);
      other.commit(InboxStore.Additions.of(events(11, 12)), NOW);
    }
    commit(events(13, 14), List.of(), NOW);
    assertThat(store.tip(CHAIN).sequence()).isEqualTo(14);
  }

  @Test
  void aMonthHasItsOwnPartitionAndAChainGoesOnOverIt() throws SQLException {
    commit(events(1, 5), List.of(), Instant.parse("2026-11-30T23:59:59Z"));
    commit(events(6, 9), List.of(), Instant.parse("2026-12-01T00:00:00Z"));
    assertThat(rows("event_2026_11")).isEqualTo(5);
    assertThat(rows("event_2026_12")).isEqualTo(4);
    List<Event> read = new ArrayList<>();
    store.read(CHAIN, 1, read::add);
    assertThat(read).isEqualTo(events(1, 9));
  }

  @Test
  void everyEarlierVersionIsBroughtToTheNewestWithWhatItHolds() throws SQLException {
    for (int version = 1; version < PostgresSchema.version(); version++) {
      PostgresAddress earlier = Postgres.database();
      PostgresInboxStore.open(earlier, SampleEvent.CATALOGUE, version).close();
      execute(
          earlier,
          """
          INSERT INTO chain(centre, board, epoch, sequence, hash, first_seen, last_seen)
          VALUES ('hanoi', 'quay-1', '%s', 7, '', now(), now())\
          """
              .formatted(Ledger.EPOCH));
      for (int times = 0; times < 2; times++) {
        try (InboxStore now = PostgresInboxStore.open(earlier, SampleEvent.CATALOGUE)) {
          assertThat(now.tip(CHAIN).sequence()).as("from version %d", version).isEqualTo(7);
          assertThat(now.presences()).isEmpty();
        }
      }
    }
  }

  private static void execute(PostgresAddress address, String sql) throws SQLException {
    try (var connection = DriverManager.getConnection(address.url());
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void tablesOfANewerProgramAreLeftAlone() throws SQLException {
    try (var connection = DriverManager.getConnection(address.url());
        var statement = connection.createStatement()) {
      statement.execute("INSERT INTO motcua_inbox VALUES (99)");
    }
    assertThatThrownBy(this::open)
        .isInstanceOf(InboxStoreException.class)
        .hasMessageContaining(
            "of version 99, this program knows "
                + PostgresSchema.version()
                + "; use the newer program");
  }

  @Test
  void aDatabaseThatCrashedIsUsedAgainWhenItIsBack() throws IOException {
    Path parent = Path.of(System.getProperty("java.io.tmpdir"));
    try (TemporaryPostgres server = TemporaryPostgres.start(parent);
        InboxStore far =
            PostgresInboxStore.open(
                PostgresAddress.of(server.url(), Map.of()), SampleEvent.CATALOGUE)) {
      far.commit(InboxStore.Additions.of(events(1, 100)), NOW);
      server.crash();
      assertThatThrownBy(() -> far.commit(InboxStore.Additions.of(events(101, 102)), NOW))
          .isInstanceOf(InboxStoreException.class);
      server.start();
      far.commit(InboxStore.Additions.of(events(101, 102)), NOW);
      assertThat(far.tip(CHAIN).sequence()).isEqualTo(102);
    }
  }

  @Test
  void aDatabaseRestoredUnderARunningInboxIsPreparedAgain() throws SQLException {
    commit(events(1, 3), List.of(), NOW);
    try (var connection = DriverManager.getConnection(address.url());
        var statement = connection.createStatement()) {
      statement.execute("DROP TABLE event_2026_11");
      statement.execute("TRUNCATE chain, ahead");
    }
    assertThatThrownBy(() -> commit(events(1, 2), List.of(), NOW))
        .isInstanceOf(RuntimeException.class);
    commit(events(1, 2), List.of(), NOW);
    assertThat(store.tip(CHAIN).sequence()).isEqualTo(2);
  }

  @Test
  void aPasswordInTheAddressIsRefusedAndNeverShown() {
    for (String url :
        List.of("jdbc:postgresql://db/motcua?password=geheim", "jdbc:postgresql://a:geheim@db/m")) {
      assertThatThrownBy(() -> PostgresAddress.of(url, java.util.Map.of()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("PGPASSWORD")
          .hasMessageNotContaining("geheim");
    }
    var named =
        PostgresAddress.of("jdbc:postgresql://db/m", java.util.Map.of("PGPASSWORD", "geheim"));
    assertThat(named.toString()).doesNotContain("geheim");
    assertThat(named.properties()).containsEntry("password", "geheim");
  }

  private long rows(String table) throws SQLException {
    try (var connection = DriverManager.getConnection(address.url());
        var statement = connection.createStatement();
        var row = statement.executeQuery("SELECT count(*) FROM " + table)) {
      row.next();
      return row.getLong(1);
    }
  }
}
