package vn.motcua.bridge.journal.sqlite;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import vn.motcua.bridge.journal.JournalDamagedException;

/**
 * Serialises readers, and converts SQLite's errors into cases that a program can act on. Any
 * thread; a lock of the caller, which is always taken first, serialises writers.
 */
final class SqliteAccess {
  private final Path file;
  private final ReentrantLock reading = new ReentrantLock();

  SqliteAccess(Path file) {
    this.file = file;
  }

  /** Writes over the writing connections. */
  void write(String doing, Change change) {
    try {
      change.run();
    } catch (SQLException e) {
      throw LedgerFailures.of(file, doing, e);
    }
  }

  /** Writes, and uses the reading connection for it. */
  void readAndWrite(String doing, Change change) {
    reading.lock();
    try {
      write(doing, change);
    } finally {
      reading.unlock();
    }
  }

  /** Reads over the reading connection. */
  <T> T read(String doing, Question<T> question) {
    reading.lock();
    try {
      return question.ask();
    } catch (SQLException e) {
      throw LedgerFailures.of(file, doing, e);
    } catch (IllegalArgumentException e) {
      throw new JournalDamagedException(file, String.valueOf(e.getMessage()), e);
    } finally {
      reading.unlock();
    }
  }

  /** A write. */
  @FunctionalInterface
  interface Change {
    void run() throws SQLException;
  }

  /** A read; an {@link IllegalArgumentException} means that the file's content is invalid. */
  @FunctionalInterface
  interface Question<T> {
    T ask() throws SQLException;
  }
}
