package vn.motcua.firmware.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.bridge.BoardEvent.LedgerDoubted;
import vn.motcua.bridge.BoardEvent.Start;
import vn.motcua.bridge.ClockQuality;
import vn.motcua.bridge.EventData;
import vn.motcua.bridge.Moment;
import vn.motcua.bridge.SlotEvent.SlotSpent;
import vn.motcua.bridge.SlotEvent.SlotTaken;
import vn.motcua.bridge.journal.Identity;
import vn.motcua.bridge.journal.salvage.LedgerDirectory;
import vn.motcua.bridge.journal.sqlite.LedgerReader;
import vn.motcua.bridge.journal.sqlite.Storage;
import vn.motcua.firmware.core.Stations;
import vn.motcua.firmware.queue.TicketEvent.TicketVoided;

/** What a board remembers beside its ledger, on real files. */
class WitnessTest {
  private static final Identity BOARD = new Identity("minh-hoa", "board-1");
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
  private static final SlotSpent SLOT_0 = new SlotSpent(TODAY, 0);

  @TempDir Path directory;
  private long nanos;

  private WitnessedLedger open() {
    return new WitnessedLedger(
        LedgerDirectory.open(
            directory, BOARD, Stations.EVENTS, Storage.usual(), new SplittableRandom(nanos)),
        new WitnessFile(directory));
  }

  private void append(WitnessedLedger ledger, EventData data) {
    nanos += 1_000_000_000L;
    Moment at =
        new Moment(
            Instant.parse("2026-11-20T00:30:00Z").plusNanos(nanos),
            "boot",
            nanos,
            ClockQuality.SYNCHRONISED);
    assertThat(ledger.append(List.of(data), at)).hasSize(1);
  }

  private WitnessedLedger start() {
    WitnessedLedger ledger = open();
    append(ledger, ledger.opening().born("test", List.of("hub")));
    return ledger;
  }

  private void use(WitnessedLedger ledger, int events) {
    for (int i = 0; i < events; i++) {
      append(ledger, new TicketVoided(TODAY, "1001", "test"));
    }
  }

  private Path file(String name) {
    return directory.resolve(name);
  }

  private void copy(String from, String to) throws IOException {
    Files.copy(file(from), file(to), StandardCopyOption.REPLACE_EXISTING);
  }

  @Test
  void anOlderCopyOfTheLedgerBeginsANewEpochWithoutAnybodysWord() throws IOException {
    try (WitnessedLedger first = start()) {
      use(first, 5);
    }
    copy("journal.db", "copy");
    try (WitnessedLedger second = open()) {
      assertThat(second.opening().start()).isEqualTo(Start.RESTART);
      assertThat(second.remembered()).isEmpty();
      append(second, second.opening().born("test", List.of("hub")));
      append(second, new SlotTaken(TODAY, 0, "test"));
      use(second, 5);
    }
    for (int times = 0; times < 2; times++) {
      copy("copy", "journal.db");
      try (WitnessedLedger third = open()) {
        assertThat(third.opening().start()).isEqualTo(Start.NEW_EPOCH);
        assertThat(third.opening().reason()).contains("an older copy was put back");
        assertThat(third.remembered()).contains(SLOT_0);
        append(third, third.opening().born("test", List.of("hub")));
      }
    }
  }

  @Test
  void aCopyThatIsYoungerThanTheLastStartIsNoticedAfterAnOrderlyEnd() throws IOException {
    try (WitnessedLedger first = start()) {
      use(first, 5);
      try (LedgerReader reader = LedgerReader.open(directory)) {
        reader.backup(Files.createDirectories(file("backup")));
      }
      use(first, 5);
    }
    copy("backup/journal.db", "journal.db");
    Files.deleteIfExists(file("journal.db-wal"));
    Files.deleteIfExists(file("journal.db-shm"));
    try (WitnessedLedger second = open()) {
      assertThat(second.opening().start()).isEqualTo(Start.NEW_EPOCH);
    }
  }

  @Test
  void aLedgerThatIsGoneIsInDoubtAndItsSlotsAreRemembered() throws IOException {
    try (WitnessedLedger first = start()) {
      append(first, new SlotTaken(TODAY, 0, "test"));
    }
    Files.delete(file("journal.db"));
    try (WitnessedLedger second = open()) {
      assertThat(second.opening().start()).isEqualTo(Start.FIRST);
      assertThat(second.remembered()).containsExactly(SLOT_0, new LedgerDoubted("ledger-gone"));
    }
  }

  @Test
  void aWitnessThatIsGoneOrDamagedMakesADoubtAndNoCrash() throws IOException {
    start().close();
    byte[] sound = Files.readAllBytes(file(WitnessFile.NAME));
    for (int at = 0; at <= sound.length; at++) {
      if (at == sound.length) {
        Files.delete(file(WitnessFile.NAME));
      } else {
        byte[] flipped = sound.clone();
        flipped[at] ^= 1;
        Files.write(file(WitnessFile.NAME), flipped);
      }
      assertThat(new WitnessFile(directory).read()).as("byte %d", at).isNull();
    }
    try (WitnessedLedger second = open()) {
      assertThat(second.remembered()).containsExactly(new LedgerDoubted("witness-missing"));
      append(second, second.opening().born("test", List.of("hub")));
    }
    try (WitnessedLedger third = open()) {
      assertThat(third.remembered()).as("written again at the start").isEmpty();
    }
  }

  @Test
  void aSlotIsRememberedBeforeTheLedgerHasIt() {
    try (WitnessedLedger ledger = start()) {
      append(ledger, new SlotTaken(TODAY, 0, "test"));
      Witness.Testimony word =
          Objects.requireNonNull(new WitnessFile(directory).read(), "it was written at the start");
      assertThat(word.slots()).containsExactly(SLOT_0);
    }
  }

  @Test
  void numbersCostNoWriteOfTheWitnessButOneAMinute() throws IOException {
    try (WitnessedLedger ledger = start()) {
      byte[] before = Files.readAllBytes(file(WitnessFile.NAME));
      use(ledger, 50);
      assertThat(Files.readAllBytes(file(WitnessFile.NAME))).isEqualTo(before);
      use(ledger, 20);
      assertThat(Files.readAllBytes(file(WitnessFile.NAME))).isNotEqualTo(before);
    }
  }
}
