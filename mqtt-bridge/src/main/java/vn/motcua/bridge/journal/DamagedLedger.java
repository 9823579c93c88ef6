package vn.motcua.bridge.journal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.journal.Journal.Entry;
import vn.motcua.bridge.journal.Salvage.Acknowledged;

/**
 * Reads what can be read of a damaged ledger, row by row, around pages that are none. One thread.
 */
final class DamagedLedger implements AutoCloseable {
  /** No event takes less room in the file than this. */
  private static final int EVENT_BYTES_MIN = 100;

  /** SQLite file format 1.3: page size (16 bits) and pages in the file (32 bits). */
  private static final int PAGE_BYTES_AT = 16;

  private static final int PAGES_AT = 28;

  /** A header that claims more than this times what there is, is not believed. */
  private static final int PAD_FACTOR_MAX = 64;

  private static final System.Logger LOG = System.getLogger(DamagedLedger.class.getName());

  private final Path file;
  private final Identity identity;
  private final @Nullable Connection connection;

  private DamagedLedger(Path file, Identity identity, @Nullable Connection connection) {
    this.file = file;
    this.identity = identity;
    this.connection = connection;
  }

  /** Opens the ledger in a directory; when not even that is possible, it is an empty one. */
  static DamagedLedger open(Path directory, Identity identity) {
    Path file = directory.resolve(SqliteFile.NAME);
    try {
      SqliteFile.requireLedger(file);
      pad(file);
      return new DamagedLedger(file, identity, SqliteFile.reader(file));
    } catch (JournalDamagedException | SQLException | IOException e) {
      LOG.log(System.Logger.Level.WARNING, "nothing can be salvaged: {0}", e.getMessage());
      return new DamagedLedger(file, identity, null);
    }
  }

  /** Gives a truncated file its length back, since SQLite reads nothing at all of a short one. */
  private static void pad(Path file) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      bytes.seek(PAGE_BYTES_AT);
      int field = bytes.readUnsignedShort();
      long page = field == 1 ? 65_536 : field;
      bytes.seek(PAGES_AT);
      long length = page * Integer.toUnsignedLong(bytes.readInt());
      if (length > bytes.length() && length <= Math.max(bytes.length(), 1 << 20) * PAD_FACTOR_MAX) {
        bytes.setLength(length);
      }
    }
  }

  /** What it had as acknowledged. */
  Acknowledged acknowledged() {
    if (connection == null) {
      return Acknowledged.UNKNOWN;
    }
    try {
      Matcher value = SqliteTables.ACKNOWLEDGED.matcher(Schema.meta(connection, "acknowledged"));
      return value.matches()
          ? new Acknowledged(Long.parseLong(value.group(1)), value.group(2))
          : Acknowledged.UNKNOWN;
    } catch (SQLException e) {
      LOG.log(System.Logger.Level.WARNING, "acknowledged position unreadable: {0}", e.getMessage());
      return Acknowledged.UNKNOWN;
    }
  }

  /** Hands over every entry that can be read, by position. */
  void forEach(Taker taker) throws SQLException {
    Connection open = connection;
    if (open == null) {
      return;
    }
    long eventsMax = bytes() / EVENT_BYTES_MIN;
    long first = position(open, "min", 1);
    long last = Math.min(position(open, "max", first + eventsMax), first + eventsMax);
    long unreadable = 0;
    try (PreparedStatement select = selectEvents(open)) {
      if (select == null) {
        return;
      }
      // One by one, and never on to where a row claims to be: its position may be what is damaged.
      for (long position = first; position <= last; position++) {
        Optional<Entry> entry = read(select, position);
        if (entry.isPresent()) {
          taker.take(entry.get());
        } else {
          unreadable++;
        }
      }
    }
    LOG.log(System.Logger.Level.WARNING, "{0} positions could not be read", unreadable);
  }

  /** Null when the damage hit the very description of the table. */
  private static @Nullable PreparedStatement selectEvents(Connection open) {
    try {
      return open.prepareStatement(Rows.SELECT_EVENTS);
    } catch (SQLException e) {
      LOG.log(System.Logger.Level.WARNING, "nothing can be salvaged: {0}", e.getMessage());
      return null;
    }
  }

  /** The entry at a position, or nothing where the page is none or the row is garbled. */
  private Optional<Entry> read(PreparedStatement select, long position) {
    try {
      return Rows.select(select, identity, position - 1, 1).stream()
          .filter(entry -> entry.position() == position)
          .findFirst();
    } catch (SQLException | IllegalArgumentException e) {
      LOG.log(System.Logger.Level.DEBUG, "position {0}: {1}", position, e.getMessage());
      return Optional.empty();
    }
  }

  private static long position(Connection open, String which, long otherwise) {
    try (Statement statement = open.createStatement();
        ResultSet rows = statement.executeQuery("SELECT " + which + "(position) FROM event")) {
      return rows.getLong(1);
    } catch (SQLException e) {
      LOG.log(System.Logger.Level.WARNING, "the {0} position is unreadable", which);
      return otherwise;
    }
  }

  private long bytes() {
    return size(file) + size(file.resolveSibling(SqliteFile.NAME + "-wal"));
  }

  private static long size(Path path) {
    return Files.exists(path) ? path.toFile().length() : 0;
  }

  @Override
  public void close() throws SQLException {
    if (connection != null) {
      connection.close();
    }
  }

  /** Takes entries. */
  @FunctionalInterface
  interface Taker {
    void take(Entry entry) throws SQLException;
  }
}
