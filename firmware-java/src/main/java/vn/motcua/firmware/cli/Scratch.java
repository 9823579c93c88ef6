package vn.motcua.firmware.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Directories that a command makes for itself and takes away again. Stateless; any thread. */
final class Scratch {
  private static final int TRIES_MAX = 20;

  private Scratch() {}

  /**
   * Deletes a directory and all in it, also while somebody who has not heard of the end yet writes
   * there: what appears meanwhile goes with the next of {@value #TRIES_MAX} tries.
   */
  static void delete(Path directory) throws IOException {
    for (int tries = 1; !deleted(directory, tries == TRIES_MAX); tries++) {
      Thread.onSpinWait();
    }
  }

  private static boolean deleted(Path directory, boolean last) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
      return true;
    } catch (NoSuchFileException gone) {
      return true;
    } catch (DirectoryNotEmptyException | UncheckedIOException moving) {
      if (last) {
        throw new IOException(directory + " can not be deleted, it is still written to", moving);
      }
      return false;
    }
  }
}
