package vn.motcua.bridge.inbox;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * One connection to the database, made when it is needed and made again after it was lost. Any
 * thread; transactions take turns.
 */
final class PostgresSession implements AutoCloseable {
  /**
   * A process that hangs must not hold the others up for good: who waits for its locks gives up,
   * and the server ends what sits idle in a transaction.
   */
  private static final String SETTINGS =
      "SET lock_timeout = '20s'; SET idle_in_transaction_session_timeout = '30s';"
          + " SET synchronous_commit = on; SET TimeZone = 'UTC'";

  private final PostgresAddress address;
  private @Nullable Connection connection;
  private boolean inside;

  PostgresSession(PostgresAddress address) {
    this.address = address;
  }

  /** Work that may fail. */
  interface Work<T extends @Nullable Object> {
    T on(Connection connection) throws SQLException;
  }

  /**
   * Does work in a transaction of its own, or as a part of the one around it.
   *
   * @throws InboxStoreException when it failed; nothing of it was done, unless the connection broke
   *     in the very commit, of which nobody can know
   */
  synchronized <T extends @Nullable Object> T transaction(String what, Work<T> work) {
    boolean outermost = !inside;
    inside = true;
    try {
      Connection current = connection();
      T result = work.on(current);
      if (outermost) {
        current.commit();
      }
      return result;
    } catch (SQLException e) {
      InboxStoreException failure =
          new InboxStoreException(
              "the inbox database " + address + " could not " + what + ": " + e.getMessage(), e);
      throw outermost ? abandoned(failure) : failure;
    } catch (RuntimeException e) {
      throw outermost ? abandoned(e) : e;
    } finally {
      inside = !outermost;
    }
  }

  private Connection connection() throws SQLException {
    Connection current = connection;
    if (current != null) {
      return current;
    }
    Connection fresh = DriverManager.getConnection(address.url(), address.properties());
    try (var statement = fresh.createStatement()) {
      statement.execute(SETTINGS);
      fresh.setAutoCommit(false);
    } catch (SQLException e) {
      fresh.close();
      throw e;
    }
    connection = fresh;
    return fresh;
  }

  private RuntimeException abandoned(RuntimeException because) {
    Connection current = connection;
    if (current != null) {
      try {
        current.rollback();
      } catch (SQLException e) {
        because.addSuppressed(e);
        drop(current, because);
      }
    }
    return because;
  }

  private void drop(Connection broken, RuntimeException because) {
    connection = null;
    try {
      broken.close();
    } catch (SQLException e) {
      because.addSuppressed(e);
    }
  }

  @Override
  public synchronized void close() {
    try {
      if (connection != null) {
        connection.close();
      }
    } catch (SQLException e) {
      throw new InboxStoreException("the connection to " + address + " could not be closed", e);
    } finally {
      connection = null;
    }
  }
}
