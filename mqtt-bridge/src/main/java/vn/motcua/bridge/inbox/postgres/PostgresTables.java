package vn.motcua.bridge.inbox.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
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
 * Writes into an inbox database, many rows with each statement. Each call is a part of the caller's
 * transaction. Stateless; one thread for each connection.
 */
final class PostgresTables {
  static final String EVENT_ARRAYS =
      """
      unnest(?::bigint[],?::bigint[],?::text[],?::text[],?::text[],?::bigint[],?::text[],?::text[],
      ?::text[],?::text[]) AS u(chain,sequence,type,wall,boot,monotonic,clock,data,previous,hash)\
      """;

  static final String EVENT_VALUES =
      "u.type,u.wall,u.boot,u.monotonic,u.clock,u.data,decode(u.previous,'hex'),"
          + "decode(u.hash,'hex')";

  private static final String ONE = "centre=? AND board=? AND epoch=? AND sequence=?";

  static final Erasures.Words ERASURES =
      new Erasures.Words(
          """
          SELECT e.sequence, e.type, e.wall, e.boot_id, e.monotonic, e.clock, e.data,
          encode(e.previous_hash,'hex') AS previous_hash, encode(e.hash,'hex') AS hash
          FROM event e JOIN chain c ON c.id = e.chain
          WHERE c.centre=? AND c.board=? AND c.epoch=? AND e.sequence=?\
          """,
          """
          UPDATE event e SET data=? FROM chain c
          WHERE c.id = e.chain AND c.centre=? AND c.board=? AND c.epoch=? AND e.sequence=?\
          """,
          """
          SELECT sequence, type, wall, boot_id, monotonic, clock, data,
          encode(previous_hash,'hex') AS previous_hash, encode(hash,'hex') AS hash
          FROM aside WHERE %s AND hash=decode(?,'hex')\
          """
              .formatted(ONE),
          "UPDATE aside SET data=? WHERE " + ONE + " AND hash=decode(?,'hex')",
          "SELECT centre, board, epoch, sequence, encode(hash,'hex') AS hash FROM unmet",
          """
          INSERT INTO unmet SELECT ?,?,?,?,decode(?,'hex') WHERE
          (SELECT count(*) FROM unmet WHERE centre=? AND board=?) < ? ON CONFLICT DO NOTHING\
          """,
          "DELETE FROM unmet WHERE " + ONE + " AND hash=decode(?,'hex')");

  private static final String CHAIN_ARRAYS = "unnest(?::text[],?::text[],?::text[])";

  /** A chain's row that we have locked. */
  record Held(long id, Tip tip) {}

  private PostgresTables() {}

  /** Creates missing rows of chains. */
  static void name(Connection c, Collection<ChainId> chains, Instant now) throws SQLException {
    try (var insert =
        c.prepareStatement(
            """
            INSERT INTO chain(centre, board, epoch, sequence, hash, first_seen, last_seen)
            SELECT centre, board, epoch, 0, decode(?,'hex'), ?, ? FROM %s AS u(centre, board, epoch)
            ORDER BY 1, 2, 3 ON CONFLICT DO NOTHING\
            """
                .formatted(CHAIN_ARRAYS))) {
      insert.setString(1, Tip.EMPTY.hash());
      insert.setTimestamp(2, Timestamp.from(now));
      insert.setTimestamp(3, Timestamp.from(now));
      bind(insert, 4, chains);
      insert.executeUpdate();
    }
  }

  /** Locks the rows of these chains, always in the same order, and reads their tips. */
  static Map<ChainId, Held> lock(Connection c, Collection<ChainId> chains) throws SQLException {
    Map<ChainId, Held> held = new HashMap<>();
    try (var query =
        c.prepareStatement(
            """
            SELECT id, centre, board, epoch, sequence, encode(hash,'hex') AS hash FROM chain
            WHERE (centre, board, epoch) IN (SELECT * FROM %s) ORDER BY id FOR UPDATE\
            """
                .formatted(CHAIN_ARRAYS))) {
      bind(query, 1, chains);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          Tip tip = new Tip(row.getLong("sequence"), row.getString("hash"));
          held.put(InboxRows.chain(row), new Held(row.getLong("id"), tip));
        }
      }
    }
    return held;
  }

  /** Adds events and moves the tips over them; the database itself rejects a gap. */
  static void add(
      Connection c, Map<ChainId, Held> held, Map<ChainId, List<Event>> byChain, Instant now)
      throws SQLException {
    List<Event> all = byChain.values().stream().flatMap(List::stream).toList();
    try (var insert =
        c.prepareStatement(
            "INSERT INTO event SELECT u.chain,u.sequence,?,%s FROM %s"
                .formatted(EVENT_VALUES, EVENT_ARRAYS))) {
      insert.setTimestamp(1, Timestamp.from(now));
      bindEvents(insert, 2, held, all);
      insert.executeUpdate();
    }
    for (var entry : byChain.entrySet()) {
      long first = entry.getValue().getFirst().sequence();
      if (entry.getValue().getLast().sequence() - first + 1 != entry.getValue().size()) {
        throw new SQLException("events of " + entry.getKey() + " are not in order");
      }
    }
    moveTips(c, held, byChain, now);
    leaveBehind(c, held, byChain);
  }

  private static void moveTips(
      Connection c, Map<ChainId, Held> held, Map<ChainId, List<Event>> byChain, Instant now)
      throws SQLException {
    Collection<List<Event>> runs = byChain.values();
    try (var update =
        c.prepareStatement(
            """
            UPDATE chain SET sequence=u.last, hash=decode(u.hash,'hex'), last_seen=?
            FROM unnest(?::bigint[],?::bigint[],?::bigint[],?::text[]) AS u(id, first, last, hash)
            WHERE chain.id = u.id AND chain.sequence = u.first - 1\
            """)) {
      update.setTimestamp(1, Timestamp.from(now));
      update.setArray(2, bigints(c, byChain.keySet(), chain -> of(held, chain).id()));
      update.setArray(3, bigints(c, runs, run -> run.getFirst().sequence()));
      update.setArray(4, bigints(c, runs, run -> run.getLast().sequence()));
      update.setArray(5, texts(c, runs, run -> run.getLast().hash()));
      if (update.executeUpdate() != byChain.size()) {
        throw new SQLException("some event is not the next of its chain");
      }
    }
  }

  /** Deletes waiting events that the tip has passed; the caller heals the gaps they filled. */
  private static void leaveBehind(
      Connection c, Map<ChainId, Held> held, Map<ChainId, List<Event>> byChain)
      throws SQLException {
    try (var delete =
        c.prepareStatement(
            """
            DELETE FROM ahead USING unnest(?::bigint[],?::bigint[]) AS u(chain, last)
            WHERE ahead.chain = u.chain AND ahead.sequence <= u.last\
            """)) {
      delete.setArray(1, bigints(c, byChain.keySet(), chain -> of(held, chain).id()));
      delete.setArray(2, bigints(c, byChain.values(), run -> run.getLast().sequence()));
      delete.executeUpdate();
    }
  }

  static void heal(Connection c, Map<ChainId, List<Event>> byChain, Instant now)
      throws SQLException {
    try (var update =
        c.prepareStatement(
            """
            UPDATE anomaly a SET healed_at=? FROM
            unnest(?::text[],?::text[],?::text[],?::bigint[]) AS u(centre, board, epoch, last)
            WHERE a.kind='GAP' AND a.healed_at IS NULL AND a.centre=u.centre AND a.board=u.board
            AND a.epoch=u.epoch AND a.sequence<=u.last\
            """)) {
      update.setTimestamp(1, Timestamp.from(now));
      bind(update, 2, byChain.keySet());
      update.setArray(5, bigints(c, byChain.values(), run -> run.getLast().sequence()));
      update.executeUpdate();
    }
  }

  static void putAside(Connection c, Event event, Instant now) throws SQLException {
    try (var insert =
        c.prepareStatement(
            """
            INSERT INTO aside VALUES(?,?,?,?,?,?,?,?,?,?,?,decode(?,'hex'),decode(?,'hex'))
            ON CONFLICT DO NOTHING\
            """)) {
      InboxRows.bind(insert, ChainId.of(event));
      insert.setLong(4, event.sequence());
      insert.setTimestamp(5, Timestamp.from(now));
      insert.setString(6, event.type());
      insert.setString(7, WallTime.text(event.at().wall()));
      insert.setString(8, event.at().bootId());
      insert.setLong(9, event.at().monotonicNanos());
      insert.setString(10, event.at().clock().name());
      insert.setString(11, event.data());
      insert.setString(12, event.previousHash());
      insert.setString(13, event.hash());
      insert.executeUpdate();
    }
  }

  static void note(Connection c, Anomaly anomaly) throws SQLException {
    try (var insert =
        c.prepareStatement(
            """
            INSERT INTO anomaly(centre, board, epoch, kind, sequence, detail, seen_at)
            SELECT ?,?,?,?,?,?,? WHERE
            (SELECT count(*) FROM anomaly WHERE centre=? AND board=? AND epoch=?) < ?
            ON CONFLICT DO NOTHING\
            """)) {
      ChainId chain = anomaly.chain();
      InboxRows.bind(insert, chain);
      insert.setString(4, anomaly.kind().name());
      insert.setLong(5, anomaly.sequence());
      // The detail may quote a message, and PostgreSQL's text cannot contain U+0000.
      insert.setString(6, anomaly.detail().replace('\0', '\uFFFD'));
      insert.setTimestamp(7, Timestamp.from(anomaly.seenAt()));
      insert.setString(8, chain.centre());
      insert.setString(9, chain.board());
      insert.setString(10, chain.epoch());
      insert.setInt(11, InboxStore.ANOMALIES_PER_CHAIN_MAX);
      insert.executeUpdate();
    }
  }

  /** Records a slot; the latest ones of each board are kept. */
  static void spend(Connection c, Event event, OtherEpochs.Spent slot) throws SQLException {
    try (var insert =
            c.prepareStatement(
                """
                INSERT INTO slot(centre, board, day, slot) VALUES(?,?,?,?) ON CONFLICT DO NOTHING\
                """);
        var forget =
            c.prepareStatement(
                """
                DELETE FROM slot WHERE centre=? AND board=? AND id NOT IN
                (SELECT id FROM slot WHERE centre=? AND board=? ORDER BY id DESC LIMIT ?)\
                """)) {
      insert.setString(1, event.centre());
      insert.setString(2, event.board());
      insert.setString(3, slot.day().toString());
      insert.setInt(4, slot.slot());
      insert.executeUpdate();
      forget.setString(1, event.centre());
      forget.setString(2, event.board());
      forget.setString(3, event.centre());
      forget.setString(4, event.board());
      forget.setInt(5, OtherEpochs.SLOTS_MAX);
      forget.executeUpdate();
    }
  }

  static void presence(Connection c, Topics board, BoardPresence presence) throws SQLException {
    try (var insert =
        c.prepareStatement(
            """
            INSERT INTO board VALUES(?,?,?,?,?) ON CONFLICT(centre, board) DO UPDATE SET
            session=excluded.session, present=excluded.present, since=excluded.since\
            """)) {
      insert.setString(1, board.centre());
      insert.setString(2, board.board());
      insert.setString(3, presence.session());
      insert.setBoolean(4, presence.present());
      insert.setTimestamp(5, Timestamp.from(presence.since()));
      insert.executeUpdate();
    }
  }

  static void bindEvents(
      PreparedStatement statement, int first, Map<ChainId, Held> held, List<Event> events)
      throws SQLException {
    Connection c = statement.getConnection();
    int i = first;
    statement.setArray(i++, bigints(c, events, e -> of(held, ChainId.of(e)).id()));
    statement.setArray(i++, bigints(c, events, Event::sequence));
    statement.setArray(i++, texts(c, events, Event::type));
    statement.setArray(i++, texts(c, events, e -> WallTime.text(e.at().wall())));
    statement.setArray(i++, texts(c, events, e -> e.at().bootId()));
    statement.setArray(i++, bigints(c, events, e -> e.at().monotonicNanos()));
    statement.setArray(i++, texts(c, events, e -> e.at().clock().name()));
    statement.setArray(i++, texts(c, events, Event::data));
    statement.setArray(i++, texts(c, events, Event::previousHash));
    statement.setArray(i, texts(c, events, Event::hash));
  }

  private static void bind(PreparedStatement statement, int first, Collection<ChainId> chains)
      throws SQLException {
    Connection c = statement.getConnection();
    statement.setArray(first, texts(c, chains, ChainId::centre));
    statement.setArray(first + 1, texts(c, chains, ChainId::board));
    statement.setArray(first + 2, texts(c, chains, ChainId::epoch));
  }

  static Held of(Map<ChainId, Held> held, ChainId chain) {
    Held row = held.get(chain);
    if (row == null) {
      throw new IllegalArgumentException(chain + " was not named for this transaction");
    }
    return row;
  }

  static <T> java.sql.Array bigints(Connection c, Collection<T> from, Function<T, Long> value)
      throws SQLException {
    return c.createArrayOf("bigint", from.stream().map(value).toArray());
  }

  private static <T> java.sql.Array texts(
      Connection c, Collection<T> from, Function<T, String> value) throws SQLException {
    return c.createArrayOf("text", from.stream().map(value).toArray());
  }
}
