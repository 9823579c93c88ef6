package vn.motcua.bridge.journal.sqlite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.SecretFiles;
import vn.motcua.bridge.journal.JournalInUseException;
import vn.motcua.bridge.journal.JournalRefusedException;

/**
 * Allows one program at a time on a data directory.
 *
 * <p>A kernel lock on a separate file, so it ends with the process in any case, and never affects
 * the locks of SQLite on its files. The file holds the process id, for people.
 */
public final class DirectoryLock implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(DirectoryLock.class.getName());
  private static final int PID_BYTES_MAX = 20;

  private final FileChannel channel;

  private DirectoryLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock, creating the directory when it is missing.
   *
   * @throws JournalInUseException when another program has it
   * @throws JournalRefusedException when the directory cannot be written
   */
  public static DirectoryLock take(Path directory) {
    FileChannel channel;
    try {
      Files.createDirectories(directory);
      if (SecretFiles.isOpenToOthers(directory)) {
        LOG.log(Level.WARNING, "others on this machine can look into {0}; chmod 700 it", directory);
      }
      channel =
          FileChannel.open(
              directory.resolve("journal.lock"),
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new JournalRefusedException(
          "%s cannot be written (%s); give the program a data directory of its own"
              .formatted(directory, reason(e)),
          e);
    }
    try {
      return lock(directory, channel);
    } catch (IOException e) {
      close(channel);
      throw new JournalRefusedException(directory + " cannot be locked: " + e.getMessage(), e);
    } catch (JournalInUseException e) {
      close(channel);
      throw e;
    }
  }

  /** Why the directory or its lock cannot be made, for people. */
  private static String reason(IOException e) {
    return switch (e) {
      case AccessDeniedException _ -> "this user may not write there";
      case FileAlreadyExistsException _ -> "a file has its name";
      case FileSystemException file when file.getReason() != null -> file.getReason();
      default -> "the system does not allow it";
    };
  }

  @Override
  public void close() {
    close(channel);
  }

  private static DirectoryLock lock(Path directory, FileChannel channel) throws IOException {
    if (tryLock(channel) == null) {
      ByteBuffer holder = ByteBuffer.allocate(PID_BYTES_MAX);
      channel.read(holder, 0);
      String pid = StandardCharsets.US_ASCII.decode(holder.flip()).toString().strip();
      throw new JournalInUseException(
          "%s is in use by another program%s; stop that one first"
              .formatted(directory, pid.isEmpty() ? "" : " (process " + pid + ")"));
    }
    channel.truncate(0);
    String pid = Long.toString(ProcessHandle.current().pid());
    channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)), 0);
    return new DirectoryLock(channel);
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock(1L << 40, 1, false); // beyond the process id, which stays readable
    } catch (OverlappingFileLockException e) {
      return null; // this very process has it
    }
  }

  private static void close(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the lock could not be given back", e);
    }
  }
}
