package vn.motcua.bridge.inbox.sql;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.ClockQuality;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.Moment;
import vn.motcua.bridge.WallTime;
import vn.motcua.bridge.inbox.store.Anomaly;
import vn.motcua.bridge.inbox.store.BoardPresence;
import vn.motcua.bridge.inbox.store.ChainId;
import vn.motcua.bridge.inbox.store.GarbledRowException;
import vn.motcua.bridge.wire.OtherEpochs;
import vn.motcua.bridge.wire.Topics;

/** Rows of an inbox file as values. Stateless; one thread for each connection. */
public final class InboxRows {
  private InboxRows() {}

  /**
   * The event of a row.
   *
   * @throws GarbledRowException when a column has a value that this program never writes
   */
  public static Event event(ChainId chain, ResultSet row) throws SQLException {
    long sequence = row.getLong("sequence");
    try {
      return read(chain, row);
    } catch (DateTimeException e) {
      throw new GarbledRowException(chain, sequence, "its time is not a time", e);
    } catch (IllegalArgumentException | NullPointerException e) {
      String reason = "a column holds what no program of ours writes";
      throw new GarbledRowException(chain, sequence, reason, e);
    }
  }

  private static Event read(ChainId chain, ResultSet row) throws SQLException {
    Moment at =
        new Moment(
            WallTime.parse(row.getString("wall")),
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

  /** Rows of type and count, as a map. */
  public static SortedMap<String, Long> counts(ResultSet row) throws SQLException {
    SortedMap<String, Long> counts = new TreeMap<>();
    while (row.next()) {
      counts.put(row.getString(1), row.getLong(2));
    }
    return counts;
  }

  /** Rows of events, all of one chain. */
  public static List<Event> events(ChainId chain, ResultSet row) throws SQLException {
    List<Event> events = new ArrayList<>();
    while (row.next()) {
      events.add(event(chain, row));
    }
    return events;
  }

  /** Rows of boards by centre, board, session, present, since. */
  public static Map<Topics, BoardPresence> presences(ResultSet row) throws SQLException {
    Map<Topics, BoardPresence> presences = new HashMap<>();
    while (row.next()) {
      presences.put(
          new Topics(row.getString(1), row.getString(2)),
          new BoardPresence(row.getString(3), row.getBoolean(4), instant(row, "since")));
    }
    return presences;
  }

  /** Rows of anomalies. */
  public static List<Anomaly> anomalies(ResultSet row) throws SQLException {
    List<Anomaly> found = new ArrayList<>();
    while (row.next()) {
      found.add(
          new Anomaly(
              chain(row),
              Anomaly.Kind.valueOf(row.getString("kind")),
              row.getLong("sequence"),
              row.getString("detail"),
              instant(row, "seen_at"),
              row.getString("healed_at") == null ? null : instant(row, "healed_at")));
    }
    return found;
  }

  /** A time that is not null: text in SQLite, timestamptz in PostgreSQL. */
  public static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column) instanceof Timestamp time
        ? time.toInstant()
        : Instant.parse(row.getString(column));
  }

  /**
   * A bound for wall times that are stored in the form of {@code Instant.toString}: without the Z,
   * so that it sorts before the same second both with and without a fraction.
   */
  public static String bound(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", "");
  }

  public static ChainId chain(ResultSet row) throws SQLException {
    return new ChainId(row.getString("centre"), row.getString("board"), row.getString("epoch"));
  }

  /**
   * What else is known about a board.
   *
   * @param chains returns the first, the last and this chain's number among the board's chains
   * @param slots gives day and slot, oldest first
   */
  public static @Nullable OtherEpochs others(PreparedStatement chains, PreparedStatement slots)
      throws SQLException {
    OtherEpochs.Known known;
    try (ResultSet row = chains.executeQuery()) {
      row.next();
      long own = row.getLong("own");
      if (own == 0) {
        return null;
      }
      known =
          row.getLong("last") > own
              ? OtherEpochs.Known.LATER
              : row.getLong("first") < own ? OtherEpochs.Known.EARLIER : OtherEpochs.Known.NONE;
    }
    List<OtherEpochs.Spent> spent = new ArrayList<>();
    try (ResultSet row = slots.executeQuery()) {
      while (row.next()) {
        spent.add(new OtherEpochs.Spent(LocalDate.parse(row.getString("day")), row.getInt("slot")));
      }
    }
    return new OtherEpochs(known, spent);
  }

  public static void bind(PreparedStatement statement, ChainId chain) throws SQLException {
    statement.setString(1, chain.centre());
    statement.setString(2, chain.board());
    statement.setString(3, chain.epoch());
  }
}
