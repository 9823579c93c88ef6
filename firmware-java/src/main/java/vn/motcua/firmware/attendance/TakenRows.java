package vn.motcua.firmware.attendance;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import vn.motcua.bridge.BoardEvent.DataErased;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.EventTypes;
import vn.motcua.firmware.attendance.AttendanceEvent.AttendancePunched;

/**
 * The rows of terminals that were taken over on days whose events have been pruned: for each day,
 * up to which time. As text, one line for each terminal and range of days:
 *
 * <pre>
 *   terminal-1 2026-01-05/2026-01-09T17:02:11      all of 5 to 8 January, the 9th up to 17:02:11
 * </pre>
 *
 * At most the latest {@value #DAYS_MAX} days of each terminal: an even older row that comes again
 * would be taken over again, but terminals keep fewer. A row of a pruned day that a terminal
 * delivers only later counts as known. Immutable; any thread.
 */
public final class TakenRows {
  /** Four years of working days. */
  static final int DAYS_MAX = 1_000;

  /** No rows. */
  public static final TakenRows NONE = new TakenRows(new TreeMap<>());

  private final SortedMap<String, NavigableMap<LocalDate, LocalTime>> until;

  /** A row of a terminal's log: the person, and the time by its clock. */
  record Row(String device, String staff, LocalDateTime time) {}

  private TakenRows(SortedMap<String, NavigableMap<LocalDate, LocalTime>> until) {
    this.until = until;
  }

  /**
   * Reads {@link #asText} back.
   *
   * @throws IllegalArgumentException when a line has another form
   */
  public static TakenRows of(List<String> lines) {
    SortedMap<String, NavigableMap<LocalDate, LocalTime>> until = new TreeMap<>();
    for (String line : lines) {
      int space = line.lastIndexOf(' ');
      int slash = line.indexOf('/', space);
      if (space < 1 || slash < 0) {
        throw new IllegalArgumentException("\"" + line + "\" names no terminal and days");
      }
      LocalDate first = LocalDate.parse(line.substring(space + 1, slash));
      LocalDateTime last = LocalDateTime.parse(line.substring(slash + 1));
      var days = until.computeIfAbsent(line.substring(0, space), _ -> new TreeMap<>());
      first.datesUntil(last.toLocalDate()).forEach(day -> days.put(day, LocalTime.MAX));
      days.put(last.toLocalDate(), last.toLocalTime());
    }
    return new TakenRows(until);
  }

  /** The rows to remember when these events are pruned as well. */
  public TakenRows beyond(List<Event> events) {
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
    return with(going);
  }

  /** Without the person: one terminal does not read two people in the same second. */
  static List<Row> rowsOf(DataErased data) {
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

  /** These and more rows. */
  TakenRows with(List<Row> rows) {
    SortedMap<String, NavigableMap<LocalDate, LocalTime>> more = new TreeMap<>();
    until.forEach((terminal, days) -> more.put(terminal, new TreeMap<>(days)));
    for (Row row : rows) {
      var days = more.computeIfAbsent(row.device(), _ -> new TreeMap<>());
      days.merge(
          row.time().toLocalDate(),
          row.time().toLocalTime(),
          (one, other) -> one.isAfter(other) ? one : other);
      if (days.size() > DAYS_MAX) {
        days.pollFirstEntry();
      }
    }
    return new TakenRows(more);
  }

  /** Whether a row was taken over before its events were pruned. */
  boolean knows(Row row) {
    var days = until.get(row.device());
    LocalTime last = days == null ? null : days.get(row.time().toLocalDate());
    return last != null && !row.time().toLocalTime().isAfter(last);
  }

  /** One line for each terminal and range of days. */
  public List<String> asText() {
    List<String> lines = new ArrayList<>();
    until.forEach((terminal, days) -> {
      LocalDate first = null;
      for (var day : days.entrySet()) {
        first = first == null ? day.getKey() : first;
        if (!days.containsKey(day.getKey().plusDays(1))) {
          lines.add(terminal + ' ' + first + '/' + day.getKey().atTime(day.getValue()));
          first = null;
        }
      }
    });
    return lines;
  }
}
