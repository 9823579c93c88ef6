package vn.motcua.bridge.inbox.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import vn.motcua.bridge.inbox.store.InboxRoster;

/**
 * Which inboxes are alive, in the table {@code inbox}, by the database's clock: those of the
 * machines may differ. Each call is a part of the caller's transaction. Stateless.
 */
final class PostgresRoster {
  private PostgresRoster() {}

  /** Notes an inbox as alive, and reads all that are. */
  static Set<String> alive(Connection c, String group, String inbox) throws SQLException {
    try (var note =
            c.prepareStatement(
                """
                INSERT INTO inbox VALUES (?, ?, clock_timestamp())
                ON CONFLICT (share, id) DO UPDATE SET seen = excluded.seen\
                """);
        var query =
            c.prepareStatement(
                "SELECT id FROM inbox WHERE share=? AND seen > clock_timestamp() - interval '%d s'"
                    .formatted(InboxRoster.SECONDS_ALIVE))) {
      note.setString(1, group);
      note.setString(2, inbox);
      note.executeUpdate();
      query.setString(1, group);
      Set<String> living = new HashSet<>(Set.of(inbox));
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          living.add(row.getString(1));
        }
      }
      return living;
    }
  }

  /** Removes an inbox, and those that died an hour ago. */
  static void leave(Connection c, String group, String inbox) throws SQLException {
    try (var delete =
        c.prepareStatement(
            "DELETE FROM inbox WHERE share=? AND id=?"
                + " OR seen < clock_timestamp() - interval '1 hour'")) {
      delete.setString(1, group);
      delete.setString(2, inbox);
      delete.executeUpdate();
    }
  }
}
