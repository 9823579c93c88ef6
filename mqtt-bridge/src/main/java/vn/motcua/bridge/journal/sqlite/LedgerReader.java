package vn.motcua.bridge.journal.sqlite;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import vn.motcua.bridge.journal.Finding;
import vn.motcua.bridge.journal.Identity;
import vn.motcua.bridge.journal.Journal.Entry;
import vn.motcua.bridge.journal.JournalDamagedException;
import vn.motcua.bridge.journal.JournalRefusedException;
import vn.motcua.bridge.journal.Verification;
import vn.motcua.bridge.journal.pages.LastLeaf;
import vn.motcua.bridge.journal.pages.LedgerPages;

/** Reads a ledger from another process, even while its board runs; changes nothing. One thread. */
public final class LedgerReader implements AutoCloseable {
  private static final int PAGE_EVENTS = 500;

  private final Path file;
  private final LedgerPages pages;
  private final Connection connection;
  private final Identity identity;

  private LedgerReader(Path file, LedgerPages pages, Connection connection, Identity identity) {
    this.file = file;
    this.pages = pages;
    this.connection = connection;
    this.identity = identity;
  }

  /**
   * Opens the ledger of a data directory.
   *
   * @throws JournalRefusedException when there is none, or it belongs to a later version of the
   *     program
   * @throws JournalDamagedException when it cannot be read at all
   */
  public static LedgerReader open(Path directory) {
    Path file = directory.resolve(SqliteFile.NAME);
    if (!SqliteFile.exists(directory)) {
      throw new JournalRefusedException(
          directory + " holds no ledger; name a board's data directory", null);
    }
    SqliteFile.requireLedger(file);
    try {
      LedgerPages pages = LedgerPages.open(file);
      try {
        return open(file, pages);
      } catch (RuntimeException e) {
        pages.close();
        throw e;
      }
    } catch (IOException e) {
      throw new JournalRefusedException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static LedgerReader open(Path file, LedgerPages pages) {
    try {
      Connection connection = SqliteFile.reader(file);
      try {
        LedgerSchema.require(file, connection);
        String centre = LedgerSchema.meta(connection, "centre");
        String board = LedgerSchema.meta(connection, "board");
        return new LedgerReader(file, pages, connection, new Identity(centre, board));
      } catch (SQLException | RuntimeException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      throw LedgerFailures.of(file, "opening it", e);
    } catch (IllegalArgumentException e) {
      throw new JournalDamagedException(file, "it does not say whose it is", e);
    }
  }

  /** Whose ledger it is. */
  public Identity identity() {
    return identity;
  }

  /**
   * Which positions the ledger holds.
   *
   * @param first position of the oldest event that is kept; 1 when there is none
   * @param last position of the newest event; 0 when there is none
   */
  public record Extent(long first, long last) {}

  /** The positions of the oldest and the newest event. */
  public Extent extent() {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(LedgerRows.SELECT_EXTENT)) {
      return row.next() ? new Extent(row.getLong(1), row.getLong(2)) : new Extent(1, 0);
    } catch (SQLException e) {
      throw LedgerFailures.of(file, "reading it", e);
    }
  }

  /** Up to {@code limit} entries after a position, oldest first. */
  public List<Entry> after(long position, int limit) {
    try (PreparedStatement select = connection.prepareStatement(LedgerRows.SELECT_EVENTS)) {
      return LedgerRows.select(select, identity, position, limit);
    } catch (SQLException e) {
      throw LedgerFailures.of(file, "reading it", e);
    } catch (IllegalArgumentException e) {
      throw new JournalDamagedException(file, String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * Proves the whole chain in constant memory; see {@link SqliteJournal#verify}. A ledger that ends
   * before the acknowledged event, or has another event in its place, is not sound: an older copy
   * was restored, or events at the end were removed.
   */
  public Verification verify(Consumer<Entry> sound, Consumer<Finding> findings) {
    try {
      // Read first: the board may be running, and later reads never see less of the ledger.
      AcknowledgedMark acknowledged =
          AcknowledgedMark.of(LedgerSchema.meta(connection, "acknowledged"));
      List<Entry> onLastLeaf = LastLeaf.entries(pages, identity);
      List<LedgerRows.Run> runs = LedgerRows.runs(connection);
      LongFunction<List<Entry>> pageAfter =
          after -> {
            List<Entry> page = after(after, PAGE_EVENTS);
            page.forEach(acknowledged::meet);
            return page;
          };
      Verification seen = LedgerVerifier.prove(runs, pageAfter, sound, findings);
      List<Finding> more = new ArrayList<>(LastLeaf.hidden(onLastLeaf, seen.head()));
      acknowledged.fault(seen.head()).ifPresent(more::add);
      more.forEach(findings);
      return new Verification(
          seen.events(), seen.faults() + more.size(), seen.head(), seen.counts());
    } catch (SQLException e) {
      throw LedgerFailures.of(file, "reading it", e);
    } catch (IllegalArgumentException e) {
      throw new JournalDamagedException(file, String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * Copies the ledger as it is now into a directory without one; see {@link Backup#write}.
   *
   * @throws JournalRefusedException when the directory has a ledger, or cannot be written
   */
  public void backup(Path directory) {
    if (SqliteFile.exists(directory)) {
      throw new JournalRefusedException(
          directory + " holds a ledger already; name another directory", null);
    }
    Backup.write(file, directory.resolve(SqliteFile.NAME));
  }

  /** The highest acknowledged position, 0 when there is none. */
  public long acknowledged() {
    try {
      var value = SqliteTables.ACKNOWLEDGED.matcher(LedgerSchema.meta(connection, "acknowledged"));
      return value.matches() ? Long.parseLong(value.group(1)) : 0;
    } catch (SQLException e) {
      throw LedgerFailures.of(file, "reading it", e);
    }
  }

  @Override
  public void close() {
    try (pages) {
      connection.close();
    } catch (SQLException e) {
      throw LedgerFailures.of(file, "closing it", e);
    } catch (IOException e) {
      throw new JournalRefusedException(file + " cannot be closed: " + e.getMessage(), e);
    }
  }
}
