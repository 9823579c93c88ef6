package vn.motcua.bridge.journal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static vn.motcua.bridge.journal.Moments.BOARD;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.bridge.BoardEvent.Start;
import vn.motcua.bridge.SampleEvent;
import vn.motcua.bridge.journal.Finding;
import vn.motcua.bridge.journal.Journal.Entry;
import vn.motcua.bridge.journal.Journal.Head;
import vn.motcua.bridge.journal.JournalContract;
import vn.motcua.bridge.journal.JournalRefusedException;
import vn.motcua.bridge.journal.salvage.LedgerDirectory;

class RetentionTest {
  @TempDir Path directory;

  @Test
  void theRestOfAPrunedLedgerCanStillBeProven() {
    Head head;
    try (SqliteJournal ledger = open("data")) {
      fill(ledger, 1, 1_200);
      ledger.acknowledge(1_100);
      ledger.prune(500);
      ledger.prune(1_049);
      assertThat(ledger.peek(0, 1).getFirst().position()).isEqualTo(1_050);
      requireSound(ledger, 151);
      fill(ledger, 1_201, 10);
      head = ledger.head();
    }
    try (SqliteJournal again = open("data")) {
      assertThat(again.head()).isEqualTo(head);
      assertThat(again.acknowledged()).isEqualTo(1_100);
      assertThat(again.find(head.epoch(), 1_049)).isNull();
      assertThat(again.find(head.epoch(), 1_050)).isEqualTo(again.peek(0, 1).getFirst());
      requireSound(again, 161);
    }
  }

  @Test
  void epochsThatArePrunedWholeLeaveTheirEndBehind() {
    try (SqliteJournal ledger = open("data")) {
      fill(ledger, 1, 5);
      ledger.beginEpoch("one");
      fill(ledger, 6, 5);
      ledger.beginEpoch("two");
      fill(ledger, 11, 5);
      Head ended = ledger.head();
      ledger.acknowledge(15);
      ledger.prune(11);
      requireSound(ledger, 4);
      assertThat(ledger.find(ended.epoch(), 2)).isNotNull();
      ledger.beginEpoch("three");
      assertThat(ledger.opening().previous()).isEqualTo(ended);
    }
    try (SqliteJournal again = open("data")) {
      assertThat(again.opening().start()).isEqualTo(Start.NEW_EPOCH);
      fill(again, 16, 2);
      requireSound(again, 6);
    }
  }

  @Test
  void aBackupTakenWhileTheBoardWorksIsALedger() {
    Path copies = directory.resolve("copy");
    Head head;
    try (SqliteJournal ledger = open("data")) {
      fill(ledger, 1, 50);
      ledger.acknowledge(20);
      assertThat(copies.toFile().mkdir()).isTrue();
      head = ledger.head();
      ledger.backup(copies.resolve("journal.db"));
      fill(ledger, 51, 50);
      assertThatExceptionOfType(JournalRefusedException.class)
          .isThrownBy(() -> ledger.backup(copies.resolve("journal.db")))
          .withMessageEndingWith("exists; name a file that does not");
    }
    try (SqliteJournal copy = open("copy")) {
      assertThat(copy.head()).isEqualTo(head);
      assertThat(copy.acknowledged()).isEqualTo(20);
      requireSound(copy, 50);
    }
    assertThat(Files.exists(copies.resolve("quarantine"))).isFalse();
  }

  private static void fill(SqliteJournal ledger, int first, int count) {
    for (int i = first; i < first + count; i++) {
      JournalContract.append(ledger, i, 1);
    }
  }

  private static void requireSound(SqliteJournal ledger, int events) {
    List<Entry> sound = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    ledger.verify(sound::add, findings::add);
    assertThat(findings).isEmpty();
    assertThat(sound).hasSize(events);
  }

  private SqliteJournal open(String name) {
    return LedgerDirectory.open(
        directory.resolve(name),
        BOARD,
        SampleEvent.CATALOGUE,
        Storage.usual(),
        new SplittableRandom(name.hashCode()));
  }
}
