package vn.motcua.bridge.inbox.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.SampleEvent;
import vn.motcua.bridge.delivery.Ledger;
import vn.motcua.bridge.inbox.store.ChainId;
import vn.motcua.bridge.inbox.store.InboxStore;
import vn.motcua.bridge.inbox.store.InboxStoreException;
import vn.motcua.bridge.inbox.store.StoreTrouble;
import vn.motcua.bridge.lab.TemporaryPostgres;

/**
 * A database that is locked, unreachable or full: the cause is named, and it stores again
 * afterwards.
 */
class PostgresTroubleTest {
  private static final Instant NOW = Instant.parse("2026-11-20T01:00:00Z");
  private static final ChainId CHAIN = new ChainId("hanoi", "quay-1", Ledger.EPOCH);
  private static final Duration OVER = Duration.ofSeconds(60);

  private final Ledger ledger = new Ledger("hanoi", "quay-1").saying("x".repeat(4_000)).grow(9_000);

  @TempDir Path directory = Path.of("");

  @Test
  void aLockThatIsNeverReleasedIsNamedAndCostsNothing() throws SQLException {
    PostgresAddress address = Postgres.database();
    try (InboxStore store =
        PostgresInboxStore.open(
            address, SampleEvent.CATALOGUE, PostgresSchema.version(), () -> impatient(address))) {
      commit(store, 1, 2);
      for (String lock :
          List.of("SELECT id FROM chain FOR UPDATE", "LOCK TABLE event IN ACCESS EXCLUSIVE MODE")) {
        long held = store.tip(CHAIN).sequence();
        try (Connection other = DriverManager.getConnection(address.url());
            var statement = other.createStatement()) {
          other.setAutoCommit(false);
          statement.execute(lock);
          assertThat(trouble(() -> commit(store, held + 1, held + 2)))
              .isEqualTo(StoreTrouble.LOCKED);
          other.rollback();
        }
        commit(store, held + 1, held + 2);
      }
      assertWhole(store, 6);
    }
  }

  private static Connection impatient(PostgresAddress address) throws SQLException {
    Connection connection = PostgresInboxStore.connect(address);
    try (var statement = connection.createStatement()) {
      statement.execute("SET lock_timeout = '300ms'");
      connection.commit();
    }
    return connection;
  }

  @Test
  void aDatabaseThatCannotBeWrittenIsNamed() throws SQLException {
    PostgresAddress address = Postgres.database();
    try (InboxStore store = PostgresInboxStore.open(address, SampleEvent.CATALOGUE)) {
      commit(store, 1, 2);
      String name = address.url().replaceAll(".*/|\\?.*", "");
      admin(address, "ALTER DATABASE " + name + " SET default_transaction_read_only = on");
      admin(
          address,
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '"
              + name
              + "' AND application_name = 'motcua-inbox'");
      assertThat(trouble(store::probe)).isEqualTo(StoreTrouble.UNREACHABLE);
      assertThat(trouble(store::probe)).isEqualTo(StoreTrouble.READ_ONLY);
      admin(
          address,
          "SET default_transaction_read_only = off",
          "ALTER DATABASE " + name + " RESET default_transaction_read_only");
      // The connection of the last failure was given up, so this one is new.
      store.probe();
      commit(store, 3, 4);
      assertWhole(store, 4);
    }
  }

  private static void admin(PostgresAddress address, String... sql) throws SQLException {
    try (Connection other = DriverManager.getConnection(address.url());
        var statement = other.createStatement()) {
      for (String each : sql) {
        statement.execute(each);
      }
    }
  }

  @Test
  void aReallyFullDiskUnderTheDatabaseCostsNothingAndIsOverWhenThereIsRoom() throws Exception {
    assumeTrue(TemporaryPostgres.programs() != null, "PostgreSQL is not installed here");
    Path disk = Files.createDirectories(directory.resolve("disk"));
    Files.setPosixFilePermissions(
        directory, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=120m,mode=755", "tmpfs", disk.toString()) == 0,
        "only root may mount: not tried");
    try (TemporaryPostgres server = TemporaryPostgres.start(disk);
        InboxStore store =
            PostgresInboxStore.open(
                PostgresAddress.of(server.url(), Map.of()), SampleEvent.CATALOGUE)) {
      commit(store, 1, 10);
      Path ballast = disk.resolve("ballast");
      fill(ballast);
      long[] next = {11};
      StoreTrouble trouble =
          trouble(() -> {
            while (next[0] < 8_000) {
              commit(store, next[0], next[0] + 49);
              next[0] += 50;
            }
          });
      System.out.println("a full disk under PostgreSQL: " + trouble + " at " + next[0]);
      assertThat(trouble).isIn(StoreTrouble.FULL, StoreTrouble.UNREACHABLE);
      Files.delete(ballast);
      await()
          .atMost(OVER)
          .ignoreExceptionsInstanceOf(InboxStoreException.class)
          .until(() -> {
            store.probe();
            return true;
          });
      long held = store.tip(CHAIN).sequence();
      assertThat(held).isGreaterThanOrEqualTo(next[0] - 1);
      commit(store, held + 1, held + 50);
      assertWhole(store, held + 50);
    } finally {
      run("umount", "-l", disk.toString());
    }
  }

  /** All but some 300 kB, which the database's own files take. */
  private static void fill(Path ballast) throws IOException {
    byte[] block = new byte[64 << 10];
    try (OutputStream out = Files.newOutputStream(ballast)) {
      while (ballast.toFile().getUsableSpace() > (300 << 10)) {
        out.write(block);
      }
    }
  }

  private static int run(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
  }

  private static StoreTrouble trouble(org.assertj.core.api.ThrowableAssert.ThrowingCallable work) {
    return catchThrowableOfType(InboxStoreException.class, work).trouble();
  }

  private void commit(InboxStore store, long first, long last) {
    List<Event> events = new ArrayList<>();
    for (long i = first; i <= last; i++) {
      events.add(ledger.event(i));
    }
    store.commit(InboxStore.Additions.of(events), NOW);
  }

  private void assertWhole(InboxStore store, long count) {
    List<Event> held = new ArrayList<>();
    store.read(CHAIN, 1, held::add);
    assertThat(held).hasSize((int) count);
    assertThat(held).allMatch(event -> event.equals(ledger.event(event.sequence())));
  }
}
