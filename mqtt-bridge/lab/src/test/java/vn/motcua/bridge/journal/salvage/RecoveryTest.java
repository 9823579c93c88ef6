package vn.motcua.bridge.journal.salvage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static vn.motcua.bridge.journal.Moments.BOARD;
import static vn.motcua.bridge.journal.Moments.at;
import static vn.motcua.bridge.journal.Moments.event;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.bridge.BoardEvent.Start;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.SampleEvent;
import vn.motcua.bridge.SampleEvent.TicketVoided;
import vn.motcua.bridge.journal.Finding;
import vn.motcua.bridge.journal.Journal;
import vn.motcua.bridge.journal.Journal.Entry;
import vn.motcua.bridge.journal.JournalContract;
import vn.motcua.bridge.journal.JournalDamagedException;
import vn.motcua.bridge.journal.JournalRefusedException;
import vn.motcua.bridge.journal.pages.LedgerPages;
import vn.motcua.bridge.journal.pages.PageSize;
import vn.motcua.bridge.journal.sqlite.LedgerReader;
import vn.motcua.bridge.journal.sqlite.SqliteJournal;
import vn.motcua.bridge.journal.sqlite.Storage;

/** A damaged ledger is kept, and the board goes on with what is sound of it. */
class RecoveryTest {
  @TempDir Path directory;
  private int opened;

  @Test
  void aSoundLedgerIsOpenedAsItIs() {
    List<Event> written = write(30, 10);
    try (SqliteJournal ledger = open()) {
      assertThat(ledger.opening().start()).isEqualTo(Start.RESTART);
      assertThat(all(ledger)).isEqualTo(written);
    }
    assertThat(directory.resolve("quarantine")).doesNotExist();
  }

  @Test
  void anUnreadableFileIsKeptByteForByteAndTheBoardStartsAnew() throws IOException {
    byte[] found = "no database at all".repeat(99).getBytes(StandardCharsets.UTF_8);
    Files.write(file(), found);
    try (SqliteJournal ledger = open()) {
      assertThat(ledger.opening().start()).isEqualTo(Start.NEW_EPOCH);
      assertThat(ledger.opening().previous()).isNull();
      assertThat(ledger.opening().reason())
          .isEqualTo(
              "the ledger was damaged (the file is no database): 0 events kept, 0 linked anew");
      JournalContract.append(ledger, 1, 3);
    }
    assertThat(directory.resolve("quarantine/1/journal.db")).hasBinaryContent(found);
    assertThat(directory.resolve("quarantine/1/reason.txt")).hasContent("the file is no database");
    assertThat(directory.resolve("quarantine/1/unfinished")).doesNotExist();
    assertThat(directory.resolve("salvage")).doesNotExist();
    try (SqliteJournal again = open()) {
      assertThat(again.opening().start()).isEqualTo(Start.RESTART);
    }
  }

  @Test
  void aHoleTheCaseServerHoldsCostsNothing() throws Exception {
    List<Event> written = write(30, 20);
    sql("UPDATE event SET data = '{}' WHERE position = 7");
    try (SqliteJournal ledger = open()) {
      assertThat(ledger.opening().start()).isEqualTo(Start.NEW_EPOCH);
      assertThat(ledger.opening().previous())
          .extracting(Journal.Head::hash)
          .isEqualTo(written.getLast().hash());
      List<Entry> undelivered = ledger.peek(ledger.acknowledged(), 100);
      assertThat(undelivered.stream().map(Entry::event).toList())
          .isEqualTo(written.subList(20, 30));
      assertThat(ledger.find(written.get(19).epoch(), 20)).isNotNull();
      assertThat(ledger.find(written.get(19).epoch(), 7)).isNull();
      assertThat(all(ledger)).hasSize(29);
      requireSound(ledger);
    }
  }

  @Test
  void whatIsBeyondAHoleTheCaseServerDoesNotHoldIsLinkedAnew() throws Exception {
    List<Event> written = write(30, 10);
    sql("DELETE FROM event WHERE position = 25");
    try (SqliteJournal ledger = open()) {
      List<Event> undelivered =
          ledger.peek(ledger.acknowledged(), 100).stream().map(Entry::event).toList();
      assertThat(undelivered).hasSize(14 + 1 + 5);
      assertThat(undelivered.subList(0, 14)).isEqualTo(written.subList(10, 24));
      Event born = undelivered.get(14);
      assertThat(born.type()).isEqualTo("vn.motcua.board.born.v1");
      assertThat(born.sequence()).isEqualTo(1);
      assertThat(born.data()).contains(written.get(23).hash());
      for (int i = 0; i < 5; i++) {
        Event anew = undelivered.get(15 + i);
        assertThat(anew.epoch()).isEqualTo(born.epoch());
        assertThat(anew.data()).isEqualTo(written.get(25 + i).data());
        assertThat(anew.at()).isEqualTo(written.get(25 + i).at());
      }
      assertThat(ledger.opening().reason()).endsWith("24 events kept, 5 linked anew");
      requireSound(ledger);
    }
  }

  @Test
  void aPowerCutDuringTheRecoveryIsFinishedAtTheNextStart() throws Exception {
    List<Event> written = write(30, 10);
    QuarantineDirectory quarantine = new QuarantineDirectory(directory);
    quarantine.keep("the power was cut here");
    Files.write(file(), new byte[17]);
    try (SqliteJournal ledger = open()) {
      assertThat(all(ledger)).isEqualTo(written);
      assertThat(ledger.opening().reason()).contains("the power was cut here");
    }
    assertThat(quarantine.unfinished()).isEmpty();
  }

  @Test
  void whateverBitFlipsNoEventIsLost() throws IOException {
    List<Event> written = write(200, 50);
    flipBits(written, Files.readAllBytes(file()), new byte[0]);
  }

  @Test
  void whateverBitFlipsInTheLogOfAPowerCutNoEventIsLost() throws IOException {
    List<Event> written;
    byte[] main;
    byte[] log;
    try (SqliteJournal ledger = open()) {
      for (int i = 1; i <= 60; i++) {
        JournalContract.append(ledger, i, 1);
        ledger.acknowledge(i / 2);
      }
      written = all(ledger);
      main = Files.readAllBytes(file());
      log = Files.readAllBytes(log());
    }
    flipBits(written, main, log);
  }

  @Test
  void whateverBitFlipsInALedgerOfAnEarlierVersionNoEventIsLost() throws Exception {
    List<Event> written = write(200, 50);
    sql("PRAGMA journal_mode = DELETE", "PRAGMA page_size = " + PageSize.BYTES_BEFORE, "VACUUM");
    assertThat(PageSize.of(file())).isEqualTo(PageSize.BYTES_BEFORE);
    flipBits(written, Files.readAllBytes(file()), new byte[0]);
  }

  @Test
  void whateverBitFlipsInAnEventOfSeveralPagesItIsNotLost() throws IOException {
    List<Event> written;
    try (SqliteJournal ledger = open()) {
      JournalContract.append(ledger, 1, 3);
      ledger.append(
          List.of(new TicketVoided(LocalDate.of(2026, 11, 21), "1004", "lý do ".repeat(500))),
          at(4));
      JournalContract.append(ledger, 5, 3);
      written = all(ledger);
    }
    flipBits(written, Files.readAllBytes(file()), new byte[0]);
  }

  @Test
  void noBitOfTheFieldThatSaysHowLargeAPageIsLosesAnEvent() throws Exception {
    List<Event> written = write(30, 10);
    for (int size : List.of(PageSize.BYTES, PageSize.BYTES_BEFORE)) {
      sql("PRAGMA journal_mode = DELETE", "PRAGMA page_size = " + size, "VACUUM");
      byte[] main = Files.readAllBytes(file());
      for (int bit = 0; bit < 16; bit++) {
        byte[] flipped = main.clone();
        flipped[16 + bit / 8] ^= (byte) (1 << bit % 8);
        put(flipped, new byte[0]);
        try (SqliteJournal ledger = open()) {
          assertThat(all(ledger)).as("%d bytes, bit %d", size, bit).isEqualTo(written);
        }
      }
      put(main, new byte[0]);
    }
  }

  @Test
  void noBitOfTheWordsThatSayWhatAPositionIsMakesTheLedgerLookEmpty() throws IOException {
    List<Event> written = write(20, 5);
    byte[] main = Files.readAllBytes(file());
    String words = "INTEGER PRIMARY KEY";
    int from = new String(main, StandardCharsets.ISO_8859_1).indexOf(words);
    for (int bit = 0; bit < words.length() * 8; bit++) {
      byte[] flipped = main.clone();
      flipped[from + bit / 8] ^= (byte) (1 << bit % 8);
      put(flipped, new byte[0]);
      assertThatExceptionOfType(JournalDamagedException.class)
          .as("bit %d", bit)
          .isThrownBy(() -> LedgerReader.open(directory));
      try (SqliteJournal ledger = open()) {
        assertThat(all(ledger)).as("bit %d", bit).isEqualTo(written);
        assertThat(ledger.opening().reason()).contains("20 events kept");
      }
    }
  }

  @Test
  void eventsThatTheirPageDoesNotCountAreNamedAndKept() throws IOException {
    List<Event> written = write(3, 1);
    byte[] main = Files.readAllBytes(file());
    int cells = (LedgerPages.EVENT_ROOT - 1) * PageSize.BYTES + 4;
    assertThat(main[cells]).isEqualTo((byte) 3);
    main[cells] = 1;
    put(main, new byte[0]);
    List<Finding> findings = new ArrayList<>();
    try (LedgerReader reader = LedgerReader.open(directory)) {
      assertThat(reader.verify(_ -> {}, findings::add).faults()).isEqualTo(2);
    }
    assertThat(findings)
        .extracting(Finding::toString)
        .containsExactly(
            "position 2: is there, but its page does not count it",
            "position 3: is there, but its page does not count it");
    try (SqliteJournal ledger = open()) {
      assertThat(all(ledger)).isEqualTo(written);
      assertThat(ledger.opening().reason()).contains(findings.getFirst().toString());
    }
  }

  @Test
  void noBitOfAPageHeaderHidesAnEvent() throws IOException {
    List<Event> written = write(30, 10);
    byte[] main = Files.readAllBytes(file());
    for (int page = PageSize.BYTES; page < main.length; page += PageSize.BYTES) {
      for (int bit = 0; bit < 12 * 8; bit++) {
        byte[] flipped = main.clone();
        flipped[page + bit / 8] ^= (byte) (1 << bit % 8);
        put(flipped, new byte[0]);
        try (SqliteJournal ledger = open()) {
          assertThat(all(ledger)).as("byte %d, bit %d", page, bit).isEqualTo(written);
        }
      }
    }
  }

  private void flipBits(List<Event> written, byte[] main, byte[] log) throws IOException {
    long seed = Long.getLong("motcua.seed", new SplittableRandom().nextLong());
    var random = new SplittableRandom(seed);
    for (int round = 0; round < Integer.getInteger("motcua.flips", 60); round++) {
      byte[][] flipped = {main.clone(), log.clone()};
      int at = random.nextInt(main.length + log.length);
      int bit = random.nextInt(8);
      int in = at < main.length ? 0 : 1;
      flipped[in][at - in * main.length] ^= (byte) (1 << bit);
      put(flipped[0], flipped[1]);
      String where = "seed %d, round %d, byte %d, bit %d".formatted(seed, round, at, bit);
      try (SqliteJournal ledger = open()) {
        Set<String> data = new HashSet<>();
        all(ledger).forEach(event -> data.add(event.data()));
        long missing = written.stream().filter(event -> !data.contains(event.data())).count();
        assertThat(missing).as("%s: %s", where, ledger.opening().reason()).isZero();
        requireSound(ledger);
        ledger.append(List.of(event(1)), at(1));
      } catch (JournalRefusedException e) {
        assertThat(at).as("%s: only the schema version is believed", where).isBetween(60, 63);
      } catch (JournalDamagedException e) {
        throw new AssertionError(where + ": " + e.getMessage(), e);
      }
    }
  }

  private void put(byte[] main, byte[] log) throws IOException {
    Files.deleteIfExists(file().resolveSibling("journal.db-shm"));
    Files.deleteIfExists(log());
    Files.write(file(), main);
    if (log.length > 0) {
      Files.write(log(), log);
    }
    deleteQuarantine();
  }

  /** Torn pages can leave a row that its table would never take. */
  @Test
  void aBoardsNameThatDamageHasEmptiedIsDamageAndNoCrash() throws Exception {
    List<Event> written = write(30, 10);
    describeMeta("value TEXT NOT NULL", "value TEXT");
    sql("UPDATE meta SET value = NULL WHERE name = 'board'");
    describeMeta("value TEXT", "value TEXT NOT NULL");
    try (SqliteJournal ledger = open()) {
      assertThat(ledger.opening().start()).isEqualTo(Start.NEW_EPOCH);
      assertThat(ledger.opening().reason()).contains("it is not of the board its events are of");
      assertThat(all(ledger)).isEqualTo(written);
      requireSound(ledger);
    }
    assertThat(directory.resolve("quarantine/1/journal.db")).exists();
  }

  private void describeMeta(String was, String becomes) throws SQLException {
    sql(
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_schema SET sql = replace(sql, '%s', '%s') WHERE name = 'meta'"
            .formatted(was, becomes));
  }

  private void sql(String... lines) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement statement = connection.createStatement()) {
      for (String line : lines) {
        statement.execute(line);
      }
    }
  }

  @Test
  void aTruncatedLedgerKeepsItsBeginning() throws IOException {
    List<Event> written = write(200, 50);
    byte[] whole = Files.readAllBytes(file());
    Files.write(file(), Arrays.copyOf(whole, whole.length * 2 / 3));
    try (SqliteJournal ledger = open()) {
      List<String> found = all(ledger).stream().map(Event::data).toList();
      List<String> kept = found.stream().filter(data -> !data.contains("previousEpoch")).toList();
      assertThat(kept).hasSizeGreaterThan(100).doesNotHaveDuplicates();
      assertThat(written.stream().map(Event::data).toList()).containsAll(kept);
      assertThat(ledger.acknowledged()).isEqualTo(50);
    }
  }

  private List<Event> write(int events, long acknowledged) {
    try (SqliteJournal ledger = open()) {
      for (int i = 1; i <= events; i++) {
        JournalContract.append(ledger, i, 1);
      }
      ledger.acknowledge(acknowledged);
      return all(ledger);
    }
  }

  private SqliteJournal open() {
    return LedgerDirectory.open(
        directory, BOARD, SampleEvent.CATALOGUE, Storage.usual(), new SplittableRandom(opened++));
  }

  private Path file() {
    return directory.resolve("journal.db");
  }

  private Path log() {
    return directory.resolve("journal.db-wal");
  }

  private void deleteQuarantine() throws IOException {
    Path cases = directory.resolve("quarantine");
    if (Files.exists(cases)) {
      try (var files = Files.walk(cases)) {
        for (Path path : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  private void sql(String sql) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
      statement.execute("VACUUM"); // or salvage finds the old bytes of the row, and uses them
    }
  }

  private static void requireSound(SqliteJournal ledger) {
    assertThat(ledger.verify(entry -> {}, finding -> {}).faults()).isZero();
  }

  private static List<Event> all(Journal ledger) {
    List<Event> events = new ArrayList<>();
    ledger.replay(events::add);
    return events;
  }
}
