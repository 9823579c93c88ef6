package vn.motcua.firmware.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import vn.motcua.bridge.Chain;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.journal.GroupCommit;
import vn.motcua.bridge.journal.Stamped;

/**
 * A plain file in the ledger's place: each group is one write of as many rows and one fdatasync,
 * with no chain and no database: what is left is the disk and the waking of the producers.
 */
final class PlainGroup {
  private PlainGroup() {}

  /** Writes {@code row} for every event; all of them are told of the same one. */
  static GroupCommit.Appender writing(byte[] row, PlainFile file) {
    Stamped told = JournalBench.stamped(0);
    Event event = Chain.link("minh-hoa", "bench", "0", 1, "row", told.at(), "{}", Chain.GENESIS);
    return batch -> {
      try {
        file.writeTogether(row, batch.size());
        return Collections.nCopies(batch.size(), event);
      } catch (IOException e) {
        throw new UncheckedIOException("the plain file can not be written", e);
      }
    };
  }
}
