package vn.motcua.bridge.inbox;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import vn.motcua.bridge.ClockQuality;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.Moment;

/** Rows of an inbox file as values. Stateless; one thread a connection. */
final class InboxRows {
  private InboxRows() {}

  static Event event(ChainId chain, ResultSet row) throws SQLException {
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

  static SortedMap<String, Long> counts(Connection c, long chain) throws SQLException {
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

  static ChainId chain(ResultSet row) throws SQLException {
    return new ChainId(row.getString("centre"), row.getString("board"), row.getString("epoch"));
  }
}
