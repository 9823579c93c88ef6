package vn.motcua.bridge.journal.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import vn.motcua.bridge.BoardEvent.Start;
import vn.motcua.bridge.Chain;
import vn.motcua.bridge.ClockQuality;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.Moment;
import vn.motcua.bridge.WallTime;
import vn.motcua.bridge.journal.Identity;
import vn.motcua.bridge.journal.Journal.Entry;

/** Converts entries and runs to rows and back. Stateless; the thread of the connection. */
public final class LedgerRows {
  public static final String INSERT_EVENT =
      "INSERT INTO event(position, epoch, sequence, type, wall, boot, monotonic, clock, data,"
          + " previous, hash) VALUES(?,?,?,?,?,?,?,?,?,?,?)";
  static final String SELECT_EVENTS =
      "SELECT position, epoch, sequence, type, wall, boot, monotonic, clock, data, previous, hash"
          + " FROM event WHERE position > ? ORDER BY position LIMIT ?";

  /** One row: the positions of the oldest and the newest event, 1 and 0 without any. */
  static final String SELECT_EXTENT =
      "SELECT ifnull(min(position), 1), ifnull(max(position), 0) FROM event";

  public static final String SELECT_NAMED =
      "SELECT position, epoch, sequence, type, wall, boot, monotonic, clock, data, previous, hash"
          + " FROM event WHERE epoch = ? AND sequence = ?";

  private static final HexFormat HEX = HexFormat.of();

  private LedgerRows() {}

  public static int bind(PreparedStatement insert, Entry entry) throws SQLException {
    Event event = entry.event();
    insert.setLong(1, entry.position());
    insert.setString(2, event.epoch());
    insert.setLong(3, event.sequence());
    insert.setString(4, event.type());
    insert.setString(5, WallTime.text(event.at().wall()));
    insert.setString(6, event.at().bootId());
    insert.setLong(7, event.at().monotonicNanos());
    insert.setString(8, event.at().clock().name());
    insert.setString(9, event.data());
    insert.setBytes(10, HEX.parseHex(event.previousHash()));
    insert.setBytes(11, HEX.parseHex(event.hash()));
    return insert.executeUpdate();
  }

  static List<Entry> select(PreparedStatement select, Identity identity, long after, int limit)
      throws SQLException {
    select.setLong(1, after);
    select.setInt(2, limit);
    return entries(select, identity);
  }

  public static List<Entry> entries(PreparedStatement select, Identity identity)
      throws SQLException {
    List<Entry> entries = new ArrayList<>();
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        entries.add(entry(rows, identity));
      }
    }
    return entries;
  }

  /**
   * The entry of the present row.
   *
   * @throws IllegalArgumentException when a column has a value that this program never writes
   */
  static Entry entry(ResultSet row, Identity identity) throws SQLException {
    long position = row.getLong(1);
    try {
      Moment at =
          new Moment(
              WallTime.parse(row.getString(5)),
              row.getString(6),
              row.getLong(7),
              ClockQuality.valueOf(row.getString(8)));
      return new Entry(
          position,
          new Event(
              identity.centre(),
              identity.board(),
              row.getString(2),
              row.getLong(3),
              row.getString(4),
              at,
              row.getString(9),
              HEX.formatHex(row.getBytes(10)),
              HEX.formatHex(row.getBytes(11))));
    } catch (DateTimeException | IllegalArgumentException | NullPointerException e) {
      throw new IllegalArgumentException("the row at position " + position + " is garbled", e);
    }
  }

  /** Replaces the data of an event. */
  public static void blank(Connection connection, Entry erased) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement("UPDATE event SET data = ? WHERE position = ?")) {
      update.setString(1, erased.event().data());
      update.setLong(2, erased.position());
      if (update.executeUpdate() != 1) {
        throw new SQLException("the event at position " + erased.position() + " is not one row");
      }
    }
  }

  public static void insert(Connection connection, Run run) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO run(position, epoch, sequence, previous, start, reason)"
                + " VALUES(?,?,?,?,?,?)")) {
      insert.setLong(1, run.position());
      insert.setString(2, run.epoch());
      insert.setLong(3, run.sequence());
      insert.setBytes(4, HEX.parseHex(run.previous()));
      insert.setString(5, run.start().name());
      insert.setString(6, run.reason());
      insert.executeUpdate();
    }
  }

  /** Moves the beginning of the run that {@link #runs} lists at {@code index}. */
  static void move(Connection connection, int index, Run moved) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE run SET position = ?, sequence = ?, previous = ? WHERE rowid ="
                + " (SELECT rowid FROM run ORDER BY rowid LIMIT 1 OFFSET ?)")) {
      update.setLong(1, moved.position());
      update.setLong(2, moved.sequence());
      update.setBytes(3, HEX.parseHex(moved.previous()));
      update.setInt(4, index);
      if (update.executeUpdate() != 1) {
        throw new SQLException("the run of " + moved.epoch() + " is not one row");
      }
    }
  }

  static void deleteThrough(Connection connection, long position) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("DELETE FROM event WHERE position <= ?")) {
      delete.setLong(1, position);
      delete.executeUpdate();
    }
  }

  public static List<Run> runs(Connection connection) throws SQLException {
    List<Run> runs = new ArrayList<>();
    try (PreparedStatement select =
            connection.prepareStatement(
                "SELECT position, epoch, sequence, previous, start, reason FROM run"
                    + " ORDER BY rowid");
        ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        runs.add(run(rows));
      }
    }
    return runs;
  }

  private static Run run(ResultSet row) throws SQLException {
    try {
      return new Run(
          row.getLong(1),
          row.getString(2),
          row.getLong(3),
          HEX.formatHex(row.getBytes(4)),
          Start.valueOf(row.getString(5)),
          row.getString(6));
    } catch (IllegalArgumentException | NullPointerException e) {
      throw new IllegalArgumentException("an epoch's row is garbled", e);
    }
  }

  /**
   * An unbroken stretch of one epoch.
   *
   * @param position of its first event, or where it will be
   * @param sequence of its first event; 1 unless it was pruned or salvaged
   * @param previous hash its first event links to
   */
  public record Run(
      long position, String epoch, long sequence, String previous, Start start, String reason) {

    /** The run of a new epoch. */
    static Run fresh(long position, String epoch, Start start, String reason) {
      return new Run(position, epoch, 1, Chain.GENESIS, start, reason);
    }

    Run movedTo(long to) {
      return new Run(to, epoch, sequence, previous, start, reason);
    }

    /** The rest of the run when {@code last} and all events before it are deleted. */
    Run behind(Event last) {
      return new Run(position, epoch, last.sequence() + 1, last.hash(), start, reason);
    }
  }
}
