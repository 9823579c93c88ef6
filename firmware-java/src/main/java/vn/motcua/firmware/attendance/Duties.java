package vn.motcua.firmware.attendance;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.EventData;
import vn.motcua.bridge.EventTypes;
import vn.motcua.firmware.attendance.AttendanceEvent.DutyEnded;
import vn.motcua.firmware.attendance.AttendanceEvent.DutyStarted;
import vn.motcua.firmware.station.Day;

/** Who answers for which counter, as events have made it. Station thread only. */
public final class Duties {
  private static final String DUTY_ENDED = EventTypes.typeOf(DutyEnded.class);

  private final Map<String, Duty> duties = new TreeMap<>();

  /** Who answers for a counter since when. */
  record Duty(String staff, LocalDate since) {}

  /** Folds any event in; {@code data} are null when they were erased. */
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
   * It was of a day that is over: whose duty it ended is not said any more, so all that began by
   * then are over, as they were when the day was.
   */
  private void ofErased(Event event) {
    if (event.type().equals(DUTY_ENDED)) {
      LocalDate day = Day.of(event.at().wall());
      duties.values().removeIf(duty -> !duty.since().isAfter(day));
    }
  }

  /** Staff id of who is on duty at a counter, null when nobody is. */
  public @Nullable String onDuty(String counter) {
    Duty duty = duties.get(counter);
    return duty == null ? null : duty.staff();
  }

  /** All duties by counter id. */
  Map<String, Duty> all() {
    return new TreeMap<>(duties);
  }
}
