package vn.motcua.bridge.journal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static vn.motcua.bridge.journal.Moments.BOARD;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.bridge.BoardEvent.Start;
import vn.motcua.bridge.SampleEvent;
import vn.motcua.bridge.journal.Identity;
import vn.motcua.bridge.journal.Journal.Head;
import vn.motcua.bridge.journal.JournalContract;
import vn.motcua.bridge.journal.JournalInUseException;
import vn.motcua.bridge.journal.JournalRefusedException;
import vn.motcua.bridge.journal.Ledger;
import vn.motcua.bridge.journal.Verification;

class SqliteJournalTest extends JournalContract {
  @TempDir Path directory;

  @Override
  protected Ledger create(long seed) {
    return SqliteJournal.open(directory, BOARD, SampleEvent.CATALOGUE, new SplittableRandom(seed));
  }

  @Override
  protected Ledger restart(Ledger ledger) {
    ledger.close();
    return create(2);
  }

  @Override
  protected void room(Ledger ledger, boolean there) {
    ((SqliteJournal) ledger).fileBytesMax(there ? Storage.FILE_BYTES_MAX : 0);
  }

  @Test
  void aSecondProgramOnTheSameDirectoryIsRefusedWithASentence() {
    try (Ledger first = create(1)) {
      append(first, 1, 1);
      assertThatExceptionOfType(JournalInUseException.class)
          .isThrownBy(() -> create(2))
          .withMessage(
              "%s is in use by another program (process %d); stop that one first"
                  .formatted(directory, ProcessHandle.current().pid()));
      append(first, 2, 1);
    }
    create(3).close();
  }

  @Test
  void aDirectoryThatCannotBeWrittenIsNamed() throws IOException {
    Path file = Files.createFile(directory.resolve("taken"));
    assertThatExceptionOfType(JournalRefusedException.class)
        .isThrownBy(
            () -> SqliteJournal.open(file, BOARD, SampleEvent.CATALOGUE, new SplittableRandom(1)))
        .withMessage(
            file
                + " cannot be written (a file has its name); give the program a data"
                + " directory of its own");
    assertThatExceptionOfType(JournalRefusedException.class)
        .isThrownBy(() ->
            SqliteJournal.open(
                Path.of("/proc/1/x"), BOARD, SampleEvent.CATALOGUE, new SplittableRandom(1)))
        .withMessageStartingWith("/proc/1/x cannot be written");
  }

  @Test
  void theLedgerOfAnotherBoardIsRefused() {
    create(1).close();
    assertThatExceptionOfType(JournalRefusedException.class)
        .isThrownBy(() ->
            SqliteJournal.open(
                directory,
                new Identity("phuong-an-khanh", "board-2"),
                SampleEvent.CATALOGUE,
                new SplittableRandom(1)))
        .withMessageContaining(
            "is the ledger of board board-1 of centre phuong-an-khanh, not of board-2");
    create(1).close();
  }

  @Test
  void theLedgerOfALaterProgramIsRefused() throws Exception {
    create(1).close();
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("journal.db"));
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA user_version = 99");
    }
    assertThatExceptionOfType(JournalRefusedException.class)
        .isThrownBy(() -> create(1))
        .withMessageContaining("was written by a later version of this program (schema 99");
  }

  @Test
  void aLedgerCopiedToAnotherCardBeginsANewEpoch() {
    SqliteJournal first = onCard("card-a");
    append(first, 1, 3);
    Head ended = first.head();
    first.close();
    onCard("card-a").close();
    try (SqliteJournal copied = onCard("card-b")) {
      assertThat(copied.opening().start()).isEqualTo(Start.NEW_EPOCH);
      assertThat(copied.opening().previous()).isEqualTo(ended);
      assertThat(copied.head().epoch()).isNotEqualTo(ended.epoch());
      assertThat(copied.head().sequence()).isZero();
      append(copied, 4, 1);
    }
    try (SqliteJournal again = onCard("card-b")) {
      assertThat(again.opening().start()).isEqualTo(Start.RESTART);
    }
  }

  @Test
  void theLogStaysBounded() throws IOException {
    try (Ledger ledger = create(1)) {
      for (int i = 0; i < 3_000; i++) {
        append(ledger, i, 1);
      }
      assertThat(Files.size(directory.resolve("journal.db-wal")))
          .isLessThanOrEqualTo(SqliteFile.LOG_BYTES_MAX);
    }
    assertThat(directory.resolve("journal.db-wal")).doesNotExist();
  }

  @Test
  void verifyCountsWhatIsSound() {
    try (SqliteJournal ledger = onCard("")) {
      append(ledger, 1, 1_000);
      Verification seen = ledger.verify(entry -> {}, finding -> {});
      assertThat(seen.events()).isEqualTo(1_000);
      assertThat(seen.faults()).isZero();
      assertThat(seen.head()).isEqualTo(ledger.head());
      assertThat(seen.counts()).containsEntry("vn.motcua.ticket.noshow.v1", 1_000L).hasSize(1);
    }
  }

  private SqliteJournal onCard(String card) {
    return SqliteJournal.open(
        directory,
        BOARD,
        SampleEvent.CATALOGUE,
        Storage.onCard(card),
        new SplittableRandom(card.hashCode()));
  }
}
