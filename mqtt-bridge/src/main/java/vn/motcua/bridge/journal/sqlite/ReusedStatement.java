package vn.motcua.bridge.journal.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A prepared statement that is prepared again after every failure: after an SQLException the
 * driver's statement is unusable. One thread at a time.
 */
final class ReusedStatement {
  private final Connection connection;
  private final String sql;
  private @Nullable PreparedStatement statement;

  ReusedStatement(Connection connection, String sql) {
    this.connection = connection;
    this.sql = sql;
  }

  /** Runs {@code use} on the statement. */
  <T> T with(Use<T> use) throws SQLException {
    PreparedStatement ready = statement;
    if (ready == null) {
      ready = connection.prepareStatement(sql);
      statement = ready;
    }
    try {
      return use.on(ready);
    } catch (SQLException e) {
      statement = null;
      try {
        ready.close();
      } catch (SQLException alsoFailed) {
        e.addSuppressed(alsoFailed);
      }
      throw e;
    }
  }

  /** Runs it without parameters. */
  void execute() throws SQLException {
    var _ = with(PreparedStatement::execute);
  }

  /** Gives the statement back. */
  void close() throws SQLException {
    if (statement != null) {
      statement.close();
      statement = null;
    }
  }

  /** Uses the statement. */
  @FunctionalInterface
  interface Use<T> {
    T on(PreparedStatement statement) throws SQLException;
  }
}
