package vn.motcua.bridge.inbox.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.EventCatalogue;
import vn.motcua.bridge.inbox.sql.Erasures;
import vn.motcua.bridge.inbox.sql.SqlInboxStore;
import vn.motcua.bridge.inbox.sql.StoreSession;
import vn.motcua.bridge.inbox.sql.UsageTables;
import vn.motcua.bridge.inbox.store.Anomaly;
import vn.motcua.bridge.inbox.store.ChainId;
import vn.motcua.bridge.inbox.store.InboxStoreException;
import vn.motcua.bridge.inbox.store.SpentSlots;
import vn.motcua.bridge.wire.OtherEpochs;

/**
 * An inbox in one SQLite file (WAL, synchronous=FULL): a commit that returned survives a power cut.
 *
 * <pre>
 *   chains     id | centre board epoch | sequence hash (the tip) | first_seen last_seen
 *   events     chain sequence | type wall boot_id monotonic clock data previous_hash hash
 *   slots      centre board day slot | what boards say they have taken, the last ones
 *   asides     centre board epoch sequence hash | what a board that was put back sent
 *   anomalies  centre board epoch kind sequence | detail seen_at healed_at
 *   boards     centre board | session present since
 *   refusals   kind centre board | count first_at last_at, what was beyond a limit
 * </pre>
 *
 * Any thread; calls are serialised.
 */
public final class SqliteInboxStore extends SqlInboxStore {
  private static final System.Logger LOG = System.getLogger(SqliteInboxStore.class.getName());

  /**
   * The log is overwritten from its start, and truncated to this size after it has grown larger.
   */
  private static final int LOG_BYTES_MAX = 8 << 20;

  private static final int BUSY_MS_MAX = 5_000;

  private static final Words WORDS =
      new Words(
          "SELECT sequence, hash FROM chains WHERE centre=? AND board=? AND epoch=?",
          "SELECT e.* FROM events e JOIN chains c ON c.id = e.chain"
              + " WHERE c.centre=? AND c.board=? AND c.epoch=?",
          "SELECT 1 FROM asides WHERE centre=? AND board=? AND epoch=? AND sequence=? AND hash=?",
          """
          SELECT e.type, count(*) FROM events e JOIN chains c ON c.id = e.chain
          WHERE c.centre=? AND c.board=? AND c.epoch=? AND e.wall>=? AND e.wall<?
          AND e.sequence<=? GROUP BY e.type\
          """,
          """
          SELECT min(id) AS first, max(id) AS last,
          max(CASE WHEN epoch=?3 THEN id END) AS own FROM chains
          WHERE centre=?1 AND board=?2\
          """,
          "SELECT day, slot FROM slots WHERE centre=? AND board=? ORDER BY id",
          "SELECT * FROM anomalies ORDER BY id",
          "SELECT centre, board, session, present, since FROM boards",
          """
          SELECT c.*, (SELECT count(*) FROM anomalies a WHERE a.centre = c.centre AND
            a.board = c.board AND a.epoch = c.epoch AND a.healed_at IS NULL) AS open,
            (SELECT max(sequence) FROM anomalies a WHERE a.centre = c.centre AND
            a.board = c.board AND a.epoch = c.epoch AND a.kind = 'GAP'
            AND a.healed_at IS NULL) AS waiting
          FROM chains c ORDER BY centre, board, id\
          """,
          "SELECT chain, type, count(*) FROM events GROUP BY chain, type");

  private final StoreSession session;
  private final Erasures erasures;

  private SqliteInboxStore(StoreSession session, EventCatalogue catalogue) {
    super(session, WORDS, UsageTables.SQLITE);
    this.session = session;
    this.erasures = new Erasures(SqliteInboxTables.ERASURES, catalogue);
  }

  /**
   * Opens or creates the file.
   *
   * @param catalogue defines which events may be erased
   * @throws InboxStoreException when it cannot be opened; the message names it
   */
  public static SqliteInboxStore open(Path file, EventCatalogue catalogue) {
    return open(file, catalogue, () -> connect(file, false));
  }

  /**
   * With other connections, for tests that make them fail.
   *
   * <p>The file is created only here: a file that is missing later was removed, and an empty one in
   * its place would say that nothing was ever stored.
   */
  public static SqliteInboxStore open(
      Path file, EventCatalogue catalogue, StoreSession.Opener later) {
    StoreSession.Explanation explanation = (what, e) -> SqliteFailures.of(file, what, e);
    try {
      connect(file, true).close();
    } catch (SQLException e) {
      throw explanation.of("be opened", e);
    }
    return new SqliteInboxStore(new StoreSession(later, explanation), catalogue);
  }

  /** A connection in the form that {@link StoreSession} needs. */
  public static Connection connect(Path file, boolean make) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    if (!make) {
      config.resetOpenMode(SQLiteOpenMode.CREATE);
    }
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setJournalSizeLimit(LOG_BYTES_MAX);
    config.setBusyTimeout(BUSY_MS_MAX);
    config.setGetGeneratedKeys(false);
    Connection connection = config.createConnection("jdbc:sqlite:" + file);
    try (var statement = connection.createStatement()) {
      requireKnown(statement);
      statement.execute("PRAGMA secure_delete = ON");
      if (make) {
        for (String table : SqliteInboxTables.SCHEMA) {
          statement.execute(table);
        }
        statement.execute("PRAGMA user_version = " + SqliteInboxTables.VERSION);
        // Erased data that a power cut or a reader left in the log.
        statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
      }
      connection.setAutoCommit(false);
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
    return connection;
  }

  private static void requireKnown(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery("PRAGMA user_version")) {
      int version = row.getInt(1);
      if (version > SqliteInboxTables.VERSION) {
        throw new SQLException(
            "it was written by a later version of this program (schema %d, here %d); install that one"
                .formatted(version, SqliteInboxTables.VERSION));
      }
    }
  }

  /** Writes the unchanged version of the tables, which costs a page in the log and a sync. */
  @Override
  public void probe() {
    Boolean _ =
        session.transaction(
            "be written",
            c -> {
              try (var statement = c.createStatement();
                  ResultSet row = statement.executeQuery("PRAGMA user_version")) {
                int version = row.next() ? row.getInt(1) : 0;
                return statement.execute("PRAGMA user_version = " + version);
              }
            });
  }

  @Override
  public void commit(Additions additions, Instant now) {
    boolean erased =
        session.transaction(
            "store " + additions.events().size() + " events",
            c -> {
              Map<ChainId, List<Event>> byChain = new LinkedHashMap<>();
              for (Event event : additions.events()) {
                byChain.computeIfAbsent(ChainId.of(event), _ -> new ArrayList<>()).add(event);
              }
              List<Erasures.Unmet> unmet = erasures.unmet(c);
              for (var entry : byChain.entrySet()) {
                List<Event> stored = erasures.withoutErased(c, unmet, entry.getValue());
                SqliteInboxTables.add(c, entry.getKey(), stored, now);
              }
              for (Event aside : erasures.withoutErased(c, unmet, additions.asides())) {
                SqliteInboxTables.putAside(c, aside, now);
              }
              for (Anomaly anomaly : additions.anomalies()) {
                SqliteInboxTables.note(c, anomaly);
              }
              for (var presence : additions.presences().entrySet()) {
                SqliteInboxTables.presence(c, presence.getKey(), presence.getValue());
              }
              UsageTables.SQLITE.refuse(
                  c, additions.refused(), now, (row, at, t) -> row.setString(at, t.toString()));
              for (ChainId named : additions.named()) {
                SqliteInboxTables.name(c, named, now);
              }
              for (Event event : SpentSlots.among(additions)) {
                for (OtherEpochs.Spent slot : SpentSlots.of(event)) {
                  SqliteInboxTables.spend(c, event, slot);
                }
              }
              return erasures.carryOut(c, additions.events());
            });
    if (erased) {
      emptyLog();
    }
  }

  /** Old pages in the log still contain the erased data; waits up to 5 s for a reader. */
  private void emptyLog() {
    try {
      Boolean emptied = session.transaction("empty its log", SqliteInboxStore::emptyLog);
      if (!emptied) {
        LOG.log(
            System.Logger.Level.WARNING,
            "a reader still uses the log: erased data stay in it until the next start");
      }
    } catch (InboxStoreException e) {
      // The erasure is stored and acknowledged; the next start empties the log.
      LOG.log(System.Logger.Level.WARNING, "erased data stay in the log until the next start", e);
    }
  }

  private static boolean emptyLog(Connection c) throws SQLException {
    c.setAutoCommit(true); // a checkpoint is no part of a transaction
    try (var statement = c.createStatement();
        ResultSet row = statement.executeQuery("PRAGMA wal_checkpoint(TRUNCATE)")) {
      return row.getInt(1) == 0;
    } finally {
      c.setAutoCommit(false);
    }
  }
}
