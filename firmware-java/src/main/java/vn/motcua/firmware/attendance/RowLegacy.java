package vn.motcua.firmware.attendance;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import vn.motcua.bridge.BoardEvent.DataErased;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.EventTypes;
import vn.motcua.bridge.journal.Journal.Head;
import vn.motcua.firmware.attendance.AttendanceEvent.AttendancePunched;
import vn.motcua.firmware.station.Day;
import vn.motcua.firmware.station.Legacy;

/**
 * Rows of terminals' logs, which terminals may send again: which rows were taken over stays known
 * after their events are pruned, and a row with a date in the future, from a terminal whose clock
 * is ahead, is kept until that date. Stateless; any thread.
 */
public final class RowLegacy implements Legacy {
  @Override
  public boolean isNeeded(Event event, Head head, Instant before) {
    return rows(event).stream().anyMatch(time -> !isBefore(time, before));
  }

  private static boolean isBefore(String readerTime, Instant before) {
    return LocalDateTime.parse(readerTime).atZone(Day.ZONE).toInstant().isBefore(before);
  }

  /** The times of an event's rows, by the terminal's clock. */
  private static List<String> rows(Event event) {
    if (!event.hasData()) {
      return List.of();
    }
    if (EventTypes.isOf(AttendancePunched.class, event)) {
      String time = EventTypes.read(AttendancePunched.class, event.data()).readerTime();
      return time == null ? List.of() : List.of(time);
    }
    return EventTypes.isOf(DataErased.class, event)
        ? EventTypes.read(DataErased.class, event.data()).rows().stream()
            .map(row -> row.substring(row.lastIndexOf(' ') + 1))
            .toList()
        : List.of();
  }

  @Override
  public List<String> beyond(List<String> known, List<Event> going) {
    return TakenRows.of(known).beyond(going).asText();
  }
}
