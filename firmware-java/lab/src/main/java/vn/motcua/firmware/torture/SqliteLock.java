package vn.motcua.firmware.torture;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Another program that holds the lock of an SQLite file until it is closed. One thread. */
final class SqliteLock implements Closeable {
  private final Connection other;

  private SqliteLock(Connection other) {
    this.other = other;
  }

  /** Waits up to 30 s for the lock of {@code file}. */
  static SqliteLock of(Path file) throws IOException {
    try {
      Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
      try (var statement = other.createStatement()) {
        statement.execute("PRAGMA busy_timeout = 30000");
        statement.execute("BEGIN IMMEDIATE");
      }
      return new SqliteLock(other);
    } catch (SQLException e) {
      throw new IOException(file + " can not be locked", e);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      other.close();
    } catch (SQLException e) {
      throw new IOException("the locked file can not be unlocked", e);
    }
  }
}
