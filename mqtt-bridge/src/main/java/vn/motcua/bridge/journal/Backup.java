package vn.motcua.bridge.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/** Copies of a ledger that is in use. Stateless; any thread. */
final class Backup {
  private Backup() {}

  /**
   * Copies the whole ledger, as it is at one instant, into a new file while the program runs.
   *
   * <p>The copy is a ledger of its own. Put back in the original's place it is older than what the
   * case server holds; the program then begins a new epoch, see {@link Ledger#beginEpoch}.
   *
   * @throws JournalRefusedException when the target exists or can not be written
   */
  static void write(Path file, Path target) {
    if (Files.exists(target)) {
      throw new JournalRefusedException(target + " exists; name a file that does not", null);
    }
    try {
      SqliteFile.copy(file, target);
      SqliteFile.sync(target);
    } catch (SQLException e) {
      throw Failures.of(file, "copying it to " + target, e);
    } catch (IOException e) {
      throw new JournalRefusedException(target + " can not be written: " + e.getMessage(), e);
    }
  }
}
