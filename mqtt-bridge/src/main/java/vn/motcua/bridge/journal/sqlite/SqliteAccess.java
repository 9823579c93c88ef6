package vn.motcua.bridge.journal.sqlite;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import vn.motcua.bridge.journal.JournalDamagedException;

/**
 * Lets readers take turns, and turns what SQLite says into what a program can act on. Any thread;
 * writers take turns by a lock of their caller's, which is always taken first.
 */
final class SqliteAccess {
  private final Path file;
  private final ReentrantLock reading = new ReentrantLock();

  SqliteAccess(Path file) {
    this.file = file;
  }

  /** Changes something over the writing connections. */
  void write(String doing, Change change) {
    try {
      change.run();
    } catch (SQLException e) {
      throw LedgerFailures.of(file, doing, e);
    }
  }

  /** Changes something and uses the reading connection for it. */
  void readAndWrite(String doing, Change change) {
    reading.lock();
    try {
      write(doing, change);
    } finally {
      reading.unlock();
    }
  }

  /** Asks something over the reading connection. */
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

  /** What is changed. */
  @FunctionalInterface
  interface Change {
    void run() throws SQLException;
  }

  /** What is asked; an {@link IllegalArgumentException} says that the file holds nonsense. */
  @FunctionalInterface
  interface Question<T> {
    T ask() throws SQLException;
  }
}
