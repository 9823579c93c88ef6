package vn.motcua.bridge.inbox;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import vn.motcua.bridge.ClockQuality;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.Moment;

/**
 * An inbox in one SQLite file (WAL, synchronous=FULL): a commit that returned survives a power cut.
 *
 * <pre>
 *   chains     id | centre board epoch | sequence hash (the tip) | first_seen last_seen
 *   events     chain sequence | type wall boot_id monotonic clock data previous_hash hash
 *   asides     centre board epoch sequence hash | what a board that was put back sent
 *   anomalies  centre board epoch kind sequence | detail seen_at healed_at
 * </pre>
 *
 * Any thread; calls are serialised.
 */
public final class SqliteInboxStore implements InboxStore {
  private static final List<String> SCHEMA =
      List.of(
          """
          CREATE TABLE IF NOT EXISTS chains(
            id INTEGER PRIMARY KEY, centre TEXT NOT NULL, board TEXT NOT NULL, epoch TEXT NOT NULL,
            sequence INTEGER NOT NULL, hash TEXT NOT NULL,
            first_seen TEXT NOT NULL, last_seen TEXT NOT NULL,
            UNIQUE(centre, board, epoch)) STRICT\
          """,
          """
          CREATE TABLE IF NOT EXISTS events(
            chain INTEGER NOT NULL REFERENCES chains(id), sequence INTEGER NOT NULL,
            type TEXT NOT NULL, wall TEXT NOT NULL, boot_id TEXT NOT NULL,
            monotonic INTEGER NOT NULL, clock TEXT NOT NULL, data TEXT NOT NULL,
            previous_hash TEXT NOT NULL, hash TEXT NOT NULL,
            PRIMARY KEY(chain, sequence)) STRICT, WITHOUT ROWID\
          """,
          """
          CREATE TABLE IF NOT EXISTS anomalies(
            id INTEGER PRIMARY KEY, centre TEXT NOT NULL, board TEXT NOT NULL, epoch TEXT NOT NULL,
            kind TEXT NOT NULL, sequence INTEGER NOT NULL, detail TEXT NOT NULL,
            seen_at TEXT NOT NULL, healed_at TEXT,
            UNIQUE(centre, board, epoch, kind, sequence)) STRICT\
          """,
          """
          CREATE TABLE IF NOT EXISTS asides(
            centre TEXT NOT NULL, board TEXT NOT NULL, epoch TEXT NOT NULL,
            sequence INTEGER NOT NULL, hash TEXT NOT NULL, previous_hash TEXT NOT NULL,
            type TEXT NOT NULL, wall TEXT NOT NULL, boot_id TEXT NOT NULL,
            monotonic INTEGER NOT NULL, clock TEXT NOT NULL, data TEXT NOT NULL,
            seen_at TEXT NOT NULL,
            PRIMARY KEY(centre, board, epoch, sequence, hash)) STRICT, WITHOUT ROWID\
          """);

  private final Connection connection;

  private SqliteInboxStore(Connection connection) {
    this.connection = connection;
  }

  /**
   * Opens or makes the file.
   *
   * @throws InboxStoreException when it can not be opened, saying which
   */
  public static SqliteInboxStore open(Path file) {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setBusyTimeout(5_000);
    try {
      Connection connection = config.createConnection("jdbc:sqlite:" + file);
      try (var statement = connection.createStatement()) {
        for (String table : SCHEMA) {
          statement.execute(table);
        }
      }
      connection.setAutoCommit(false);
      return new SqliteInboxStore(connection);
    } catch (SQLException e) {
      throw new InboxStoreException("the inbox file " + file + " can not be opened", e);
    }
  }

  /** Work on the connection that may fail. */
  private interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  private synchronized <T extends @Nullable Object> T transaction(String what, Work<T> work) {
    try {
      T result = work.on(connection);
      connection.commit();
      return result;
    } catch (SQLException e) {
      rollBack(e);
      throw new InboxStoreException("the inbox could not " + what, e);
    }
  }

  private void rollBack(SQLException because) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      because.addSuppressed(e);
    }
  }

  @Override
  public Tip tip(ChainId chain) {
    return transaction(
        "read a tip",
        c -> {
          try (var query =
              c.prepareStatement(
                  "SELECT sequence, hash FROM chains WHERE centre=? AND board=? AND epoch=?")) {
            bind(query, chain);
            try (ResultSet row = query.executeQuery()) {
              return row.next() ? new Tip(row.getLong(1), row.getString(2)) : Tip.EMPTY;
            }
          }
        });
  }

  @Override
  public @Nullable String hashOf(ChainId chain, long sequence) {
    return this.<@Nullable String>transaction(
        "read a hash",
        c -> {
          try (var query =
              c.prepareStatement(
                  """
                  SELECT e.hash FROM events e JOIN chains c ON c.id = e.chain
                  WHERE c.centre=? AND c.board=? AND c.epoch=? AND e.sequence=?\
                  """)) {
            bind(query, chain);
            query.setLong(4, sequence);
            try (ResultSet row = query.executeQuery()) {
              return row.next() ? row.getString(1) : null;
            }
          }
        });
  }

  @Override
  public void commit(Additions additions, Instant now) {
    Integer _ =
        transaction(
            "store " + additions.events().size() + " events",
            c -> {
              Map<ChainId, List<Event>> byChain = new LinkedHashMap<>();
              for (Event event : additions.events()) {
                byChain.computeIfAbsent(ChainId.of(event), _ -> new ArrayList<>()).add(event);
              }
              for (var entry : byChain.entrySet()) {
                add(c, entry.getKey(), entry.getValue(), now);
              }
              for (Event aside : additions.asides()) {
                putAside(c, aside, now);
              }
              for (Anomaly anomaly : additions.anomalies()) {
                note(c, anomaly);
              }
              return additions.events().size();
            });
  }

  private static void add(Connection c, ChainId chain, List<Event> events, Instant now)
      throws SQLException {
    long id = chainId(c, chain, now);
    try (var insert = c.prepareStatement("INSERT INTO events VALUES(?,?,?,?,?,?,?,?,?,?)")) {
      for (Event event : events) {
        insert.setLong(1, id);
        insert.setLong(2, event.sequence());
        insert.setString(3, event.type());
        insert.setString(4, event.at().wall().toString());
        insert.setString(5, event.at().bootId());
        insert.setLong(6, event.at().monotonicNanos());
        insert.setString(7, event.at().clock().name());
        insert.setString(8, event.data());
        insert.setString(9, event.previousHash());
        insert.setString(10, event.hash());
        insert.addBatch();
      }
      insert.executeBatch();
    }
    long first = events.getFirst().sequence();
    Event last = events.getLast();
    // The tip moves only over what was there before: the database itself refuses a hole.
    try (var update =
        c.prepareStatement(
            "UPDATE chains SET sequence=?, hash=?, last_seen=? WHERE id=? AND sequence=?")) {
      update.setLong(1, last.sequence());
      update.setString(2, last.hash());
      update.setString(3, now.toString());
      update.setLong(4, id);
      update.setLong(5, first - 1);
      if (update.executeUpdate() != 1 || last.sequence() - first + 1 != events.size()) {
        throw new SQLException(events.getFirst().id() + " is not the next of " + chain);
      }
    }
    heal(c, chain, last.sequence(), now);
  }

  private static long chainId(Connection c, ChainId chain, Instant now) throws SQLException {
    try (var insert =
        c.prepareStatement(
            """
            INSERT INTO chains(centre, board, epoch, sequence, hash, first_seen, last_seen)
            VALUES(?,?,?,0,?,?,?) ON CONFLICT DO UPDATE SET last_seen=excluded.last_seen
            RETURNING id\
            """)) {
      bind(insert, chain);
      insert.setString(4, Tip.EMPTY.hash());
      insert.setString(5, now.toString());
      insert.setString(6, now.toString());
      try (ResultSet row = insert.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private static void putAside(Connection c, Event event, Instant now) throws SQLException {
    try (var insert =
        c.prepareStatement("INSERT OR IGNORE INTO asides VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?)")) {
      bind(insert, ChainId.of(event));
      insert.setLong(4, event.sequence());
      insert.setString(5, event.hash());
      insert.setString(6, event.previousHash());
      insert.setString(7, event.type());
      insert.setString(8, event.at().wall().toString());
      insert.setString(9, event.at().bootId());
      insert.setLong(10, event.at().monotonicNanos());
      insert.setString(11, event.at().clock().name());
      insert.setString(12, event.data());
      insert.setString(13, now.toString());
      insert.executeUpdate();
    }
  }

  @Override
  public boolean holdsAside(ChainId chain, long sequence, String hash) {
    return transaction(
        "read what is aside",
        c -> {
          try (var query =
              c.prepareStatement(
                  """
                  SELECT 1 FROM asides
                  WHERE centre=? AND board=? AND epoch=? AND sequence=? AND hash=?\
                  """)) {
            bind(query, chain);
            query.setLong(4, sequence);
            query.setString(5, hash);
            try (ResultSet row = query.executeQuery()) {
              return row.next();
            }
          }
        });
  }

  private static void heal(Connection c, ChainId chain, long upTo, Instant now)
      throws SQLException {
    try (var update =
        c.prepareStatement(
            """
            UPDATE anomalies SET healed_at=?4 WHERE centre=?1 AND board=?2 AND epoch=?3
            AND kind='GAP' AND sequence<=?5 AND healed_at IS NULL\
            """)) {
      bind(update, chain);
      update.setString(4, now.toString());
      update.setLong(5, upTo);
      update.executeUpdate();
    }
  }

  private static void note(Connection c, Anomaly anomaly) throws SQLException {
    try (var insert =
        c.prepareStatement(
            """
            INSERT OR IGNORE INTO anomalies(centre, board, epoch, kind, sequence, detail, seen_at)
            SELECT ?1,?2,?3,?4,?5,?6,?7 WHERE
            (SELECT count(*) FROM anomalies WHERE centre=?1 AND board=?2 AND epoch=?3) < ?8\
            """)) {
      bind(insert, anomaly.chain());
      insert.setString(4, anomaly.kind().name());
      insert.setLong(5, anomaly.sequence());
      insert.setString(6, anomaly.detail());
      insert.setString(7, anomaly.seenAt().toString());
      insert.setInt(8, ANOMALIES_PER_CHAIN_MAX);
      insert.executeUpdate();
    }
  }

  @Override
  public void read(ChainId chain, long first, Consumer<Event> consumer) {
    List<Event> page = page(chain, first);
    while (!page.isEmpty()) {
      page.forEach(consumer);
      page = page(chain, page.getLast().sequence() + 1);
    }
  }

  private List<Event> page(ChainId chain, long first) {
    return transaction(
        "read events",
        c -> {
          try (var query =
              c.prepareStatement(
                  """
                  SELECT e.* FROM events e JOIN chains c ON c.id = e.chain
                  WHERE c.centre=? AND c.board=? AND c.epoch=? AND e.sequence>=?
                  ORDER BY e.sequence LIMIT 1000\
                  """)) {
            bind(query, chain);
            query.setLong(4, first);
            List<Event> events = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
              while (row.next()) {
                events.add(event(chain, row));
              }
            }
            return events;
          }
        });
  }

  private static Event event(ChainId chain, ResultSet row) throws SQLException {
    Moment at =
        new Moment(
            Instant.parse(row.getString("wall")),
            row.getString("boot_id"),
            row.getLong("monotonic"),
            ClockQuality.valueOf(row.getString("clock")));
    return new Event(
        chain.centre(),
        chain.board(),
        chain.epoch(),
        row.getLong("sequence"),
        row.getString("type"),
        at,
        row.getString("data"),
        row.getString("previous_hash"),
        row.getString("hash"));
  }

  @Override
  public List<Anomaly> anomalies() {
    return transaction(
        "read anomalies",
        c -> {
          List<Anomaly> found = new ArrayList<>();
          try (var query = c.prepareStatement("SELECT * FROM anomalies ORDER BY id");
              ResultSet row = query.executeQuery()) {
            while (row.next()) {
              String healed = row.getString("healed_at");
              found.add(
                  new Anomaly(
                      chain(row),
                      Anomaly.Kind.valueOf(row.getString("kind")),
                      row.getLong("sequence"),
                      row.getString("detail"),
                      Instant.parse(row.getString("seen_at")),
                      healed == null ? null : Instant.parse(healed)));
            }
          }
          return found;
        });
  }

  @Override
  public List<BoardReport> report() {
    return transaction(
        "report",
        c -> {
          List<BoardReport> reports = new ArrayList<>();
          try (var query =
                  c.prepareStatement(
                      """
                      SELECT c.*, (SELECT count(*) FROM anomalies a WHERE a.centre = c.centre AND
                        a.board = c.board AND a.epoch = c.epoch AND a.healed_at IS NULL) AS open
                      FROM chains c ORDER BY centre, board, id\
                      """);
              ResultSet row = query.executeQuery()) {
            while (row.next()) {
              reports.add(
                  new BoardReport(
                      chain(row),
                      row.getLong("sequence"),
                      Instant.parse(row.getString("last_seen")),
                      counts(c, row.getLong("id")),
                      row.getLong("open")));
            }
          }
          return reports;
        });
  }

  private static SortedMap<String, Long> counts(Connection c, long chain) throws SQLException {
    SortedMap<String, Long> counts = new TreeMap<>();
    try (var query =
        c.prepareStatement("SELECT type, count(*) FROM events WHERE chain=? GROUP BY type")) {
      query.setLong(1, chain);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          counts.put(row.getString(1), row.getLong(2));
        }
      }
    }
    return counts;
  }

  private static ChainId chain(ResultSet row) throws SQLException {
    return new ChainId(row.getString("centre"), row.getString("board"), row.getString("epoch"));
  }

  private static void bind(PreparedStatement statement, ChainId chain) throws SQLException {
    statement.setString(1, chain.centre());
    statement.setString(2, chain.board());
    statement.setString(3, chain.epoch());
  }

  @Override
  public synchronized void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new InboxStoreException("the inbox file could not be closed", e);
    }
  }
}
