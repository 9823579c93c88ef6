package vn.motcua.firmware.attendance;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.EventData;
import vn.motcua.bridge.EventTypes;
import vn.motcua.firmware.attendance.AttendanceEvent.DutyEnded;
import vn.motcua.firmware.attendance.AttendanceEvent.DutyStarted;
import vn.motcua.firmware.station.Day;

/** Who is on duty at which counter, folded from events. Station thread only. */
public final class Duties {
  private static final List<String> DUTY_ENDED = EventTypes.typesOf(DutyEnded.class);

  private final Map<String, Duty> duties = new TreeMap<>();

  /** Who is on duty at a counter, and since when. */
  record Duty(String staff, LocalDate since) {}

  /** Folds any event; {@code data} is null when it was erased. */
  public void apply(Event event, @Nullable EventData data) {
    switch (data) {
      case null -> ofErased(event);
      case DutyStarted started ->
          duties.put(started.counter(), new Duty(started.staff(), Day.of(event.at().wall())));
      case DutyEnded ended -> duties.remove(ended.counter());
      default -> {
        // It changes no duty.
      }
    }
  }

  /**
   * The erased event belonged to a past day, and it is no longer known whose duty it ended; so all
   * duties that began by then are ended, as they were at the end of that day.
   */
  private void ofErased(Event event) {
    if (DUTY_ENDED.contains(event.type())) {
      LocalDate day = Day.of(event.at().wall());
      duties.values().removeIf(duty -> !duty.since().isAfter(day));
    }
  }

  /** Staff id of the officer on duty at a counter, null when there is none. */
  public @Nullable String onDuty(String counter) {
    Duty duty = duties.get(counter);
    return duty == null ? null : duty.staff();
  }

  /** All duties by counter id. */
  Map<String, Duty> all() {
    return new TreeMap<>(duties);
  }
}
