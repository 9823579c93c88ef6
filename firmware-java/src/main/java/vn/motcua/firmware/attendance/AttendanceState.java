package vn.motcua.firmware.attendance;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.BoardEvent.DataErased;
import vn.motcua.bridge.BoardEvent.LedgerPruned;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.EventData;
import vn.motcua.firmware.attendance.AttendanceEvent.AttendancePunched;
import vn.motcua.firmware.attendance.AttendanceEvent.Direction;
import vn.motcua.firmware.attendance.TakenRows.Row;
import vn.motcua.firmware.station.Day;

/** Presence and duty, folded from events. Station thread only. */
final class AttendanceState {
  /**
   * A terminal whose clock is further ahead of the board's is wrong: its punches are kept, but do
   * not change presence, because otherwise nothing later would count until that day.
   */
  static final Duration AHEAD_MAX = Duration.ofDays(1);

  private final Map<String, Punch> punches = new HashMap<>();
  private final Duties duties = new Duties();
  private final Set<Row> rows = new HashSet<>();
  private final Set<Row> erasedRows = new HashSet<>();
  private TakenRows pruned = TakenRows.NONE;

  /** A member of staff's latest punch. */
  public record Punch(Direction direction, Instant at) {}

  /** Folds any event; {@code data} is null when it was erased. */
  void apply(Event event, @Nullable EventData data) {
    duties.apply(event, data);
    switch (data) {
      case AttendancePunched punched -> punched(punched, event.at().wall());
      case LedgerPruned gone -> apply(gone);
      case DataErased erased -> erasedRows.addAll(TakenRows.rowsOf(erased));
      case null, default -> {
        // Not a punch.
      }
    }
  }

  private void punched(AttendancePunched punched, Instant at) {
    String readerTime = punched.readerTime();
    Instant when =
        readerTime == null ? at : LocalDateTime.parse(readerTime).atZone(Day.ZONE).toInstant();
    Punch last = punches.get(punched.staff());
    boolean ahead = when.isAfter(at.plus(AHEAD_MAX));
    if (!ahead && (last == null || !when.isBefore(last.at()))) {
      punches.put(punched.staff(), new Punch(punched.direction(), when));
    }
    if (readerTime != null) {
      rows.add(new Row(punched.device(), punched.staff(), LocalDateTime.parse(readerTime)));
    }
  }

  /** Folds the deletion of the oldest events, which lists their rows of terminals. */
  private void apply(LedgerPruned data) {
    pruned = TakenRows.of(data.rows());
    rows.removeIf(pruned::knows);
    erasedRows.removeIf(pruned::knows);
  }

  /** Whether this row of a terminal's log is an event already. */
  public boolean knows(String device, String staff, LocalDateTime time) {
    Row row = new Row(device, staff, time);
    return pruned.knows(row)
        || rows.contains(row)
        || erasedRows.contains(new Row(device, "", time));
  }

  /** A person's latest punch, null when there is none. */
  public @Nullable Punch lastPunch(String staff) {
    return punches.get(staff);
  }

  /** Who is on duty at which counter. */
  Duties duties() {
    return duties;
  }
}
