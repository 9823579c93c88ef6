package vn.motcua.bridge.inbox.verify;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import vn.motcua.bridge.SampleEvent;
import vn.motcua.bridge.inbox.sqlite.SqliteInboxStore;
import vn.motcua.bridge.inbox.sqlite.SqliteRecord;
import vn.motcua.bridge.inbox.store.InboxStore;
import vn.motcua.bridge.inbox.store.RecordReader;

class SqliteRecordTest extends EditedRecordContract {
  private Path file() {
    return directory.resolve("inbox.db");
  }

  @Override
  InboxStore open() {
    return SqliteInboxStore.open(file(), SampleEvent.CATALOGUE);
  }

  @Override
  RecordReader reader() {
    return SqliteRecord.open(file());
  }

  @Override
  Connection connect() throws SQLException {
    Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
    run(connection, "PRAGMA synchronous = OFF");
    return connection;
  }

  @Override
  String chains() {
    return "chains";
  }

  @Override
  String events() {
    return "events";
  }

  @Override
  String hash(String hex) {
    return "'" + hex + "'";
  }
}
