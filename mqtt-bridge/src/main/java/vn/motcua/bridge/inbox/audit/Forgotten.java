package vn.motcua.bridge.inbox.audit;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.LocalDays;

/**
 * What an inbox no longer holds on purpose, according to the caller: older partitions were
 * detached. A chain may then begin later than at its first event, if the event it begins with
 * happened at most a month after the given day; a later beginning is a gap.
 *
 * @param before the day before which everything was removed; null when nothing was
 */
public record Forgotten(@Nullable LocalDate before) {
  /** Nothing was removed. */
  public static final Forgotten NOTHING = new Forgotten(null);

  private static final int REST_DAYS_MAX = 31;

  /** Whether a chain may begin with this event though it is not its first. */
  public boolean excuses(Event first) {
    if (before == null || LocalDays.isAbsurd(before) || LocalDays.isAbsurd(first.at().wall())) {
      return false; // a clock beyond all days proves nothing
    }
    return !LocalDays.of(first.at().wall()).isAfter(before.plusDays(REST_DAYS_MAX));
  }
}
