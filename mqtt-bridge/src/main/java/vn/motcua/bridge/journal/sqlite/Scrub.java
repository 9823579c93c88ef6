package vn.motcua.bridge.journal.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Removes the bytes of erased data from a ledger's files.
 *
 * <p>The transaction that blanks a row records in {@code meta} that the log may still contain old
 * pages. Afterwards the log is checkpointed and truncated, without waiting for readers: while one
 * prevents it, it is tried again at each append and at the next start. SQLite overwrites what it
 * frees or moves ({@code secure_delete}); a file from an earlier version without this setting is
 * rewritten once, with as much memory as its size, if it has at most {@value #ANEW_BYTES_MAX}
 * bytes. The thread that appends, while nobody reads over the ledger's connections.
 */
final class Scrub {
  /** Key in {@code meta}: the file contains no freed or moved bytes. */
  static final String CLEAN = "clean";

  /**
   * In a larger file of an earlier version, free pages keep their old content until they are
   * reused.
   */
  static final long ANEW_BYTES_MAX = 256L << 20;

  private static final System.Logger LOG = System.getLogger(Scrub.class.getName());
  private static final String DUE = "erasing";

  private final Path file;
  private final Connection appender;
  private boolean due;

  /** Reads from the file whether something is left to do. */
  Scrub(Path file, Connection appender) throws SQLException {
    this.file = file;
    this.appender = appender;
    this.due = !LedgerSchema.meta(appender, DUE).isEmpty();
  }

  /** Records in the caller's transaction that something is erased. */
  void note() throws SQLException {
    LedgerSchema.meta(appender, DUE, "yes");
  }

  /** Whether bytes of erased data may still be there. */
  boolean isDue() {
    return due;
  }

  /**
   * Removes the bytes, after the transaction is committed. A failure is logged and tried again: the
   * events themselves are safe.
   */
  void attempt() {
    due = true;
    try {
      if (LedgerSchema.meta(appender, CLEAN).isEmpty()) {
        writeAnew();
      }
      if (isLogGone()) {
        LedgerSchema.meta(appender, DUE, "");
        due = false;
      }
    } catch (SQLException | IOException e) {
      LOG.log(
          System.Logger.Level.WARNING,
          "erased data may still be in {0} and its log; this is tried again: {1}",
          file,
          e.getMessage());
    }
  }

  private void writeAnew() throws SQLException, IOException {
    try (Statement statement = appender.createStatement()) {
      if (Files.size(file) <= ANEW_BYTES_MAX) {
        statement.execute("VACUUM");
        LedgerSchema.meta(appender, CLEAN, "since it was written anew");
      } else {
        LOG.log(
            System.Logger.Level.WARNING,
            "{0} is too large to be rewritten: free pages may hold what an earlier program"
                + " left there until they are used again",
            file);
      }
    }
  }

  private boolean isLogGone() throws SQLException {
    try (Statement statement = appender.createStatement()) {
      statement.execute("PRAGMA busy_timeout = 0");
      try (var row = statement.executeQuery("PRAGMA wal_checkpoint(TRUNCATE)")) {
        return row.next() && row.getInt(1) == 0;
      } finally {
        statement.execute("PRAGMA busy_timeout = " + SqliteFile.BUSY_MS_MAX);
      }
    }
  }
}
