package vn.motcua.bridge.journal.salvage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static vn.motcua.bridge.journal.Moments.BOARD;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.SampleEvent;
import vn.motcua.bridge.journal.Finding;
import vn.motcua.bridge.journal.Journal;
import vn.motcua.bridge.journal.JournalContract;
import vn.motcua.bridge.journal.JournalDamagedException;
import vn.motcua.bridge.journal.JournalRefusedException;
import vn.motcua.bridge.journal.Verification;
import vn.motcua.bridge.journal.sqlite.SqliteJournal;

class DamagedFileTest {
  @TempDir Path directory;
  private Path file = Path.of("");
  private List<Event> written = List.of();

  @BeforeEach
  void aLedgerWithSomeEvents() {
    file = directory.resolve("journal.db");
    try (SqliteJournal ledger = open()) {
      JournalContract.append(ledger, 1, 600);
      written = replay(ledger);
    }
  }

  @Test
  void aTruncatedFileIsToldFromAWholeOne() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    long seed = new SplittableRandom().nextLong();
    var random = new SplittableRandom(seed);
    for (int i = 0; i < 60; i++) {
      int length = i < 2 ? i : random.nextInt(whole.length);
      Files.write(file, java.util.Arrays.copyOf(whole, length));
      assertThatExceptionOfType(JournalDamagedException.class)
          .as("seed %d, cut at %d", seed, length)
          .isThrownBy(() -> openAndReplay())
          .withMessageStartingWith(file + " is damaged: ");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 12, 60})
  void aYoungLedgerThatIsCutOffIsDamagedOrCompleteAndNeverTakenForAnotherBoards(int events)
      throws IOException {
    Files.delete(file);
    try (SqliteJournal ledger = open()) {
      if (events > 0) {
        JournalContract.append(ledger, 1, events);
      }
    }
    byte[] whole = Files.readAllBytes(file);
    List<Event> all = openAndReplay();
    for (int length = 0; length < whole.length; length += length % 4_096 < 8 ? 1 : 13) {
      Files.write(file, java.util.Arrays.copyOf(whole, length));
      try {
        assertThat(openAndReplay()).as("cut at %d", length).isEqualTo(all);
      } catch (JournalDamagedException e) {
        assertThat(e).as("cut at %d", length).hasMessageContaining(file.toString());
      }
    }
  }

  @Test
  void aFlippedBitIsFoundOrHarmless() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    long seed = new SplittableRandom().nextLong();
    var random = new SplittableRandom(seed);
    int found = 0;
    for (int i = 0; i < 400; i++) {
      byte[] flipped = whole.clone();
      int at = random.nextInt(flipped.length);
      int bit = random.nextInt(8);
      flipped[at] ^= (byte) (1 << bit);
      Files.write(file, flipped);
      try {
        assertThat(openAndReplay())
            .as("seed %d, byte %d, bit %d", seed, at, bit)
            .isEqualTo(written);
      } catch (JournalDamagedException | JournalRefusedException e) {
        assertThat(e).hasMessageContaining(file.toString());
        found++;
      }
    }
    assertThat(found).as("seed %d", seed).isGreaterThan(200);
  }

  @Test
  void anEmptyFileIsDamageAndNotABeginning() throws IOException {
    Files.write(file, new byte[0]);
    assertReason("the file ends within its header");
  }

  @Test
  void aFileOfAnotherKindIsNamed() throws IOException {
    Files.writeString(file, "nothing of ours\n".repeat(100));
    assertReason("the file is no database");
  }

  @Test
  void theDatabaseOfAnotherProgramIsNamed() throws Exception {
    Files.delete(file);
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE event(x)");
    }
    assertReason("the file is a database of another program");
  }

  @Test
  void aLogWithoutItsFileIsKept() throws IOException {
    Path log = Files.writeString(directory.resolve("journal.db-wal"), "what is left");
    Files.delete(file);
    assertReason("the file is missing beside its log");
    assertThat(log).hasContent("what is left");
  }

  @Test
  void aRemovedEventIsNamedByItsPosition() throws Exception {
    sql("DELETE FROM event WHERE position = 17");
    try (SqliteJournal ledger = open()) {
      List<Finding> findings = new ArrayList<>();
      Verification seen = ledger.verify(entry -> {}, findings::add);
      assertThat(findings)
          .containsExactly(new Finding(18, "events are missing from position 17 on"));
      assertThat(seen.events()).isEqualTo(598);
    }
  }

  @Test
  void aChangedEventIsNamed() throws Exception {
    sql("UPDATE event SET data = replace(data, '17', '71') WHERE position = 17");
    try (SqliteJournal ledger = open()) {
      List<Finding> findings = new ArrayList<>();
      ledger.verify(entry -> {}, findings::add);
      assertThat(findings)
          .containsExactly(new Finding(17, written.get(16).id() + " is not what its hash says"));
    }
  }

  @Test
  void anAcknowledgementThatNamesNoEventIsForgotten() throws Exception {
    try (SqliteJournal ledger = open()) {
      ledger.acknowledge(100);
    }
    sql("UPDATE meta SET value = replace(value, '100 ', '300 ') WHERE name = 'acknowledged'");
    try (SqliteJournal ledger = open()) {
      assertThat(ledger.acknowledged()).isZero();
    }
  }

  @Test
  void aTornLogLosesOnlyWhatWasNotWhole() throws IOException {
    byte[] before;
    byte[] log;
    List<Event> all;
    try (SqliteJournal ledger = open()) {
      before = Files.readAllBytes(file);
      for (int i = 0; i < 20; i++) {
        JournalContract.append(ledger, 601 + i, 1);
      }
      log = Files.readAllBytes(directory.resolve("journal.db-wal"));
      all = replay(ledger);
    }
    long seed = new SplittableRandom().nextLong();
    var random = new SplittableRandom(seed);
    for (int i = 0; i < 40; i++) {
      int length = random.nextInt(log.length);
      Files.write(file, before);
      Files.write(directory.resolve("journal.db-wal"), java.util.Arrays.copyOf(log, length));
      List<Event> found = openAndReplay();
      assertThat(found).as("seed %d, cut at %d", seed, length).hasSizeBetween(600, 620);
      assertThat(found).isEqualTo(all.subList(0, found.size()));
    }
  }

  private void assertReason(String reason) {
    assertThatExceptionOfType(JournalDamagedException.class)
        .isThrownBy(this::open)
        .withMessage(file + " is damaged: " + reason);
  }

  private void sql(String sql) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private SqliteJournal open() {
    return SqliteJournal.open(directory, BOARD, SampleEvent.CATALOGUE, new SplittableRandom(7));
  }

  private List<Event> openAndReplay() {
    try (SqliteJournal ledger = open()) {
      return replay(ledger);
    }
  }

  private static List<Event> replay(Journal ledger) {
    List<Event> events = new ArrayList<>();
    ledger.replay(events::add);
    return events;
  }
}
