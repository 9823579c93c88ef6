package vn.motcua.bridge.journal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.motcua.bridge.journal.Moments.BOARD;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.motcua.bridge.BoardEvent.Start;
import vn.motcua.bridge.SampleEvent;
import vn.motcua.bridge.journal.Finding;
import vn.motcua.bridge.journal.Journal.Entry;
import vn.motcua.bridge.journal.Journal.Head;
import vn.motcua.bridge.journal.JournalContract;
import vn.motcua.bridge.journal.salvage.LedgerDirectory;

/**
 * Ledgers as programs of each schema left them, byte for byte: 21 events in two epochs, the first
 * eight acknowledged, the first three pruned. A file stays here for good once its schema has been
 * released; a new schema adds its own.
 */
class EarlierSchemasTest {
  private static final Map<String, Head> HEADS =
      Map.of(
          "schema-1.db",
          new Head(
              "beeb8da1658eec67",
              9,
              "48eceab06dc02d704a10be8e2374e25f64fdb289456c8c0b83723edddc3c63bc",
              21),
          "schema-2.db",
          new Head(
              "044c3cd7f43c661c",
              9,
              "d57204203ea16e27c6df26daad4a19a14f29ad1a68554ab8093fbbcb8b5efdb1",
              21));

  @TempDir Path directory = Path.of("");

  static List<String> files() {
    List<String> files = new ArrayList<>();
    for (int schema = 1; schema <= LedgerSchema.VERSION; schema++) {
      files.add("schema-" + schema + ".db");
    }
    return files;
  }

  @ParameterizedTest
  @MethodSource("files")
  void itOpensWithEverythingInItAndGoesOn(String name) throws Exception {
    place(name);
    try (SqliteJournal ledger = open()) {
      assertThat(ledger.head()).isEqualTo(HEADS.get(name));
      assertThat(ledger.acknowledged()).isEqualTo(8);
      assertThat(ledger.opening().start()).isEqualTo(Start.RESTART);
      assertThat(ledger.peek(0, 100).stream().map(Entry::position)).first().isEqualTo(4L);
      requireSound(ledger, 18);
      assertThat(version()).isEqualTo(name.equals("schema-1.db") ? 1 : LedgerSchema.VERSION);
      JournalContract.append(ledger, 22, 3);
      ledger.acknowledge(24);
      assertThat(version()).as("an earlier program refuses it now").isEqualTo(LedgerSchema.VERSION);
    }
    assertThat(directory.resolve("quarantine")).doesNotExist();
    try (SqliteJournal again = open()) {
      assertThat(again.head().sequence()).isEqualTo(12);
      assertThat(again.acknowledged()).isEqualTo(24);
      requireSound(again, 21);
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void damagedItIsSalvagedIntoThePresentSchema(String name) throws Exception {
    place(name);
    byte[] bytes = Files.readAllBytes(directory.resolve(SqliteFile.NAME));
    bytes[100] ^= 0x10; // the first page's kind: no table can be read by its tree
    Files.write(directory.resolve(SqliteFile.NAME), bytes);
    try (SqliteJournal ledger = open()) {
      assertThat(ledger.opening().start()).isEqualTo(Start.NEW_EPOCH);
      Head head = Objects.requireNonNull(HEADS.get(name));
      assertThat(ledger.find(head.epoch(), head.sequence())).isNotNull();
      List<Finding> findings = new ArrayList<>();
      ledger.verify(_ -> {}, findings::add);
      assertThat(findings).isEmpty();
    }
    assertThat(directory.resolve("quarantine")).isDirectory();
  }

  private int version() throws SQLException {
    try (Connection connection = SqliteFile.reader(directory.resolve(SqliteFile.NAME))) {
      return LedgerSchema.version(connection);
    }
  }

  private void place(String name) throws IOException {
    try (InputStream file = Objects.requireNonNull(getClass().getResourceAsStream(name), name)) {
      Files.copy(file, directory.resolve(SqliteFile.NAME));
    }
  }

  private SqliteJournal open() {
    return LedgerDirectory.open(
        directory, BOARD, SampleEvent.CATALOGUE, Storage.usual(), new SplittableRandom(5));
  }

  private static void requireSound(SqliteJournal ledger, int events) {
    List<Entry> sound = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    ledger.verify(sound::add, findings::add);
    assertThat(findings).isEmpty();
    assertThat(sound).hasSize(events);
  }
}
