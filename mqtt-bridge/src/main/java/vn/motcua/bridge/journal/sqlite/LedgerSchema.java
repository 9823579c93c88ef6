package vn.motcua.bridge.journal.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import vn.motcua.bridge.journal.JournalDamagedException;
import vn.motcua.bridge.journal.JournalRefusedException;
import vn.motcua.bridge.journal.pages.LedgerPages;

/**
 * The tables of the ledger's file.
 *
 * <pre>
 *   event  position | epoch | sequence | type | wall | boot | monotonic | clock | data | previous | hash
 *          one row for each event; position numbers them from 1 over all epochs
 *   run    position | epoch | sequence | previous | start | reason
 *          where an unbroken stretch of one epoch begins: its first position and sequence, and the
 *          hash its first event links to. Within a run, position and sequence grow together, so an
 *          event is found by its name without an index that would be written at each append
 *   meta   name | value
 * </pre>
 */
public final class LedgerSchema {
  /** "MOTC", by which {@code file} and this program recognise a ledger. */
  static final int APPLICATION_ID = 0x4D4F5443;

  /**
   * The version this program writes. Version 2 has the tables of version 1; its hashes may use
   * version 2 of {@link vn.motcua.bridge.Chain}, which an earlier program would take for damage.
   */
  static final int VERSION = 2;

  private static final List<String> V1 =
      List.of(
          """
          CREATE TABLE event(
            position INTEGER PRIMARY KEY, epoch TEXT NOT NULL, sequence INTEGER NOT NULL,
            type TEXT NOT NULL, wall TEXT NOT NULL, boot TEXT NOT NULL,
            monotonic INTEGER NOT NULL, clock TEXT NOT NULL, data TEXT NOT NULL,
            previous BLOB NOT NULL, hash BLOB NOT NULL)\
          """,
          """
          CREATE TABLE run(
            position INTEGER NOT NULL, epoch TEXT NOT NULL, sequence INTEGER NOT NULL,
            previous BLOB NOT NULL, start TEXT NOT NULL, reason TEXT NOT NULL)\
          """,
          "CREATE TABLE meta(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID");

  /** A table's root page and its definition. */
  private record Table(int page, String words) {}

  private static final List<Table> AS_MADE =
      IntStream.range(0, V1.size())
          .mapToObj(i -> new Table(LedgerPages.EVENT_ROOT + i, V1.get(i)))
          .toList();

  private LedgerSchema() {}

  /** Makes the tables in an empty file, in the caller's transaction. */
  static void create(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA application_id = " + APPLICATION_ID);
      for (String sql : V1) {
        statement.execute(sql);
      }
    }
    mark(connection);
  }

  /** Marks the file as one of the present version, in the caller's transaction. */
  static void mark(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA user_version = " + VERSION);
    }
  }

  /** The version of the file. */
  static int version(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        var rows = statement.executeQuery("PRAGMA user_version")) {
      return rows.getInt(1);
    }
  }

  /**
   * Requires that the tables have exactly the definitions of this program. SQLite accepts any
   * definition: with one flipped bit in {@code PRIMARY KEY} it finds no position in any row, and
   * the ledger looks empty.
   *
   * @throws JournalDamagedException when they are not
   * @throws JournalRefusedException when a later version of the program made them
   */
  static void require(Path file, Connection connection) throws SQLException {
    int version = version(connection);
    if (version < 1) {
      throw new JournalDamagedException(file, "it says no schema version", null);
    }
    if (version > VERSION) {
      throw new JournalRefusedException(
          "%s was written by a later version of this program (schema %d, here %d); install that one"
              .formatted(file, version, VERSION),
          null);
    }
    if (!tables(connection).equals(AS_MADE)) {
      throw new JournalDamagedException(
          file, "its tables are not described as they were made", null);
    }
  }

  private static List<Table> tables(Connection connection) throws SQLException {
    List<Table> tables = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT rootpage, sql FROM sqlite_schema ORDER BY 1")) {
      while (rows.next()) {
        tables.add(new Table(rows.getInt(1), rows.getString(2)));
      }
    }
    return tables;
  }

  /** Reads one value of {@code meta}; empty when it is missing or damaged. */
  public static String meta(Connection connection, String name) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT value FROM meta WHERE name = ?")) {
      select.setString(1, name);
      try (var rows = select.executeQuery()) {
        String value = rows.next() ? rows.getString(1) : null;
        return value == null ? "" : value;
      }
    }
  }

  /** Writes one value of {@code meta}. */
  public static void meta(Connection connection, String name, String value) throws SQLException {
    try (PreparedStatement upsert =
        connection.prepareStatement("INSERT OR REPLACE INTO meta(name, value) VALUES(?, ?)")) {
      upsert.setString(1, name);
      upsert.setString(2, value);
      upsert.executeUpdate();
    }
  }
}
