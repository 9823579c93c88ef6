package vn.motcua.bridge.journal.sqlite;

import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import vn.motcua.bridge.journal.JournalDamagedException;
import vn.motcua.bridge.journal.JournalFailedException;
import vn.motcua.bridge.journal.JournalFullException;

/**
 * Converts errors of SQLite into the few cases that a program can act on. Stateless; any thread.
 */
final class LedgerFailures {
  private static final int PRIMARY_MASK = 0xff;

  private LedgerFailures() {}

  /** The exception to throw for {@code e}, which came up in {@code file} while {@code doing}. */
  static RuntimeException of(Path file, String doing, SQLException e) {
    int primary = e.getErrorCode() & PRIMARY_MASK;
    if (primary == SQLiteErrorCode.SQLITE_FULL.code) {
      return new JournalFullException("no room on the disk of " + file + ", " + doing, e);
    }
    if (primary == SQLiteErrorCode.SQLITE_CORRUPT.code
        || primary == SQLiteErrorCode.SQLITE_NOTADB.code) {
      return new JournalDamagedException(file, "its pages are not those of a database", e);
    }
    if (primary == SQLiteErrorCode.SQLITE_ERROR.code) {
      return new JournalDamagedException(file, "its tables are not those of a ledger", e);
    }
    if (primary == SQLiteErrorCode.SQLITE_IOERR.code && isFull(file)) {
      return new JournalFullException("no room on the disk of " + file + ", " + doing, e);
    }
    return new JournalFailedException(file + " failed, " + doing + ": " + e.getMessage(), e);
  }

  /** SQLite reports a full disk as an I/O error when it occurs in the index of the log. */
  private static boolean isFull(Path file) {
    return file.toFile().getUsableSpace() < (64 << 10);
  }
}
