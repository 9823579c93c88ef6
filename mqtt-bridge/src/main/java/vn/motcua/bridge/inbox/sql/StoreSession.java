package vn.motcua.bridge.inbox.sql;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.inbox.store.InboxStoreException;

/**
 * One connection to where an inbox stores, made when it is needed. Any thread; transactions take
 * turns.
 *
 * <p>A connection on which anything failed is given up, and the next transaction opens another: the
 * database may have ended the transaction by itself, as SQLite does at a full disk, and what the
 * driver believes of it is then no longer so. What was not committed goes with the connection.
 */
public final class StoreSession implements AutoCloseable {
  private final Opener opener;
  private final Explanation explanation;
  private @Nullable Connection connection;
  private boolean inside;
  private boolean broken;

  public StoreSession(Opener opener, Explanation explanation) {
    this.opener = opener;
    this.explanation = explanation;
  }

  /** Opens a connection that is ready to use, without auto-commit. */
  @FunctionalInterface
  public interface Opener {
    Connection open() throws SQLException;
  }

  /** Says what could not be done, why, and what to do. */
  @FunctionalInterface
  public interface Explanation {
    InboxStoreException of(String what, SQLException because);
  }

  /** Work that may fail. */
  public interface Work<T extends @Nullable Object> {
    T on(Connection connection) throws SQLException;
  }

  /**
   * Does work in a transaction of its own, or as a part of the one around it.
   *
   * @throws InboxStoreException when it failed; nothing of it was done, unless the connection broke
   *     in the very commit, of which nobody can know
   */
  public synchronized <T extends @Nullable Object> T transaction(String what, Work<T> work) {
    boolean outermost = !inside;
    inside = true;
    boolean done = false;
    try {
      Connection current = connection();
      T result = work.on(current);
      if (broken) {
        throw new SQLException("a part of it failed before");
      }
      if (outermost) {
        current.commit();
      }
      done = true;
      return result;
    } catch (SQLException e) {
      throw explanation.of(what, e);
    } finally {
      broken |= !done;
      if (outermost) {
        inside = false;
        giveUpWhenBroken();
      }
    }
  }

  private Connection connection() throws SQLException {
    Connection current = connection;
    if (current == null) {
      current = opener.open();
      connection = current;
    }
    return current;
  }

  private void giveUpWhenBroken() {
    Connection current = connection;
    if (broken && current != null) {
      connection = null;
      try {
        current.close();
      } catch (SQLException e) {
        // It is given up in any case, and why is told by what failed before.
        System.getLogger(StoreSession.class.getName())
            .log(System.Logger.Level.DEBUG, "a failed connection did not close", e);
      }
    }
    broken = false;
  }

  @Override
  public synchronized void close() {
    Connection current = connection;
    connection = null;
    try {
      if (current != null) {
        current.close();
      }
    } catch (SQLException e) {
      throw explanation.of("be closed", e);
    }
  }
}
