package vn.motcua.bridge.inbox;

import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;

/** Turns what a database says into what a person can act on. Stateless; any thread. */
final class StoreFailures {
  private static final int PRIMARY_MASK = 0xff;
  private static final long FULL_BYTES = 64 << 10;

  private StoreFailures() {}

  /** Of an inbox file. */
  static InboxStoreException of(Path file, String what, SQLException e) {
    return new InboxStoreException(
        ofSqlite(file, e), sentence(file, what, ofSqlite(file, e), e), e);
  }

  /** Of an inbox database. */
  static InboxStoreException of(PostgresAddress address, String what, SQLException e) {
    Trouble trouble = ofPostgres(e.getSQLState(), String.valueOf(e.getMessage()));
    return new InboxStoreException(trouble, sentence(address, what, trouble, e), e);
  }

  private static String sentence(Object place, String what, Trouble trouble, SQLException e) {
    return "the inbox %s could not %s: %s (%s)"
        .formatted(place, what, trouble.advice(), e.getMessage());
  }

  private static Trouble ofSqlite(Path file, SQLException e) {
    int primary = e.getErrorCode() & PRIMARY_MASK;
    return switch (SQLiteErrorCode.getErrorCode(primary)) {
      case SQLITE_FULL -> Trouble.FULL;
      // SQLite reports a full disk as an I/O error when it hits its index of the log.
      case SQLITE_IOERR -> isFull(file) ? Trouble.FULL : Trouble.FAILED;
      case SQLITE_READONLY, SQLITE_PERM -> Trouble.READ_ONLY;
      case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_PROTOCOL -> Trouble.LOCKED;
      case SQLITE_CANTOPEN -> isFull(file) ? Trouble.FULL : Trouble.GONE;
      case SQLITE_CORRUPT, SQLITE_NOTADB -> Trouble.DAMAGED;
      default -> Trouble.FAILED;
    };
  }

  private static boolean isFull(Path file) {
    Path directory = file.toAbsolutePath().getParent();
    return directory != null
        && directory.toFile().isDirectory()
        && directory.toFile().getUsableSpace() < FULL_BYTES;
  }

  /** By the SQLSTATE; see the appendix "Error Codes" of PostgreSQL's manual. */
  static Trouble ofPostgres(@Nullable String state, String message) {
    String code = state == null ? "" : state;
    return switch (code) {
      case "53100" -> Trouble.FULL;
      case "25006" -> Trouble.READ_ONLY;
      // Where a file may not be written PostgreSQL tells "not allowed" and "read-only" alike.
      case "42501" -> message.contains("Read-only") ? Trouble.READ_ONLY : Trouble.FAILED;
      // lock_timeout, a deadlock, statement_timeout
      case "55P03", "40P01", "57014" -> Trouble.LOCKED;
      case "57P01", "57P02", "57P03", "25P03", "" -> Trouble.UNREACHABLE;
      case "XX001", "XX002" -> Trouble.DAMAGED;
      default -> code.startsWith("08") ? Trouble.UNREACHABLE : Trouble.FAILED;
    };
  }
}
