package vn.motcua.bridge.inbox.verify;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.LocalDays;
import vn.motcua.bridge.anchor.AnchorBook;
import vn.motcua.bridge.inbox.audit.Forgotten;
import vn.motcua.bridge.inbox.audit.SealKeys;

/**
 * What is asked of a record.
 *
 * @param from first local day (Asia/Ho_Chi_Minh), null for all from the beginning
 * @param to last local day, null for all to the end
 * @param forgotten what is not held on purpose
 * @param keys that seals are held against
 * @param anchors that chains are held against
 */
public record RecordQuestion(
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    Forgotten forgotten,
    SealKeys keys,
    AnchorBook anchors) {
  /** Everything, by what the record itself says. */
  public static RecordQuestion everything() {
    return new RecordQuestion(null, null, Forgotten.NOTHING, SealKeys.UNKNOWN, AnchorBook.empty());
  }

  /** The same with anchors. */
  public RecordQuestion against(AnchorBook book) {
    return new RecordQuestion(from, to, forgotten, keys, book);
  }

  boolean isWhole() {
    return from == null && to == null;
  }

  /** Whether a local day is one of those that are asked about. */
  public boolean asks(LocalDate day) {
    return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
  }

  Instant begin() {
    if (from == null || from.isBefore(LocalDays.FIRST)) {
      return Instant.EPOCH;
    }
    return LocalDays.start(from.isAfter(LocalDays.LAST) ? LocalDays.LAST : from);
  }

  /** A day later than the last one, since the night after a day seals it. */
  Instant end() {
    return to == null || to.isAfter(LocalDays.LAST.minusDays(2))
        ? Instant.parse("9999-12-31T00:00:00Z")
        : LocalDays.start(to.plusDays(2));
  }
}
