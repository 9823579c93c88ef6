package vn.motcua.firmware.attendance;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.AttendanceEvent;
import vn.motcua.bridge.AttendanceEvent.AttendanceEnrolled;
import vn.motcua.bridge.AttendanceEvent.AttendanceErased;
import vn.motcua.bridge.AttendanceEvent.AttendancePunched;
import vn.motcua.bridge.AttendanceEvent.Direction;
import vn.motcua.bridge.AttendanceEvent.DutyEnded;
import vn.motcua.bridge.AttendanceEvent.DutyStarted;
import vn.motcua.bridge.Event;
import vn.motcua.firmware.station.Day;

/** Presence and duty as their events have made them. Station thread only. */
public final class AttendanceState {
  private final Map<String, Punch> punches = new HashMap<>();
  private final Map<String, Duty> duties = new TreeMap<>();
  private final Set<String> rows = new HashSet<>();

  /** A member of staff's latest punch. */
  public record Punch(Direction direction, Instant at) {}

  /** Who answers for a counter since when. */
  public record Duty(String staff, LocalDate since) {}

  /** Folds one event in. */
  public void apply(Event event, AttendanceEvent data) {
    Instant at = event.at().wall();
    switch (data) {
      case AttendancePunched punched -> punched(punched, at);
      case DutyStarted started ->
          duties.put(started.counter(), new Duty(started.staff(), Day.of(at)));
      case DutyEnded ended -> duties.remove(ended.counter());
      case AttendanceEnrolled _, AttendanceErased _ -> {}
    }
  }

  private void punched(AttendancePunched punched, Instant at) {
    String readerTime = punched.readerTime();
    Instant when =
        readerTime == null ? at : LocalDateTime.parse(readerTime).atZone(Day.ZONE).toInstant();
    Punch last = punches.get(punched.staff());
    if (last == null || !when.isBefore(last.at())) {
      punches.put(punched.staff(), new Punch(punched.direction(), when));
    }
    if (readerTime != null) {
      rows.add(row(punched.device(), punched.staff(), readerTime));
    }
  }

  /** Whether this row of a terminal's log is an event already. */
  public boolean knows(String device, String staff, LocalDateTime time) {
    return rows.contains(row(device, staff, time.toString()));
  }

  private static String row(String device, String staff, String readerTime) {
    return device + ' ' + staff + ' ' + readerTime;
  }

  /** A person's latest punch, null before the first. */
  public @Nullable Punch lastPunch(String staff) {
    return punches.get(staff);
  }

  /** Staff id of who is on duty at a counter, null when nobody is. */
  public @Nullable String onDuty(String counter) {
    Duty duty = duties.get(counter);
    return duty == null ? null : duty.staff();
  }

  /** All duties by counter id. */
  public Map<String, Duty> duties() {
    return Map.copyOf(duties);
  }
}
