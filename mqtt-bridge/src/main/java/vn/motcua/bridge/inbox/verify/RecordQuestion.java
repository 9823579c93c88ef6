package vn.motcua.bridge.inbox.verify;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.LocalDays;
import vn.motcua.bridge.anchor.AnchorBook;
import vn.motcua.bridge.inbox.audit.Forgotten;
import vn.motcua.bridge.inbox.audit.SealKeys;

/**
 * The options of a verification.
 *
 * @param from first local day (Asia/Ho_Chi_Minh), null for all from the beginning
 * @param to last local day, null for all to the end
 * @param forgotten events removed on purpose
 * @param keys keys for the signatures of seals
 * @param anchors anchors to compare chains with
 */
public record RecordQuestion(
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    Forgotten forgotten,
    SealKeys keys,
    AnchorBook anchors) {
  /** Everything, without keys and anchors. */
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

  /** Whether a local day is in the requested period. */
  public boolean asks(LocalDate day) {
    return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
  }

  Instant begin() {
    if (from == null || from.isBefore(LocalDays.FIRST)) {
      return Instant.EPOCH;
    }
    return LocalDays.start(from.isAfter(LocalDays.LAST) ? LocalDays.LAST : from);
  }

  /** One day after the last one, since the seal of a day is written in the following night. */
  Instant end() {
    return to == null || to.isAfter(LocalDays.LAST.minusDays(2))
        ? Instant.parse("9999-12-31T00:00:00Z")
        : LocalDays.start(to.plusDays(2));
  }
}
