package vn.motcua.bridge.inbox.sqlite;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.WallTime;
import vn.motcua.bridge.inbox.sql.Erasures;
import vn.motcua.bridge.inbox.sql.InboxRows;
import vn.motcua.bridge.inbox.store.Anomaly;
import vn.motcua.bridge.inbox.store.BoardPresence;
import vn.motcua.bridge.inbox.store.ChainId;
import vn.motcua.bridge.inbox.store.InboxStore;
import vn.motcua.bridge.inbox.store.Tip;
import vn.motcua.bridge.wire.OtherEpochs;
import vn.motcua.bridge.wire.Topics;

/**
 * The tables of an inbox file, and the writes into them. Each call is a part of the caller's
 * transaction. Stateless; one thread for each connection.
 */
public final class SqliteInboxTables {
  public static final List<String> SCHEMA =
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
          """,
          """
          CREATE TABLE IF NOT EXISTS boards(
            centre TEXT NOT NULL, board TEXT NOT NULL, session TEXT NOT NULL,
            present INTEGER NOT NULL, since TEXT NOT NULL,
            PRIMARY KEY(centre, board)) STRICT, WITHOUT ROWID\
          """,
          """
          CREATE TABLE IF NOT EXISTS refusals(
            kind TEXT NOT NULL, centre TEXT NOT NULL, board TEXT NOT NULL, count INTEGER NOT NULL,
            first_at TEXT NOT NULL, last_at TEXT NOT NULL,
            PRIMARY KEY(kind, centre, board)) STRICT, WITHOUT ROWID\
          """,
          """
          CREATE TABLE IF NOT EXISTS unmet(
            centre TEXT NOT NULL, board TEXT NOT NULL, epoch TEXT NOT NULL,
            sequence INTEGER NOT NULL, hash TEXT NOT NULL,
            PRIMARY KEY(centre, board, epoch, sequence, hash)) STRICT, WITHOUT ROWID\
          """,
          """
          CREATE TABLE IF NOT EXISTS slots(
            id INTEGER PRIMARY KEY, centre TEXT NOT NULL, board TEXT NOT NULL,
            day TEXT NOT NULL, slot INTEGER NOT NULL, UNIQUE(centre, board, day, slot)) STRICT\
          """);

  /**
   * The value of {@code PRAGMA user_version}. Version 2 has hashes by version 2 of {@link
   * vn.motcua.bridge.Chain} and {@code unmet}; earlier files have no version.
   */
  public static final int VERSION = 2;

  public static final Erasures.Words ERASURES =
      new Erasures.Words(
          """
          SELECT e.* FROM events e JOIN chains c ON c.id = e.chain
          WHERE c.centre=? AND c.board=? AND c.epoch=? AND e.sequence=?\
          """,
          """
          UPDATE events SET data=? WHERE chain =
          (SELECT id FROM chains WHERE centre=? AND board=? AND epoch=?) AND sequence=?\
          """,
          "SELECT * FROM asides WHERE centre=? AND board=? AND epoch=? AND sequence=? AND hash=?",
          """
          UPDATE asides SET data=?
          WHERE centre=? AND board=? AND epoch=? AND sequence=? AND hash=?\
          """,
          "SELECT * FROM unmet",
          """
          INSERT OR IGNORE INTO unmet SELECT ?,?,?,?,? WHERE
          (SELECT count(*) FROM unmet WHERE centre=? AND board=?) < ?\
          """,
          "DELETE FROM unmet WHERE centre=? AND board=? AND epoch=? AND sequence=? AND hash=?");

  private SqliteInboxTables() {}

  public static void add(Connection c, ChainId chain, List<Event> events, Instant now)
      throws SQLException {
    long id = chainId(c, chain, now);
    try (var insert = c.prepareStatement("INSERT INTO events VALUES(?,?,?,?,?,?,?,?,?,?)")) {
      for (Event event : events) {
        insert.setLong(1, id);
        insert.setLong(2, event.sequence());
        insert.setString(3, event.type());
        insert.setString(4, WallTime.text(event.at().wall()));
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
    // The tip moves only from its expected place: the database itself rejects a gap.
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
      InboxRows.bind(insert, chain);
      insert.setString(4, Tip.EMPTY.hash());
      insert.setString(5, now.toString());
      insert.setString(6, now.toString());
      try (ResultSet row = insert.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  public static void putAside(Connection c, Event event, Instant now) throws SQLException {
    try (var insert =
        c.prepareStatement("INSERT OR IGNORE INTO asides VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?)")) {
      InboxRows.bind(insert, ChainId.of(event));
      insert.setLong(4, event.sequence());
      insert.setString(5, event.hash());
      insert.setString(6, event.previousHash());
      insert.setString(7, event.type());
      insert.setString(8, WallTime.text(event.at().wall()));
      insert.setString(9, event.at().bootId());
      insert.setLong(10, event.at().monotonicNanos());
      insert.setString(11, event.at().clock().name());
      insert.setString(12, event.data());
      insert.setString(13, now.toString());
      insert.executeUpdate();
    }
  }

  private static void heal(Connection c, ChainId chain, long upTo, Instant now)
      throws SQLException {
    try (var update =
        c.prepareStatement(
            """
            UPDATE anomalies SET healed_at=?4 WHERE centre=?1 AND board=?2 AND epoch=?3
            AND kind='GAP' AND sequence<=?5 AND healed_at IS NULL\
            """)) {
      InboxRows.bind(update, chain);
      update.setString(4, now.toString());
      update.setLong(5, upTo);
      update.executeUpdate();
    }
  }

  public static void note(Connection c, Anomaly anomaly) throws SQLException {
    try (var insert =
        c.prepareStatement(
            """
            INSERT OR IGNORE INTO anomalies(centre, board, epoch, kind, sequence, detail, seen_at)
            SELECT ?1,?2,?3,?4,?5,?6,?7 WHERE
            (SELECT count(*) FROM anomalies WHERE centre=?1 AND board=?2 AND epoch=?3) < ?8\
            """)) {
      InboxRows.bind(insert, anomaly.chain());
      insert.setString(4, anomaly.kind().name());
      insert.setLong(5, anomaly.sequence());
      insert.setString(6, anomaly.detail());
      insert.setString(7, anomaly.seenAt().toString());
      insert.setInt(8, InboxStore.ANOMALIES_PER_CHAIN_MAX);
      insert.executeUpdate();
    }
  }

  public static void presence(Connection c, Topics board, BoardPresence presence)
      throws SQLException {
    try (var insert = c.prepareStatement("INSERT OR REPLACE INTO boards VALUES(?,?,?,?,?)")) {
      insert.setString(1, board.centre());
      insert.setString(2, board.board());
      insert.setString(3, presence.session());
      insert.setBoolean(4, presence.present());
      insert.setString(5, presence.since().toString());
      insert.executeUpdate();
    }
  }

  /** Makes the chain of a birth known, unless its board has too many. */
  public static void name(Connection c, ChainId chain, Instant now) throws SQLException {
    try (var insert =
        c.prepareStatement(
            """
            INSERT OR IGNORE INTO chains(centre, board, epoch, sequence, hash, first_seen, last_seen)
            SELECT ?1,?2,?3,0,?4,?5,?5 WHERE
            (SELECT count(*) FROM chains WHERE centre=?1 AND board=?2) < ?6\
            """)) {
      InboxRows.bind(insert, chain);
      insert.setString(4, Tip.EMPTY.hash());
      insert.setString(5, now.toString());
      insert.setInt(6, InboxStore.EPOCHS_NAMED_MAX);
      insert.executeUpdate();
    }
  }

  /** Records a slot; the latest ones of each board are kept. */
  public static void spend(Connection c, Event event, OtherEpochs.Spent slot) throws SQLException {
    try (var insert =
            c.prepareStatement(
                "INSERT OR IGNORE INTO slots(centre, board, day, slot) VALUES(?,?,?,?)");
        var forget =
            c.prepareStatement(
                """
                DELETE FROM slots WHERE centre=?1 AND board=?2 AND id NOT IN
                (SELECT id FROM slots WHERE centre=?1 AND board=?2 ORDER BY id DESC LIMIT ?3)\
                """)) {
      insert.setString(1, event.centre());
      insert.setString(2, event.board());
      insert.setString(3, slot.day().toString());
      insert.setInt(4, slot.slot());
      insert.executeUpdate();
      forget.setString(1, event.centre());
      forget.setString(2, event.board());
      forget.setInt(3, OtherEpochs.SLOTS_MAX);
      forget.executeUpdate();
    }
  }
}
