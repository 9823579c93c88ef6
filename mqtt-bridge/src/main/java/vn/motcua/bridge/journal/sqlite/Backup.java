package vn.motcua.bridge.journal.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import vn.motcua.bridge.journal.JournalRefusedException;
import vn.motcua.bridge.journal.Ledger;

/** Copies of a ledger that is in use. Stateless; any thread. */
final class Backup {
  private Backup() {}

  /**
   * Copies the whole ledger, as it is at one instant, into a new file while the program runs. The
   * file gets its name only when it is complete and on disk.
   *
   * <p>The copy is a complete ledger. Restored in the place of the original it is older than what
   * the case server holds, and the program begins a new epoch, see {@link Ledger#beginEpoch}.
   *
   * @throws JournalRefusedException when the target exists or cannot be written
   */
  static void write(Path file, Path target) {
    if (Files.exists(target)) {
      throw new JournalRefusedException(target + " exists; name a file that does not", null);
    }
    Path absolute = target.toAbsolutePath();
    Path unfinished = absolute.resolveSibling(absolute.getFileName() + ".part");
    try {
      Files.deleteIfExists(unfinished);
      SqliteFile.copy(file, unfinished);
      SqliteFile.sync(unfinished);
      Files.move(unfinished, absolute, StandardCopyOption.ATOMIC_MOVE);
      SqliteFile.sync(directoryOf(absolute));
    } catch (SQLException e) {
      throw LedgerFailures.of(file, "copying it to " + target, e);
    } catch (IOException e) {
      throw new JournalRefusedException(target + " cannot be written: " + e.getMessage(), e);
    }
  }

  private static Path directoryOf(Path absolute) throws IOException {
    Path directory = absolute.getParent();
    if (directory == null) {
      throw new IOException("it is no file in a directory");
    }
    return directory;
  }
}
