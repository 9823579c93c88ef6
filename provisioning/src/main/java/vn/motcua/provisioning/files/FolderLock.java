package vn.motcua.provisioning.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One at a time in a folder, between threads and processes. Not to be taken twice by one thread.
 * Any thread.
 *
 * @param file is made when it is missing, and stays empty
 */
public record FolderLock(Path file) {
  /** A file's lock is the process's; this one is between its threads. */
  private static final ReentrantLock WITHIN = new ReentrantLock();

  /**
   * What is done under the lock.
   *
   * @param <T> what comes out
   * @param <X> what it may throw beside {@link IOException}
   */
  public interface Work<T, X extends Exception> {
    /** Does it. */
    T run() throws IOException, X;
  }

  /** Waits for the lock, and does the work under it. */
  public <T, X extends Exception> T locked(Work<T, X> work) throws IOException, X {
    WITHIN.lock();
    try (FileChannel channel =
            FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held = channel.lock()) {
      assert held.isValid();
      return work.run();
    } finally {
      WITHIN.unlock();
    }
  }
}
