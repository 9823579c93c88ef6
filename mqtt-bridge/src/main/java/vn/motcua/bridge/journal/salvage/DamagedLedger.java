package vn.motcua.bridge.journal.salvage;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.journal.Identity;
import vn.motcua.bridge.journal.Journal.Entry;
import vn.motcua.bridge.journal.JournalDamagedException;
import vn.motcua.bridge.journal.pages.EventPlace;
import vn.motcua.bridge.journal.pages.LedgerPages;
import vn.motcua.bridge.journal.pages.PageWalk;
import vn.motcua.bridge.journal.salvage.Salvage.Acknowledged;
import vn.motcua.bridge.journal.sqlite.LedgerRows;
import vn.motcua.bridge.journal.sqlite.LedgerSchema;
import vn.motcua.bridge.journal.sqlite.SqliteFile;
import vn.motcua.bridge.journal.sqlite.SqliteTables;

/**
 * The remains of a damaged ledger, in a copy of its files: its events, read from the pages, and its
 * acknowledged and pruned positions as far as SQLite can still read them. One thread.
 */
final class DamagedLedger implements AutoCloseable {
  /** SQLite file format 1.3: page size (16 bits) and pages in the file (32 bits). */
  private static final int PAGE_BYTES_AT = 16;

  private static final int PAGES_AT = 28;

  /** A header that claims more than this factor times the actual size is not believed. */
  private static final int PAD_FACTOR_MAX = 64;

  private static final System.Logger LOG = System.getLogger(DamagedLedger.class.getName());

  private final Identity identity;
  private final LedgerPages pages;
  private final Acknowledged acknowledged;
  private final LedgerRows.@Nullable Run first;

  private DamagedLedger(
      Identity identity,
      LedgerPages pages,
      Acknowledged acknowledged,
      LedgerRows.@Nullable Run first) {
    this.identity = identity;
    this.pages = pages;
    this.acknowledged = acknowledged;
    this.first = first;
  }

  /**
   * Opens the ledger in a directory.
   *
   * @param tables a directory with a second copy, which SQLite may change when it reads it
   */
  static DamagedLedger open(Path directory, Path tables, Identity identity) throws IOException {
    LedgerPages pages = LedgerPages.open(directory.resolve(SqliteFile.NAME));
    Path file = tables.resolve(SqliteFile.NAME);
    try {
      SqliteFile.requireLedger(file);
      pad(file);
      try (Connection connection = SqliteFile.reader(file)) {
        return new DamagedLedger(identity, pages, acknowledged(connection), first(connection));
      }
    } catch (JournalDamagedException | SQLException e) {
      LOG.log(
          System.Logger.Level.WARNING, "what was acknowledged is unreadable: {0}", e.getMessage());
      return new DamagedLedger(identity, pages, Acknowledged.UNKNOWN, null);
    } catch (IOException | RuntimeException e) {
      pages.close();
      throw e;
    }
  }

  /** Extends a truncated file to its full length, because SQLite refuses to read a short one. */
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

  /** The acknowledged position. */
  Acknowledged acknowledged() {
    return acknowledged;
  }

  /** Passes on every event that still matches its hash and was not pruned. */
  void forEach(Taker taker) throws SQLException {
    PageWalk walk = PageWalk.through(pages, identity);
    List<EventPlace> places = walk.places();
    long from =
        places.stream().filter(this::isFirst).mapToLong(EventPlace::position).findAny().orElse(1);
    for (EventPlace place : places) {
      if (place.position() >= from) {
        taker.take(new Entry(place.position(), walk.eventAt(place)));
      }
    }
  }

  /** Whether it is at the beginning of the first run; events before it were pruned. */
  private boolean isFirst(EventPlace place) {
    LedgerRows.Run run = first;
    return run != null
        && place.position() == run.position()
        && place.epoch().equals(run.epoch())
        && place.sequence() == run.sequence();
  }

  private static Acknowledged acknowledged(Connection connection) throws SQLException {
    Matcher value =
        SqliteTables.ACKNOWLEDGED.matcher(LedgerSchema.meta(connection, "acknowledged"));
    return value.matches()
        ? new Acknowledged(Long.parseLong(value.group(1)), value.group(2))
        : Acknowledged.UNKNOWN;
  }

  private static LedgerRows.@Nullable Run first(Connection connection) {
    try {
      return LedgerRows.runs(connection).stream().findFirst().orElse(null);
    } catch (SQLException | IllegalArgumentException e) {
      LOG.log(System.Logger.Level.WARNING, "its epochs are unreadable: {0}", e.getMessage());
      return null;
    }
  }

  /** Takes entries. */
  @FunctionalInterface
  interface Taker {
    void take(Entry entry) throws SQLException;
  }

  @Override
  public void close() throws IOException {
    pages.close();
  }
}
