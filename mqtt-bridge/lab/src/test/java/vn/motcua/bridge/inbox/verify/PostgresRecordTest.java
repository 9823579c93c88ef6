package vn.motcua.bridge.inbox.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import vn.motcua.bridge.SampleEvent;
import vn.motcua.bridge.inbox.postgres.Postgres;
import vn.motcua.bridge.inbox.postgres.PostgresAddress;
import vn.motcua.bridge.inbox.postgres.PostgresInboxStore;
import vn.motcua.bridge.inbox.postgres.PostgresRecord;
import vn.motcua.bridge.inbox.store.InboxStore;
import vn.motcua.bridge.inbox.store.RecordReader;

class PostgresRecordTest extends EditedRecordContract {
  private final PostgresAddress address = Postgres.database();

  @Override
  InboxStore open() {
    return PostgresInboxStore.open(address, SampleEvent.CATALOGUE);
  }

  @Override
  RecordReader reader() {
    return PostgresRecord.open(address);
  }

  @Override
  Connection connect() throws SQLException {
    Connection connection = DriverManager.getConnection(address.url());
    run(connection, "SET synchronous_commit = off");
    return connection;
  }

  @Override
  String chains() {
    return "chain";
  }

  @Override
  String events() {
    return "event";
  }

  @Override
  String hash(String hex) {
    return "decode('" + hex + "','hex')";
  }

  @Test
  void anEventThatStandsInTwoMonthsIsNamed() throws SQLException {
    fill();
    Instant later = Instant.parse("2026-12-20T01:00:00Z");
    Sealed third = new Sealed("quay-3", "00000000000000dd").day("2026-12-18", 1);
    store.commit(InboxStore.Additions.of(third.events()), later);
    assertThat(faults()).isEmpty();
    try (Connection c = connect()) {
      run(
          c,
          "INSERT INTO event SELECT chain, sequence, received + interval '1 month', type, wall,"
              + " boot_id, monotonic, clock, data, previous_hash, hash FROM event"
              + " WHERE chain=1 AND sequence=4");
    }
    assertThat(faults())
        .anyMatch(line -> line.startsWith("OUT_OF_PLACE hanoi/quay-1/00000000000000aa-4"));
  }
}
