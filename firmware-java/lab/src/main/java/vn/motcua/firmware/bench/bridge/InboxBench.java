package vn.motcua.firmware.bench.bridge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.sqlite.SQLiteConfig;
import vn.motcua.bridge.Chain;
import vn.motcua.bridge.ClockQuality;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.Moment;
import vn.motcua.bridge.inbox.InboxCore;
import vn.motcua.bridge.inbox.sqlite.SqliteInboxStore;
import vn.motcua.bridge.wire.CloudEventCodec;
import vn.motcua.bridge.wire.Message;
import vn.motcua.firmware.core.Stations;

/**
 * Measures how fast the inbox checks and stores, compared with a plain INSERT of the same rows into
 * the same kind of table, in batches of the same size, on the same disk.
 */
public final class InboxBench {
  private static final int BATCH = 500;
  private static final Instant NOW = Instant.parse("2026-11-20T01:00:00Z");

  private InboxBench() {}

  /**
   * The results.
   *
   * @param events how many were stored by each side
   * @param inboxPerSecond verified, deduplicated and stored
   * @param insertPerSecond inserted only
   */
  public record Figures(int events, double inboxPerSecond, double insertPerSecond) {
    /** Key {@code inbox_sqlite_vs_insert}. */
    public double ratio() {
      return inboxPerSecond / insertPerSecond;
    }
  }

  /** Measures on the disk of an empty directory, each side twice, and takes the better. */
  public static Figures run(Path directory, int events) throws IOException, SQLException {
    List<Event> chain = chain("board-1", events);
    List<Message> messages = chain.stream().map(CloudEventCodec::encode).toList();
    double inbox = 0;
    double insert = 0;
    for (int round = 0; round < 2; round++) {
      Path here = Files.createDirectories(directory.resolve("round-" + round));
      insert = Math.max(insert, events / insertSeconds(here.resolve("plain.db"), chain));
      inbox = Math.max(inbox, events / inboxSeconds(here.resolve("inbox.db"), messages));
    }
    return new Figures(events, inbox, insert);
  }

  private static double inboxSeconds(Path file, List<Message> messages) {
    try (SqliteInboxStore store = SqliteInboxStore.open(file, Stations.ALL.events())) {
      InboxCore core = new InboxCore(store);
      long start = System.nanoTime();
      for (int from = 0; from < messages.size(); from += BATCH) {
        var batch = messages.subList(from, Math.min(messages.size(), from + BATCH));
        var received = core.receive(batch, NOW);
        if (received.answers().size() != 1) {
          throw new IllegalStateException("one board has one answer");
        }
      }
      return (System.nanoTime() - start) / 1e9;
    }
  }

  private static double insertSeconds(Path file, List<Event> events) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    try (Connection connection = config.createConnection("jdbc:sqlite:" + file)) {
      try (var statement = connection.createStatement()) {
        statement.execute(
            "CREATE TABLE events(chain INTEGER, sequence INTEGER, type TEXT, wall TEXT,"
                + " boot_id TEXT, monotonic INTEGER, clock TEXT, data TEXT, previous_hash TEXT,"
                + " hash TEXT, PRIMARY KEY(chain, sequence)) STRICT, WITHOUT ROWID");
      }
      connection.setAutoCommit(false);
      long start = System.nanoTime();
      for (int from = 0; from < events.size(); from += BATCH) {
        try (var insert =
            connection.prepareStatement("INSERT INTO events VALUES(1,?,?,?,?,?,?,?,?,?)")) {
          for (Event event : events.subList(from, Math.min(events.size(), from + BATCH))) {
            bind(insert, event);
            insert.addBatch();
          }
          insert.executeBatch();
        }
        connection.commit();
      }
      return (System.nanoTime() - start) / 1e9;
    }
  }

  private static void bind(PreparedStatement insert, Event event) throws SQLException {
    insert.setLong(1, event.sequence());
    insert.setString(2, event.type());
    insert.setString(3, event.at().wall().toString());
    insert.setString(4, event.at().bootId());
    insert.setLong(5, event.at().monotonicNanos());
    insert.setString(6, event.at().clock().name());
    insert.setString(7, event.data());
    insert.setString(8, event.previousHash());
    insert.setString(9, event.hash());
  }

  static List<Event> chain(String board, int count) {
    List<Event> events = new ArrayList<>(count);
    String previous = Chain.GENESIS;
    for (int i = 1; i <= count; i++) {
      Moment at = new Moment(NOW.plusSeconds(i), "bench", i, ClockQuality.SYNCHRONISED);
      String data =
          "{\"counter\":\"3\",\"day\":\"2026-11-20\",\"input\":\"button\",\"number\":\"%d\"}"
              .formatted(2_000 + i % 1_000);
      Event event =
          Chain.link(
              "tinh",
              board,
              "00000000000000aa",
              i,
              "vn.motcua.rating.given.v1",
              at,
              data,
              previous);
      events.add(event);
      previous = event.hash();
    }
    return events;
  }
}
