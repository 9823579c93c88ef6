package vn.motcua.bridge.inbox;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.mqtt.Topics;

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
    config.setGetGeneratedKeys(false);
    try {
      Connection connection = config.createConnection("jdbc:sqlite:" + file);
      try (var statement = connection.createStatement()) {
        for (String table : InboxTables.SCHEMA) {
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
            InboxTables.bind(query, chain);
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
            InboxTables.bind(query, chain);
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
                InboxTables.add(c, entry.getKey(), entry.getValue(), now);
              }
              for (Event aside : additions.asides()) {
                InboxTables.putAside(c, aside, now);
              }
              for (Anomaly anomaly : additions.anomalies()) {
                InboxTables.note(c, anomaly);
              }
              for (var presence : additions.presences().entrySet()) {
                InboxTables.presence(c, presence.getKey(), presence.getValue());
              }
              return additions.events().size();
            });
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
            InboxTables.bind(query, chain);
            query.setLong(4, sequence);
            query.setString(5, hash);
            try (ResultSet row = query.executeQuery()) {
              return row.next();
            }
          }
        });
  }

  @Override
  public List<Event> page(ChainId chain, long first, int limit) {
    return transaction(
        "read events",
        c -> {
          try (var query =
              c.prepareStatement(
                  """
                  SELECT e.* FROM events e JOIN chains c ON c.id = e.chain
                  WHERE c.centre=? AND c.board=? AND c.epoch=? AND e.sequence>=?
                  ORDER BY e.sequence LIMIT ?\
                  """)) {
            InboxTables.bind(query, chain);
            query.setLong(4, first);
            query.setInt(5, limit);
            try (ResultSet rows = query.executeQuery()) {
              return InboxRows.events(chain, rows);
            }
          }
        });
  }

  @Override
  public List<Anomaly> anomalies() {
    return transaction(
        "read anomalies",
        c -> {
          try (var query = c.prepareStatement("SELECT * FROM anomalies ORDER BY id")) {
            try (ResultSet rows = query.executeQuery()) {
              return InboxRows.anomalies(rows);
            }
          }
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
                        a.board = c.board AND a.epoch = c.epoch AND a.healed_at IS NULL) AS open,
                        (SELECT max(sequence) FROM anomalies a WHERE a.centre = c.centre AND
                        a.board = c.board AND a.epoch = c.epoch AND a.kind = 'GAP'
                        AND a.healed_at IS NULL) AS missing
                      FROM chains c ORDER BY centre, board, id\
                      """);
              ResultSet row = query.executeQuery()) {
            while (row.next()) {
              reports.add(
                  new BoardReport(
                      InboxRows.chain(row),
                      row.getLong("sequence"),
                      Instant.parse(row.getString("last_seen")),
                      counts(c, row.getLong("id")),
                      row.getLong("open"),
                      Math.max(row.getLong("sequence"), row.getLong("missing"))));
            }
          }
          return reports;
        });
  }

  private static SortedMap<String, Long> counts(Connection c, long chain) throws SQLException {
    try (var query =
        c.prepareStatement("SELECT type, count(*) FROM events WHERE chain=? GROUP BY type")) {
      query.setLong(1, chain);
      try (ResultSet rows = query.executeQuery()) {
        return InboxRows.counts(rows);
      }
    }
  }

  @Override
  public Map<Topics, BoardPresence> presences() {
    return transaction(
        "read who is there",
        c -> {
          try (var query =
              c.prepareStatement("SELECT centre, board, session, present, since FROM boards")) {
            try (ResultSet rows = query.executeQuery()) {
              return InboxRows.presences(rows);
            }
          }
        });
  }

  @Override
  public SortedMap<String, Long> counts(ChainId chain, Instant from, Instant to, long last) {
    return transaction(
        "count events",
        c -> {
          try (var query =
              c.prepareStatement(
                  """
                  SELECT e.type, count(*) FROM events e JOIN chains c ON c.id = e.chain
                  WHERE c.centre=? AND c.board=? AND c.epoch=? AND e.wall>=? AND e.wall<?
                  AND e.sequence<=? GROUP BY e.type\
                  """)) {
            InboxTables.bind(query, chain);
            query.setString(4, InboxRows.bound(from));
            query.setString(5, InboxRows.bound(to));
            query.setLong(6, last);
            try (ResultSet rows = query.executeQuery()) {
              return InboxRows.counts(rows);
            }
          }
        });
  }

  @Override
  public List<Event> ofType(ChainId chain, String type) {
    return transaction(
        "read events of a type",
        c -> {
          try (var query =
              c.prepareStatement(
                  """
                  SELECT e.* FROM events e JOIN chains c ON c.id = e.chain
                  WHERE c.centre=? AND c.board=? AND c.epoch=? AND e.type=? ORDER BY e.sequence\
                  """)) {
            InboxTables.bind(query, chain);
            query.setString(4, type);
            try (ResultSet rows = query.executeQuery()) {
              return InboxRows.events(chain, rows);
            }
          }
        });
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
