package vn.motcua.bridge.inbox.sql;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.inbox.store.InboxStoreException;

/**
 * The one connection to an inbox's database, opened when it is needed. Any thread; transactions are
 * serialised.
 *
 * <p>After any failure the connection is closed, and the next transaction opens another one: the
 * database may have ended the transaction by itself, as SQLite does on a full disk, and the
 * driver's state is then wrong. Closing the connection discards what was not committed.
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

  /** Says what failed, why, and what to do. */
  @FunctionalInterface
  public interface Explanation {
    InboxStoreException of(String what, SQLException because);
  }

  /** Work that may fail. */
  public interface Work<T extends @Nullable Object> {
    T on(Connection connection) throws SQLException;
  }

  /**
   * Does work in a transaction, or as a part of the surrounding one.
   *
   * @throws InboxStoreException when it failed; nothing of it was done, unless the connection broke
   *     during the commit, when this is unknown
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
        // The connection is dropped in any case, and the first failure gives the reason.
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
