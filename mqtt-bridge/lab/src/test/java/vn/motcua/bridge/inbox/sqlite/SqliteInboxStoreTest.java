package vn.motcua.bridge.inbox.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.bridge.Chain;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.SampleEvent;
import vn.motcua.bridge.inbox.sql.SqlInboxStoreContract;
import vn.motcua.bridge.inbox.store.InboxStore;
import vn.motcua.bridge.inbox.store.InboxStoreException;

class SqliteInboxStoreTest extends SqlInboxStoreContract {
  @TempDir Path directory = Path.of("");

  @Override
  protected InboxStore open() {
    return SqliteInboxStore.open(directory.resolve("inbox.db"), SampleEvent.CATALOGUE);
  }

  @Override
  protected Supplier<InboxStore> before() throws Exception {
    Path file = directory.resolve("before.db");
    try (InputStream made = Objects.requireNonNull(getClass().getResourceAsStream("schema-1.db"))) {
      Files.copy(made, file);
    }
    return () -> SqliteInboxStore.open(file, SampleEvent.CATALOGUE);
  }

  @Override
  protected String aside(Event event) {
    return value("SELECT data FROM asides WHERE hash = '" + event.hash() + "'");
  }

  private String value(String query) {
    try (var connection =
            DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("inbox.db"));
        var statement = connection.createStatement();
        var row = statement.executeQuery(query)) {
      return row.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void noByteOfWhatWasErasedIsLeftInAnyFile() throws IOException {
    List<Event> events = new ArrayList<>();
    String previous = Chain.GENESIS;
    for (int i = 1; i <= 200; i++) {
      events.add(reprinted(i, previous, "S3CRET-%04d".formatted(i)));
      previous = events.getLast().hash();
    }
    commit(events, List.of(), NOW);
    assertThat(left()).isNotEmpty();
    List<Event> erasures = new ArrayList<>();
    for (Event event : events) {
      erasures.add(erasure(201L + erasures.size(), previous, event));
      previous = erasures.getLast().hash();
    }
    erasures.forEach(each -> commit(List.of(each), List.of(), NOW));
    assertThat(left()).as("at work").isEmpty();
    store.close();
    assertThat(left()).as("closed").isEmpty();
    store = open();
    store.read(CHAIN, 1, event -> assertThat(Chain.isIntact(event)).isTrue());
  }

  private List<String> left() throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Matcher secrets =
            Pattern.compile("S3CRET-[0-9]{4}")
                .matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
        while (secrets.find()) {
          found.add(file.getFileName() + ": " + secrets.group());
        }
      }
    }
    return found;
  }

  @Test
  void aFileOfALaterProgramIsLeftAlone() throws SQLException {
    try (var connection =
            DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("later.db"));
        var statement = connection.createStatement()) {
      statement.execute("PRAGMA user_version = 99");
    }
    assertThatThrownBy(
            () -> SqliteInboxStore.open(directory.resolve("later.db"), SampleEvent.CATALOGUE))
        .isInstanceOf(InboxStoreException.class)
        .hasRootCauseMessage(
            "it was written by a later version of this program (schema 99, here 2); install that"
                + " one");
  }

  @Test
  void aFileThatIsNoInboxIsNamed() throws IOException {
    Path foreign = Files.writeString(directory.resolve("foreign.db"), "x".repeat(5_000));
    assertThatThrownBy(() -> SqliteInboxStore.open(foreign, SampleEvent.CATALOGUE))
        .isInstanceOf(InboxStoreException.class)
        .hasMessageContaining("foreign.db");
  }
}
