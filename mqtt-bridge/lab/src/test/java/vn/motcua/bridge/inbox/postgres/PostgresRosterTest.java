package vn.motcua.bridge.inbox.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.motcua.bridge.SampleEvent;

/** Who is alive among the inboxes of one database. */
class PostgresRosterTest {
  private final PostgresAddress address = Postgres.database();
  private final PostgresInboxStore one = PostgresInboxStore.open(address, SampleEvent.CATALOGUE);
  private final PostgresInboxStore other = PostgresInboxStore.open(address, SampleEvent.CATALOGUE);

  @AfterEach
  void close() {
    one.close();
    other.close();
  }

  @Test
  void thoseOfAGroupKnowEachOtherFromTheFirstWordOn() {
    assertThat(one.alive("motcua", "a")).containsExactly("a");
    assertThat(other.alive("motcua", "b")).containsExactlyInAnyOrder("a", "b");
    assertThat(one.alive("motcua", "a")).containsExactlyInAnyOrder("a", "b");
    assertThat(one.alive("another", "c")).containsExactly("c");
  }

  @Test
  void oneThatLeavesIsGoneAtOnce() {
    assertThat(one.alive("motcua", "a")).hasSize(1);
    assertThat(other.alive("motcua", "b")).hasSize(2);
    other.leave("motcua", "b");
    assertThat(one.alive("motcua", "a")).containsExactly("a");
  }

  @Test
  void oneThatIsSilentForFourSecondsOfTheDatabasesClockIsDeadUntilItSpeaks() throws SQLException {
    assertThat(one.alive("motcua", "a")).hasSize(1);
    assertThat(other.alive("motcua", "b")).hasSize(2);
    execute("UPDATE inbox SET seen = seen - interval '3 s' WHERE id = 'b'");
    assertThat(one.alive("motcua", "a")).containsExactlyInAnyOrder("a", "b");
    execute("UPDATE inbox SET seen = seen - interval '1 s' WHERE id = 'b'");
    assertThat(one.alive("motcua", "a")).containsExactly("a");
    assertThat(other.alive("motcua", "b")).containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void theTableMayBeEmptiedAtAnyTimeAsByACrashOfTheDatabase() throws SQLException {
    assertThat(one.alive("motcua", "a")).hasSize(1);
    execute("TRUNCATE inbox");
    assertThat(other.alive("motcua", "b")).containsExactly("b");
    assertThat(one.alive("motcua", "a")).containsExactlyInAnyOrder("a", "b");
  }

  private void execute(String sql) throws SQLException {
    try (var connection = DriverManager.getConnection(address.url());
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
