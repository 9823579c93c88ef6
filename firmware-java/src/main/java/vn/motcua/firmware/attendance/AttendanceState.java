package vn.motcua.firmware.attendance;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.BoardEvent.DataErased;
import vn.motcua.bridge.BoardEvent.LedgerPruned;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.EventTypes;
import vn.motcua.firmware.attendance.AttendanceEvent.AttendanceEnrolled;
import vn.motcua.firmware.attendance.AttendanceEvent.AttendanceErased;
import vn.motcua.firmware.attendance.AttendanceEvent.AttendancePunched;
import vn.motcua.firmware.attendance.AttendanceEvent.Direction;
import vn.motcua.firmware.attendance.AttendanceEvent.DutyEnded;
import vn.motcua.firmware.attendance.AttendanceEvent.DutyStarted;
import vn.motcua.firmware.station.Day;

/** Presence and duty as their events have made them. Station thread only. */
public final class AttendanceState {
  /**
   * A terminal whose clock is further ahead of the board's has it wrong: its punches are kept, and
   * say nothing of who was here last, or nothing later would count until that day has come.
   */
  static final Duration AHEAD_MAX = Duration.ofDays(1);

  private static final String DUTY_ENDED = EventTypes.typeOf(DutyEnded.class);

  private final Map<String, Punch> punches = new HashMap<>();
  private final Map<String, Duty> duties = new TreeMap<>();
  private final Set<Row> rows = new HashSet<>();
  private final Set<Row> erasedRows = new HashSet<>();
  private TakenRows pruned = TakenRows.NONE;

  /** A member of staff's latest punch. */
  public record Punch(Direction direction, Instant at) {}

  /** Who answers for a counter since when. */
  public record Duty(String staff, LocalDate since) {}

  /** A row of a terminal's log: who, and when by its clock. */
  record Row(String device, String staff, LocalDateTime time) {}

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
    boolean ahead = when.isAfter(at.plus(AHEAD_MAX));
    if (!ahead && (last == null || !when.isBefore(last.at()))) {
      punches.put(punched.staff(), new Punch(punched.direction(), when));
    }
    if (readerTime != null) {
      rows.add(new Row(punched.device(), punched.staff(), LocalDateTime.parse(readerTime)));
    }
  }

  /** Folds in that the oldest events are gone: what they said of terminals' rows is in it. */
  public void apply(LedgerPruned data) {
    pruned = TakenRows.of(data.rows());
    rows.removeIf(pruned::knows);
    erasedRows.removeIf(pruned::knows);
  }

  /** Folds in that the data of an event are gone: its row of a terminal stays known. */
  public void apply(DataErased data) {
    erasedRows.addAll(rowsOf(data));
  }

  /**
   * Folds in an event whose data were erased. It was of a day that is over: whose duty it ended is
   * not said any more, so all that began by then are over, as they were when the day was.
   */
  public void applyErased(Event event) {
    if (event.type().equals(DUTY_ENDED)) {
      LocalDate day = Day.of(event.at().wall());
      duties.values().removeIf(duty -> !duty.since().isAfter(day));
    }
  }

  /** Without who it was: two people are not read by one terminal in the same second. */
  private static List<Row> rowsOf(DataErased data) {
    return data.rows().stream()
        .map(row -> {
          int space = row.lastIndexOf(' ');
          return new Row(
              row.substring(0, Math.max(space, 0)),
              "",
              LocalDateTime.parse(row.substring(space + 1)));
        })
        .toList();
  }

  /** What is to be known of terminals' rows once these events are gone too. */
  public TakenRows rowsBeyond(List<Event> events) {
    List<Row> going = new ArrayList<>();
    for (Event event : events) {
      if (EventTypes.isOf(AttendancePunched.class, event)) {
        AttendancePunched punched = EventTypes.read(AttendancePunched.class, event.data());
        if (punched.readerTime() != null) {
          LocalDateTime time = LocalDateTime.parse(punched.readerTime());
          going.add(new Row(punched.device(), punched.staff(), time));
        }
      } else if (EventTypes.isOf(DataErased.class, event)) {
        going.addAll(rowsOf(EventTypes.read(DataErased.class, event.data())));
      }
    }
    return pruned.with(going);
  }

  /** Whether this row of a terminal's log is an event already. */
  public boolean knows(String device, String staff, LocalDateTime time) {
    Row row = new Row(device, staff, time);
    return pruned.knows(row)
        || rows.contains(row)
        || erasedRows.contains(new Row(device, "", time));
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
