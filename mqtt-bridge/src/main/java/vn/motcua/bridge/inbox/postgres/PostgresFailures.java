package vn.motcua.bridge.inbox.postgres;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.inbox.store.InboxStoreException;
import vn.motcua.bridge.inbox.store.StoreTrouble;

/** Converts errors of PostgreSQL into messages that a person can act on. Stateless; any thread. */
final class PostgresFailures {
  private PostgresFailures() {}

  /** Of an inbox database. */
  static InboxStoreException of(PostgresAddress address, String what, SQLException e) {
    StoreTrouble trouble = trouble(e.getSQLState(), String.valueOf(e.getMessage()));
    return InboxStoreException.of(trouble, address, what, e);
  }

  /** By the SQLSTATE; see the appendix "Error Codes" of PostgreSQL's manual. */
  static StoreTrouble trouble(@Nullable String state, String message) {
    String code = state == null ? "" : state;
    return switch (code) {
      case "53100" -> StoreTrouble.FULL;
      case "25006" -> StoreTrouble.READ_ONLY;
      // PostgreSQL reports a file without permission and a read-only file system in the same way.
      case "42501" -> message.contains("Read-only") ? StoreTrouble.READ_ONLY : StoreTrouble.FAILED;
      // lock_timeout, a deadlock, statement_timeout
      case "55P03", "40P01", "57014" -> StoreTrouble.LOCKED;
      case "57P01", "57P02", "57P03", "25P03", "" -> StoreTrouble.UNREACHABLE;
      case "XX001", "XX002" -> StoreTrouble.DAMAGED;
      default -> code.startsWith("08") ? StoreTrouble.UNREACHABLE : StoreTrouble.FAILED;
    };
  }
}
