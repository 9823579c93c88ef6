package vn.motcua.firmware.board.turn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.bridge.BoardEvent.LedgerDoubted;
import vn.motcua.bridge.BoardEvent.Start;
import vn.motcua.bridge.ClockQuality;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.EventData;
import vn.motcua.bridge.Moment;
import vn.motcua.bridge.SlotEvent.SlotSpent;
import vn.motcua.bridge.journal.Identity;
import vn.motcua.bridge.journal.Ledger;
import vn.motcua.bridge.journal.salvage.LedgerDirectory;
import vn.motcua.bridge.journal.sqlite.LedgerReader;
import vn.motcua.bridge.journal.sqlite.Storage;
import vn.motcua.firmware.board.WitnessFile;
import vn.motcua.firmware.core.Stations;
import vn.motcua.firmware.queue.touch.KioskTouch;
import vn.motcua.firmware.station.Answer.NumberGiven;
import vn.motcua.firmware.station.Input;

/** The witness of a board on real files. */
class WitnessTest {
  private static final Identity BOARD = new Identity("minh-hoa", "board-1");
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
  private static final SlotSpent SLOT_0 = new SlotSpent(TODAY, 0);

  @TempDir Path directory;
  private long nanos;

  /** A start of the program, and its end in order. */
  private final class Run implements AutoCloseable {
    final Ledger ledger =
        LedgerDirectory.open(
            directory, BOARD, Stations.ALL.events(), Storage.usual(), new SplittableRandom(nanos));
    final List<Event> written = new ArrayList<>();
    final RunningTurn running =
        new RunningTurn(
            ledger, new WitnessFile(directory), WitnessTest.this::now, RunningTurn.key(), written);

    /** Numbers, one a second. */
    void use(int numbers) {
      for (int i = 0; i < numbers; i++) {
        nanos += 1_000_000_000L;
        var touch = new KioskTouch.TakeNumber("touch-" + nanos, "dat-dai", null);
        assertThat(running.take(new Input.Touched(touch))).isInstanceOf(NumberGiven.class);
      }
    }

    /** What the first step added to the ledger beside its birth. */
    List<EventData> remembered() {
      return written.stream().skip(1).map(Stations.ALL.events()::dataOf).toList();
    }

    @Override
    public void close() {
      running.stop();
      ledger.close();
    }
  }

  private Moment now() {
    Instant at = Instant.parse("2026-11-20T00:30:00Z").plusNanos(nanos);
    return new Moment(at, "boot", nanos, ClockQuality.SYNCHRONISED);
  }

  private Path file(String name) {
    return directory.resolve(name);
  }

  private void copy(String from, String to) throws IOException {
    Files.copy(file(from), file(to), StandardCopyOption.REPLACE_EXISTING);
  }

  @Test
  void anOlderCopyOfTheLedgerBeginsANewEpochWithoutANetwork() throws IOException {
    try (Run first = new Run()) {
      assertThat(first.ledger.opening().start()).isEqualTo(Start.FIRST);
    }
    copy("journal.db", "copy");
    try (Run second = new Run()) {
      assertThat(second.ledger.opening().start()).isEqualTo(Start.RESTART);
      assertThat(second.remembered()).isEmpty();
      second.use(5);
    }
    for (int times = 0; times < 2; times++) {
      copy("copy", "journal.db");
      try (Run third = new Run()) {
        assertThat(third.ledger.opening().start()).isEqualTo(Start.NEW_EPOCH);
        assertThat(third.ledger.opening().reason()).contains("an older copy was put back");
        assertThat(third.remembered()).contains(SLOT_0);
      }
    }
  }

  @Test
  void aCopyThatIsYoungerThanTheLastStartIsNoticedAfterAnOrderlyEnd() throws IOException {
    try (Run first = new Run()) {
      first.use(5);
      try (LedgerReader reader = LedgerReader.open(directory)) {
        reader.backup(Files.createDirectories(file("backup")));
      }
      first.use(5);
    }
    copy("backup/journal.db", "journal.db");
    Files.deleteIfExists(file("journal.db-wal"));
    Files.deleteIfExists(file("journal.db-shm"));
    try (Run second = new Run()) {
      assertThat(second.ledger.opening().start()).isEqualTo(Start.NEW_EPOCH);
    }
  }

  @Test
  void aLedgerThatIsGoneIsInDoubtAndItsSlotsAreRemembered() throws IOException {
    try (Run first = new Run()) {
      first.use(1);
    }
    Files.delete(file("journal.db"));
    try (Run second = new Run()) {
      assertThat(second.ledger.opening().start()).isEqualTo(Start.FIRST);
      assertThat(second.remembered()).containsExactly(SLOT_0, new LedgerDoubted("ledger-gone"));
    }
  }

  @Test
  void aWitnessThatIsGoneOrDamagedCausesADoubtAndNoCrash() throws IOException {
    new Run().close();
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
    try (Run second = new Run()) {
      assertThat(second.remembered()).containsExactly(new LedgerDoubted("witness-missing"));
    }
    try (Run third = new Run()) {
      assertThat(third.remembered()).as("written again at the start").isEmpty();
    }
  }

  @Test
  void aSlotIsRememberedBeforeTheLedgerHasIt() {
    try (Run run = new Run()) {
      run.use(1);
      Witness.Testimony word =
          Objects.requireNonNull(new WitnessFile(directory).read(), "it was written at the start");
      assertThat(word.slots()).containsExactly(SLOT_0);
      assertThat(word.end().sequence())
          .as("written before the slot's own event")
          .isLessThan(run.ledger.head().sequence());
    }
  }

  @Test
  void numbersCostNoWriteOfTheWitnessButOneAMinute() throws IOException {
    try (Run run = new Run()) {
      run.use(1);
      byte[] before = Files.readAllBytes(file(WitnessFile.NAME));
      run.use(50);
      assertThat(Files.readAllBytes(file(WitnessFile.NAME))).isEqualTo(before);
      run.use(20);
      assertThat(Files.readAllBytes(file(WitnessFile.NAME))).isNotEqualTo(before);
    }
  }
}
