package vn.motcua.bridge.inbox.sqlite;

import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import vn.motcua.bridge.inbox.store.InboxStoreException;
import vn.motcua.bridge.inbox.store.StoreTrouble;

/** Converts errors of SQLite into messages that a person can act on. Stateless; any thread. */
final class SqliteFailures {
  private static final int PRIMARY_MASK = 0xff;
  private static final long FULL_BYTES = 64 << 10;

  private SqliteFailures() {}

  /** Of an inbox file. */
  static InboxStoreException of(Path file, String what, SQLException e) {
    return InboxStoreException.of(trouble(file, e), file, what, e);
  }

  private static StoreTrouble trouble(Path file, SQLException e) {
    int primary = e.getErrorCode() & PRIMARY_MASK;
    return switch (SQLiteErrorCode.getErrorCode(primary)) {
      case SQLITE_FULL -> StoreTrouble.FULL;
      // SQLite reports a full disk as an I/O error when it occurs in the index of the log.
      case SQLITE_IOERR -> isFull(file) ? StoreTrouble.FULL : StoreTrouble.FAILED;
      case SQLITE_READONLY, SQLITE_PERM -> StoreTrouble.READ_ONLY;
      case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_PROTOCOL -> StoreTrouble.LOCKED;
      case SQLITE_CANTOPEN -> isFull(file) ? StoreTrouble.FULL : StoreTrouble.GONE;
      case SQLITE_CORRUPT, SQLITE_NOTADB -> StoreTrouble.DAMAGED;
      default -> StoreTrouble.FAILED;
    };
  }

  private static boolean isFull(Path file) {
    Path directory = file.toAbsolutePath().getParent();
    return directory != null
        && directory.toFile().isDirectory()
        && directory.toFile().getUsableSpace() < FULL_BYTES;
  }
}
