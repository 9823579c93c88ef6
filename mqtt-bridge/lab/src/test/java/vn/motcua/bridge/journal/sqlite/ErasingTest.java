package vn.motcua.bridge.journal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.motcua.bridge.journal.Moments.BOARD;
import static vn.motcua.bridge.journal.Moments.at;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.bridge.BoardEvent.DataErased;
import vn.motcua.bridge.BoardEvent.Ground;
import vn.motcua.bridge.Chain;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.SampleEvent;
import vn.motcua.bridge.SampleEvent.TicketNoshow;
import vn.motcua.bridge.SampleEvent.TicketReprinted;
import vn.motcua.bridge.journal.Journal.Entry;
import vn.motcua.bridge.journal.Ledger;
import vn.motcua.bridge.journal.Seals;
import vn.motcua.bridge.journal.pages.PageSize;
import vn.motcua.bridge.journal.salvage.LedgerDirectory;
import vn.motcua.bridge.lab.MemoryJournal;

/** What a {@code data.erased} names is without data in the same transaction, and in every file. */
class ErasingTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 21);

  @TempDir Path directory = Path.of("");

  /** Each start names its epochs anew. */
  private long seed = 5;

  @Test
  void anErasedEventStaysInItsPlaceAndEverythingVerifies() {
    for (Ledger ledger :
        List.of(new MemoryJournal(BOARD, SampleEvent.CATALOGUE, new SplittableRandom(1)), open())) {
      try (ledger) {
        Event first = reprinted(ledger, "Nguyễn Văn Thử");
        Event second = reprinted(ledger, "Trần Thị Mẫu");
        Event erased = erase(ledger, first);
        List<Event> replayed = new ArrayList<>();
        ledger.replay(replayed::add);
        assertThat(replayed).containsExactly(Chain.erased(first), second, erased);
        assertThat(replayed).allMatch(Chain::isIntact);
        assertThat(Seals.count(ledger, ledger.head(), Seals.dayOf(at(1).wall())))
            .containsEntry("vn.motcua.ticket.reprinted.v1", 2L);
      }
    }
  }

  @Test
  void whatKeepsItsDataIsLeftAlone() throws Exception {
    place("schema-1.db");
    try (SqliteJournal ledger = open()) {
      Event old = ledger.peek(4, 1).getFirst().event();
      Event number = ledger.append(List.of(new TicketNoshow(DAY, "2001", "1")), at(30)).getFirst();
      Event other = reprinted(ledger, "Trần Thị Mẫu");
      erase(ledger, old);
      erase(ledger, number);
      erase(ledger, other.id(), "0".repeat(64));
      erase(ledger, "00000000000000aa-9", other.hash());
      assertThat(find(ledger, old)).isEqualTo(old);
      assertThat(find(ledger, number)).isEqualTo(number);
      assertThat(find(ledger, other)).isEqualTo(other);
      ledger.replay(_ -> {});
    }
  }

  @Test
  void noByteOfWhatWasErasedIsLeftInAnyFile() throws IOException {
    List<Event> events = new ArrayList<>();
    try (SqliteJournal ledger = open()) {
      for (int i = 0; i < 300; i++) {
        events.add(reprinted(ledger, secret(i).repeat(i % 10 == 0 ? 400 : 1)));
        if (i % 3 == 0) {
          ledger.append(List.of(new TicketNoshow(DAY, "2001", "1")), at(i));
        }
      }
      assertThat(left(events.size())).isNotEmpty();
      for (Event event : events) {
        erase(ledger, event);
      }
      assertThat(left(events.size())).as("at work").isEmpty();
      ledger.replay(_ -> {});
    }
    assertThat(left(events.size())).as("closed").isEmpty();
  }

  @Test
  void aFileOfAnEarlierProgramIsRewrittenOnceAndHoldsNothingErased() throws Exception {
    place("schema-1.db");
    try (SqliteJournal ledger = open()) {
      List<Event> events = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        events.add(reprinted(ledger, secret(i)));
      }
      events.forEach(event -> erase(ledger, event));
      assertThat(left(20)).isEmpty();
    }
    try (SqliteJournal again = open()) {
      again.replay(_ -> {});
      assertThat(again.opening().start()).isEqualTo(vn.motcua.bridge.BoardEvent.Start.RESTART);
    }
    assertThat(directory.resolve("quarantine")).doesNotExist();
  }

  @Test
  void aReaderInTheWayKeepsOldPagesOnlyUntilTheNextAppend() throws Exception {
    try (SqliteJournal ledger = open()) {
      Event event = reprinted(ledger, secret(0));
      try (Connection reader = SqliteFile.reader(directory.resolve(SqliteFile.NAME));
          Statement statement = reader.createStatement()) {
        reader.setAutoCommit(false);
        try (ResultSet rows = statement.executeQuery("SELECT * FROM event")) {
          assertThat(rows.next()).isTrue();
          erase(ledger, event);
          assertThat(left(1)).as("the reader sees the ledger as it was").isNotEmpty();
          powerCutHereLeavesNothing();
        }
      }
      ledger.append(List.of(new TicketNoshow(DAY, "2001", "1")), at(2));
      assertThat(left(1)).isEmpty();
    }
  }

  /** The files as they are now, on another card, as the next start finds them. */
  private void powerCutHereLeavesNothing() throws IOException {
    Path card = Files.createDirectories(directory.resolve("after-the-cut"));
    for (String name : List.of("journal.db", "journal.db-wal")) {
      Files.copy(directory.resolve(name), card.resolve(name));
    }
    assertThat(left(card, 1)).isNotEmpty();
    try (SqliteJournal next =
        LedgerDirectory.open(
            card, BOARD, SampleEvent.CATALOGUE, Storage.usual(), new SplittableRandom(3))) {
      assertThat(next.peek(0, 1).getFirst().event().hasData()).isFalse();
      assertThat(left(card, 1)).isEmpty();
    }
    for (String name : List.of("journal.db", "journal.lock")) {
      Files.deleteIfExists(card.resolve(name));
    }
  }

  @Test
  void salvageOfADamagedLedgerBringsNothingErasedBack() throws IOException {
    Event event;
    byte[] before;
    Path file = directory.resolve(SqliteFile.NAME);
    try (SqliteJournal ledger = open()) {
      event = reprinted(ledger, secret(0));
      reprinted(ledger, "Trần Thị Mẫu");
    }
    before = Files.readAllBytes(file);
    try (SqliteJournal ledger = open()) {
      erase(ledger, event);
    }
    // A page from before the erasure comes back, and the first one is damaged.
    int page = PageSize.BYTES;
    byte[] old = java.util.Arrays.copyOfRange(before, page, 2 * page);
    Files.write(file, old, StandardOpenOption.APPEND);
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      bytes.seek(100);
      bytes.write(0x1d);
    }
    assertThat(left(1)).isNotEmpty();
    try (SqliteJournal ledger = open()) {
      assertThat(find(ledger, event)).isEqualTo(Chain.erased(event));
      ledger.replay(_ -> {});
    }
    assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain(secret(0));
    assertThat(left(directory.resolve("quarantine").resolve("1"), 1))
        .as("the damaged ledger is kept byte for byte")
        .isNotEmpty();
  }

  private SqliteJournal open() {
    return LedgerDirectory.open(
        directory, BOARD, SampleEvent.CATALOGUE, Storage.usual(), new SplittableRandom(seed++));
  }

  private static Event reprinted(Ledger ledger, String reason) {
    return ledger
        .append(List.of(new TicketReprinted(DAY, "2001", "job-1", reason)), at(1))
        .getFirst();
  }

  private static Event erase(Ledger ledger, Event event) {
    return erase(ledger, event.id(), event.hash());
  }

  private static Event erase(Ledger ledger, String id, String hash) {
    DataErased data = new DataErased(id, hash, Ground.SUBJECT_REQUEST, "e-1", List.of());
    return ledger.append(List.of(data), at(40)).getFirst();
  }

  private static Event find(Ledger ledger, Event event) {
    Entry entry = ledger.find(event.epoch(), event.sequence());
    return Objects.requireNonNull(entry).event();
  }

  private static String secret(int i) {
    return "S3CRET-%04d-of-nobody".formatted(i);
  }

  private List<String> left(int secrets) throws IOException {
    return left(directory, secrets);
  }

  /** Which secrets stand in the files right in a directory, and where. */
  private static List<String> left(Path directory, int secrets) throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        for (int i = 0; i < secrets; i++) {
          if (bytes.contains(secret(i))) {
            found.add(file.getFileName() + ": " + secret(i));
          }
        }
      }
    }
    return found;
  }

  private void place(String name) throws IOException {
    try (InputStream file = Objects.requireNonNull(getClass().getResourceAsStream(name), name)) {
      Files.copy(file, directory.resolve(SqliteFile.NAME));
    }
  }
}
