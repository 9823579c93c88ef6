package vn.motcua.bridge.inbox.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;
import vn.motcua.bridge.inbox.sql.RecordQueries;
import vn.motcua.bridge.inbox.store.InboxStoreException;
import vn.motcua.bridge.inbox.store.RecordReader;

/** The record of an inbox with its own SQLite file, on a read-only connection. */
public final class SqliteRecord extends RecordQueries {
  private SqliteRecord(Connection connection, String place) {
    super(connection, place, new Words());
  }

  /**
   * Opens the file of an inbox.
   *
   * @throws InboxStoreException when it cannot be opened; the message names it
   */
  public static RecordReader open(Path file) {
    SQLiteConfig config = new SQLiteConfig();
    config.resetOpenMode(SQLiteOpenMode.CREATE);
    config.setBusyTimeout(5_000);
    config.setPragma(SQLiteConfig.Pragma.CACHE_SIZE, "-512");
    try {
      Connection connection = config.createConnection("jdbc:sqlite:" + file);
      try (var statement = connection.createStatement()) {
        statement.execute("PRAGMA query_only = ON");
        statement.execute("SELECT count(*) FROM chains");
      } catch (SQLException e) {
        connection.close();
        throw e;
      }
      connection.setAutoCommit(false);
      return new SqliteRecord(connection, "the inbox file " + file);
    } catch (SQLException e) {
      throw new InboxStoreException("the inbox file " + file + " cannot be opened", e);
    }
  }

  /** The tables of {@link SqliteInboxTables}. */
  private static final class Words implements RecordQueries.Words {
    @Override
    public String chains() {
      return "SELECT id, centre, board, epoch, sequence, hash FROM chains";
    }

    @Override
    public String events() {
      return "SELECT e.*, '' AS place FROM events e WHERE e.chain=? AND e.sequence>?"
          + " ORDER BY e.sequence LIMIT ";
    }

    @Override
    public void bindPlace(PreparedStatement query, int at, long sequence, String place) {
      // The table's key ensures that a sequence occurs only once.
    }

    @Override
    public String asides() {
      return "SELECT *, '' AS place FROM asides WHERE (centre, board, epoch, sequence, hash)"
          + " > (?,?,?,?,?) ORDER BY centre, board, epoch, sequence, hash LIMIT ";
    }

    @Override
    public String held() {
      return "SELECT 1 FROM events e JOIN chains c ON c.id = e.chain WHERE c.centre=? AND"
          + " c.board=? AND c.epoch=? AND e.sequence=? AND e.hash=?";
    }

    @Override
    public String aside() {
      return "SELECT 1 FROM asides WHERE centre=? AND board=? AND epoch=? AND sequence=?"
          + " AND hash=?";
    }

    @Override
    public String anomalies() {
      return "anomalies";
    }

    @Override
    public String stretch() {
      return "SELECT min(sequence), max(sequence) FROM events WHERE chain=? AND wall>=? AND wall<?";
    }

    @Override
    public String strays() {
      return "SELECT chain, count(*), min(sequence) FROM events WHERE chain NOT IN"
          + " (SELECT id FROM chains) GROUP BY chain ORDER BY chain LIMIT 100";
    }
  }
}
