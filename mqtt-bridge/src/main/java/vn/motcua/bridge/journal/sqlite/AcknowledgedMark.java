package vn.motcua.bridge.journal.sqlite;

import java.util.Optional;
import java.util.regex.Matcher;
import vn.motcua.bridge.journal.Finding;
import vn.motcua.bridge.journal.Journal.Entry;
import vn.motcua.bridge.journal.Journal.Head;

/** The acknowledged position stored in a ledger, compared with the ledger itself. One thread. */
public final class AcknowledgedMark {
  private final long position;
  private final String hash;
  private boolean isAnother;

  private AcknowledgedMark(long position, String hash) {
    this.position = position;
    this.hash = hash;
  }

  /** The value in the file; an unreadable value counts as none, as for the board. */
  static AcknowledgedMark of(String value) {
    Matcher said = SqliteTables.ACKNOWLEDGED.matcher(value);
    return said.matches()
        ? new AcknowledgedMark(Long.parseLong(said.group(1)), said.group(2))
        : new AcknowledgedMark(0, "");
  }

  /** Takes each entry of the ledger. */
  void meet(Entry entry) {
    isAnother |= entry.position() == position && !entry.event().hash().equals(hash);
  }

  /** The fault, after the whole ledger was read. */
  Optional<Finding> fault(Head head) {
    if (position > head.position()) {
      return Optional.of(
          new Finding(
              head.position() + 1,
              "events are missing up to position %d, which the case server has acknowledged"
                  .formatted(position)));
    }
    return isAnother
        ? Optional.of(
            new Finding(position, "the case server has acknowledged another event in this place"))
        : Optional.empty();
  }
}
