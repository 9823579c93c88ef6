package vn.motcua.bridge.inbox.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.inbox.sql.InboxRows;
import vn.motcua.bridge.inbox.store.ChainId;
import vn.motcua.bridge.inbox.store.Tip;

/**
 * Events that came before their turn, in the table {@code ahead}: they wait until a process stores
 * the event before them. Each call is a part of the caller's transaction. Stateless.
 */
final class PostgresAhead {
  private PostgresAhead() {}

  /** Adds waiting events; one that waits already is left unchanged. */
  static void keep(Connection c, Map<ChainId, PostgresTables.Held> held, List<Event> events)
      throws SQLException {
    try (var insert =
        c.prepareStatement(
            "INSERT INTO ahead SELECT u.chain,u.sequence,%s FROM %s ON CONFLICT DO NOTHING"
                .formatted(PostgresTables.EVENT_VALUES, PostgresTables.EVENT_ARRAYS))) {
      PostgresTables.bindEvents(insert, 1, held, events);
      insert.executeUpdate();
    }
  }

  /**
   * Drops all waiting events when there are more than this. Rows that another process has locked
   * are skipped, so that nobody waits here.
   */
  static void dropBeyond(Connection c, long rows, long bytes) throws SQLException {
    try (var query =
            c.prepareStatement("SELECT count(*), coalesce(sum(octet_length(data)), 0) FROM ahead");
        ResultSet row = query.executeQuery()) {
      if (row.next() && row.getLong(1) <= rows && row.getLong(2) <= bytes) {
        return;
      }
    }
    try (var delete =
        c.prepareStatement(
            "DELETE FROM ahead WHERE ctid = ANY(ARRAY(SELECT ctid FROM ahead FOR UPDATE SKIP"
                + " LOCKED))")) {
      delete.executeUpdate();
    }
  }

  /** The waiting events after these tips, in order. */
  static Map<ChainId, List<Event>> beyond(
      Connection c, Map<ChainId, PostgresTables.Held> held, Map<ChainId, Tip> tips)
      throws SQLException {
    try (var query =
        c.prepareStatement(
            """
            SELECT a.chain, a.sequence, a.type, a.wall, a.boot_id, a.monotonic, a.clock, a.data,
            encode(a.previous_hash,'hex') AS previous_hash, encode(a.hash,'hex') AS hash
            FROM ahead a JOIN unnest(?::bigint[],?::bigint[]) AS u(chain, sequence)
            ON a.chain = u.chain AND a.sequence > u.sequence ORDER BY a.chain, a.sequence\
            """)) {
      query.setArray(
          1,
          PostgresTables.bigints(c, tips.keySet(), chain -> PostgresTables.of(held, chain).id()));
      query.setArray(2, PostgresTables.bigints(c, tips.values(), Tip::sequence));
      Map<Long, ChainId> names = new HashMap<>();
      tips.keySet().forEach(chain -> names.put(PostgresTables.of(held, chain).id(), chain));
      Map<ChainId, List<Event>> found = new LinkedHashMap<>();
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          ChainId chain = java.util.Objects.requireNonNull(names.get(row.getLong("chain")));
          found
              .computeIfAbsent(chain, _ -> new java.util.ArrayList<>())
              .add(InboxRows.event(chain, row));
        }
      }
      return found;
    }
  }
}
