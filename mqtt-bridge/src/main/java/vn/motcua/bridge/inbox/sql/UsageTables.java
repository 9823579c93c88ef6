package vn.motcua.bridge.inbox.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.motcua.bridge.inbox.store.LimitExceeded;
import vn.motcua.bridge.inbox.store.Usage;
import vn.motcua.bridge.wire.Topics;

/**
 * Counts in an inbox's tables, whose names differ between SQLite and PostgreSQL. Stateless; one
 * thread for each connection.
 */
public record UsageTables(
    String chain, String board, String anomaly, String aside, String refusal) {
  public static final UsageTables SQLITE =
      new UsageTables("chains", "boards", "anomalies", "asides", "refusals");
  public static final UsageTables POSTGRES =
      new UsageTables("chain", "board", "anomaly", "aside", "refusal");

  private static final String OF_BOARD = " WHERE centre=? AND board=?";

  public Usage usage(Connection c, Topics of) throws SQLException {
    Set<String> epochs = new HashSet<>();
    try (var query = c.prepareStatement("SELECT epoch FROM " + chain + OF_BOARD)) {
      bind(query, of);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          epochs.add(row.getString(1));
        }
      }
    }
    long anomalies = number(c, "SELECT count(*) FROM " + anomaly + OF_BOARD, of);
    long asides = number(c, "SELECT count(*) FROM " + aside + OF_BOARD, of);
    long chars = number(c, "SELECT coalesce(sum(length(data)), 0) FROM " + aside + OF_BOARD, of);
    long births = number(c, "SELECT count(*) FROM " + board + OF_BOARD, of);
    boolean known = !epochs.isEmpty() || anomalies + asides + births > 0;
    return new Usage(known, epochs, anomalies, asides, chars);
  }

  public Usage.Totals totals(Connection c) throws SQLException {
    String boards =
        "SELECT centre, board FROM %s UNION SELECT centre, board FROM %s UNION SELECT centre, board FROM %s"
            .formatted(chain, board, anomaly);
    return new Usage.Totals(
        number(c, "SELECT count(*) FROM (" + boards + ") AS known", null),
        number(c, "SELECT count(*) FROM " + anomaly, null));
  }

  /** Adds to what was refused; {@code Time} writes a time in the form of the tables. */
  public void refuse(Connection c, Map<LimitExceeded.Key, Long> refused, Instant now, Time time)
      throws SQLException {
    try (var insert =
        c.prepareStatement(
            """
            INSERT INTO %1$s(kind, centre, board, count, first_at, last_at) VALUES(?,?,?,?,?,?)
            ON CONFLICT(kind, centre, board)
            DO UPDATE SET count = %1$s.count + excluded.count, last_at = excluded.last_at\
            """
                .formatted(refusal))) {
      for (var each : refused.entrySet()) {
        insert.setString(1, each.getKey().limit().name());
        insert.setString(2, each.getKey().centre());
        insert.setString(3, each.getKey().board());
        insert.setLong(4, each.getValue());
        time.set(insert, 5, now);
        time.set(insert, 6, now);
        insert.executeUpdate();
      }
    }
  }

  public List<LimitExceeded> refusals(Connection c) throws SQLException {
    List<LimitExceeded> refused = new ArrayList<>();
    try (var query =
            c.prepareStatement("SELECT * FROM " + refusal + " ORDER BY centre, board, kind");
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        refused.add(
            new LimitExceeded(
                LimitExceeded.Limit.valueOf(row.getString("kind")),
                row.getString("centre"),
                row.getString("board"),
                row.getLong("count"),
                InboxRows.instant(row, "first_at"),
                InboxRows.instant(row, "last_at")));
      }
    }
    return refused;
  }

  /** Writes a time into a statement. */
  @FunctionalInterface
  public interface Time {
    void set(PreparedStatement statement, int at, Instant time) throws SQLException;
  }

  private static long number(Connection c, String sql, @org.jspecify.annotations.Nullable Topics of)
      throws SQLException {
    try (var query = c.prepareStatement(sql)) {
      if (of != null) {
        bind(query, of);
      }
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? row.getLong(1) : 0;
      }
    }
  }

  private static void bind(PreparedStatement query, Topics of) throws SQLException {
    query.setString(1, of.centre());
    query.setString(2, of.board());
  }
}
