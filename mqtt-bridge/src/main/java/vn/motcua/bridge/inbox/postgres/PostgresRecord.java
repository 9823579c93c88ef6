package vn.motcua.bridge.inbox.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import vn.motcua.bridge.inbox.sql.RecordQueries;
import vn.motcua.bridge.inbox.store.InboxStoreException;
import vn.motcua.bridge.inbox.store.RecordReader;

/** The record of inboxes that share a database, on a read-only connection. */
public final class PostgresRecord extends RecordQueries {
  private PostgresRecord(Connection connection, String place) {
    super(connection, place, new Words());
  }

  /**
   * Connects; a role with read permission is enough.
   *
   * @throws InboxStoreException when that is not possible, with the database's message
   */
  public static RecordReader open(PostgresAddress address) {
    String place = "the inbox database " + address;
    try {
      Connection connection = DriverManager.getConnection(address.url(), address.properties());
      try (var statement = connection.createStatement()) {
        statement.execute("SET TimeZone = 'UTC'");
        statement.execute("SELECT 1 FROM chain LIMIT 1");
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setAutoCommit(false);
      } catch (SQLException e) {
        connection.close();
        throw e;
      }
      return new PostgresRecord(connection, place);
    } catch (SQLException e) {
      throw new InboxStoreException(place + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** The tables of {@link PostgresSchema}. */
  private static final class Words implements RecordQueries.Words {
    @Override
    public String chains() {
      return "SELECT id, centre, board, epoch, sequence, encode(hash,'hex') AS hash FROM chain";
    }

    @Override
    public String events() {
      return "SELECT "
          + PostgresInboxStore.EVENT_FIELDS
          + ", e.received::text AS place FROM event e WHERE e.chain=? AND (e.sequence, e.received)"
          + " > (?, ?::timestamptz) ORDER BY e.sequence, e.received LIMIT ";
    }

    /** Rows inserted by hand may have one sequence in several months' partitions. */
    @Override
    public void bindPlace(PreparedStatement query, int at, long sequence, String place)
        throws SQLException {
      query.setString(at, place.isEmpty() ? "infinity" : place);
    }

    @Override
    public String asides() {
      return "SELECT e.centre, e.board, e.epoch, "
          + PostgresInboxStore.EVENT_FIELDS
          + ", '' AS place FROM aside e WHERE (e.centre, e.board, e.epoch, e.sequence, e.hash)"
          + " > (?,?,?,?,decode(?,'hex')) ORDER BY e.centre, e.board, e.epoch, e.sequence, e.hash"
          + " LIMIT ";
    }

    @Override
    public String held() {
      return "SELECT 1 FROM event e JOIN chain c ON c.id = e.chain WHERE c.centre=? AND"
          + " c.board=? AND c.epoch=? AND e.sequence=? AND encode(e.hash,'hex')=?";
    }

    @Override
    public String aside() {
      return "SELECT 1 FROM aside WHERE centre=? AND board=? AND epoch=? AND sequence=?"
          + " AND encode(hash,'hex')=?";
    }

    @Override
    public String anomalies() {
      return "anomaly";
    }

    @Override
    public String stretch() {
      return "SELECT min(sequence), max(sequence) FROM event WHERE chain=?"
          + " AND wall >= ? COLLATE \"C\" AND wall < ? COLLATE \"C\"";
    }

    @Override
    public String strays() {
      return "SELECT e.chain, count(*), min(e.sequence) FROM event e LEFT JOIN chain c"
          + " ON c.id = e.chain WHERE c.id IS NULL GROUP BY e.chain ORDER BY e.chain LIMIT 100";
    }
  }
}
