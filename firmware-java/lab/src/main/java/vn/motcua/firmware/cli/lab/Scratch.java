package vn.motcua.firmware.cli.lab;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Deletes directories that a command created for itself. Stateless; any thread. */
final class Scratch {
  private static final int TRIES_MAX = 20;
  private static final long PAUSE_NANOS = Duration.ofMillis(50).toNanos();

  private Scratch() {}

  /**
   * Deletes a directory and everything in it; files that vanish meanwhile do not matter. If
   * somebody still writes to it, it is tried again for about a second.
   */
  static void delete(Path directory) throws IOException {
    for (int tries = 1; ; tries++) {
      try {
        Files.walkFileTree(directory, new Remover());
        return;
      } catch (DirectoryNotEmptyException written) {
        if (tries == TRIES_MAX) {
          throw new IOException(directory + " cannot be deleted, it is still written to", written);
        }
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }

  private static final class Remover extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
      if (failure instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw failure;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
        throws IOException {
      if (failure != null && !(failure instanceof NoSuchFileException)) {
        throw failure;
      }
      Files.deleteIfExists(directory);
      return FileVisitResult.CONTINUE;
    }
  }
}
