package vn.motcua.bridge.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.bridge.BoardEvent.DataErased;
import vn.motcua.bridge.BoardEvent.Ground;
import vn.motcua.bridge.Chain;
import vn.motcua.bridge.ClockQuality;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.EventTypes;
import vn.motcua.bridge.Moment;
import vn.motcua.bridge.SampleEvent;
import vn.motcua.bridge.SampleEvent.LineOpened;
import vn.motcua.bridge.SampleEvent.TicketReprinted;
import vn.motcua.bridge.inbox.InboxCore;
import vn.motcua.bridge.inbox.sqlite.SqliteInboxStore;
import vn.motcua.bridge.journal.Identity;
import vn.motcua.bridge.journal.Journal.Entry;
import vn.motcua.bridge.journal.sqlite.SqliteJournal;
import vn.motcua.bridge.wire.CloudEventCodec;

/** docs/verify.py, which shares no code with the program, agrees with it on real files. */
class VerifierScriptTest {
  private static final Path DOCS = Path.of("..", "..", "docs");
  private static final Identity BOARD = new Identity("phuong-an-khanh", "board-1");
  private static final LocalDate DAY = LocalDate.of(2026, 11, 21);
  private static final Moment AT =
      new Moment(
          Instant.parse("2026-11-21T01:00:00.250Z"), "boot-7", 42, ClockQuality.SYNCHRONISED);

  @TempDir Path directory = Path.of("");

  /** What the script said, and its exit code. */
  private record Said(int code, String text) {}

  @BeforeEach
  void pythonIsThere() throws Exception {
    boolean there;
    try {
      there = new ProcessBuilder("python3", "--version").start().waitFor() == 0;
    } catch (IOException e) {
      there = false;
    }
    assumeTrue(there, "python3 is not installed here: ./motcua test installs it");
  }

  @Test
  void theExampleInTheDocumentIsWhatTheProgramComputes() throws IOException {
    LineOpened data = new LineOpened(DAY, "dat-dai", "c-1");
    String json = EventTypes.toJson(data);
    Event event =
        Chain.link(
            BOARD.centre(),
            BOARD.board(),
            "00000000000000aa",
            1,
            EventTypes.typeOf(data),
            AT,
            json,
            Chain.GENESIS);
    assertThat(DOCS.resolve("delivery.md"))
        .content()
        .contains(
            "data " + json,
            "datahash " + Chain.dataHash(event) + "\n",
            "hash     " + event.hash() + "\n");
  }

  @Test
  void aSoundLedgerAndInboxOfBothVersionsWithErasedEventsHaveNoFault() throws Exception {
    fill();
    Said said = verify("journal.db", "inbox.db");
    assertThat(said.text())
        .isEqualTo(
            """
            29 events, 2 of them without their data
            11 events, 2 of them without their data
            """);
    assertThat(said.code()).isZero();
  }

  @Test
  void eachChangeOfAFileIsNamed() throws Exception {
    fill();
    String ledgersFirst = "(SELECT max(position) - 10 FROM event)";
    assertFault("journal.db", "UPDATE event SET data = replace(data, 'Lê', 'La')", "hash says");
    assertFault(
        "journal.db",
        "UPDATE event SET hash = randomblob(32) WHERE position = " + ledgersFirst,
        "it is not what its hash says");
    assertFault(
        "journal.db",
        "DELETE FROM event WHERE position = " + ledgersFirst,
        "something is missing or doubled");
    assertFault(
        "journal.db",
        "UPDATE event SET data = 'sha256:' || hex(randomblob(32)) WHERE data LIKE 'sha256:%'",
        "it is not what its hash says");
    assertFault(
        "inbox.db", "UPDATE events SET wall = replace(wall, '01:00', '02:00')", "hash says");
    assertFault(
        "inbox.db", "UPDATE events SET hash = previous_hash WHERE sequence = 4", "hash says");
    assertFault(
        "inbox.db", "DELETE FROM events WHERE sequence = 11", "it ends at 10 and not at 11");
    assertFault("inbox.db", "UPDATE chains SET hash = lower(hex(randomblob(32)))", "another hash");
  }

  @Test
  void dataThatAreGoneWithoutAnEventThatSaysSoAreAFault() throws Exception {
    fill();
    String blanked;
    try (SqliteJournal ledger = ledger()) {
      Event event = last(ledger, 3);
      blanked = Objects.requireNonNull(Chain.erased(event)).data();
    }
    assertFault(
        "journal.db",
        "UPDATE event SET data = '"
            + blanked
            + "' WHERE position = (SELECT max(position) - 2 FROM event)",
        "no event says that they were erased");
  }

  @Test
  void aFileThatIsNeitherLedgerNorInboxIsNamed() throws Exception {
    Files.writeString(directory.resolve("other.db"), "x".repeat(5_000));
    assertThat(verify("other.db").code()).isEqualTo(2);
  }

  private void assertFault(String file, String change, String fault) throws Exception {
    Path copy = Files.createTempDirectory(directory, "copy").resolve(file);
    Files.copy(directory.resolve(file), copy);
    assertThat(verify(copy).code()).isZero();
    change(copy, change);
    Said said = verify(copy);
    assertThat(said.text()).contains(fault);
    assertThat(said.code()).isEqualTo(1);
  }

  /** A ledger that an earlier program began, and what a case server holds of its new epoch. */
  private void fill() throws IOException {
    String begun = "/vn/motcua/bridge/journal/sqlite/schema-1.db";
    try (InputStream file = Objects.requireNonNull(getClass().getResourceAsStream(begun))) {
      Files.copy(file, directory.resolve("journal.db"));
    }
    List<Event> sent = new ArrayList<>();
    try (SqliteJournal ledger = ledger()) {
      ledger.beginEpoch("for the test");
      for (String name : List.of("Nguyễn Văn Thử", "Trần Thị Mẫu", "Lê Văn Khác")) {
        sent.addAll(ledger.append(List.of(new TicketReprinted(DAY, "2001", "job-1", name)), AT));
      }
      for (int i = 0; i < 6; i++) {
        sent.addAll(ledger.append(List.of(new LineOpened(DAY, "dat-dai", "c-" + i)), AT));
      }
      for (Event event : List.copyOf(sent.subList(0, 2))) {
        DataErased data =
            new DataErased(event.id(), event.hash(), Ground.SUBJECT_REQUEST, "e-1", List.of());
        sent.addAll(ledger.append(List.of(data), AT));
      }
    }
    try (SqliteInboxStore store =
        SqliteInboxStore.open(directory.resolve("inbox.db"), SampleEvent.CATALOGUE)) {
      new InboxCore(store).receive(sent.stream().map(CloudEventCodec::encode).toList(), AT.wall());
    }
  }

  private SqliteJournal ledger() {
    return SqliteJournal.open(directory, BOARD, SampleEvent.CATALOGUE, new SplittableRandom(1));
  }

  private static Event last(SqliteJournal ledger, int count) {
    List<Entry> entries = ledger.peek(ledger.head().position() - count, 1);
    return entries.getFirst().event();
  }

  private static void change(Path file, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      assertThat(statement.executeUpdate(sql)).isPositive();
    }
  }

  private Said verify(String... names) throws Exception {
    Path[] files = new Path[names.length];
    for (int i = 0; i < names.length; i++) {
      files[i] = directory.resolve(names[i]);
    }
    return verify(files);
  }

  private static Said verify(Path... files) throws Exception {
    List<String> command =
        new ArrayList<>(List.of("python3", DOCS.resolve("verify.py").toString()));
    for (Path file : files) {
      command.add(file.toString());
    }
    Process python = new ProcessBuilder(command).redirectErrorStream(true).start();
    String text = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(python.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Said(python.exitValue(), text);
  }
}
