package vn.motcua.firmware.attendance;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.EventData;
import vn.motcua.bridge.Moment;
import vn.motcua.devices.fingerprint.FingerReading;
import vn.motcua.devices.zkteco.records.Punched;
import vn.motcua.firmware.attendance.AttendanceEvent.AttendancePunched;
import vn.motcua.firmware.attendance.AttendanceEvent.Direction;
import vn.motcua.firmware.attendance.AttendanceEvent.DutyEnded;
import vn.motcua.firmware.attendance.AttendanceEvent.DutyStarted;
import vn.motcua.firmware.attendance.AttendanceState.Punch;
import vn.motcua.firmware.station.Day;
import vn.motcua.firmware.station.Decision;
import vn.motcua.provisioning.Catalogue;

/**
 * Clocking in and out by finger. The first punch of a local day is IN, then they alternate; the
 * same finger within {@link #SAME_PUNCH} is the same punch. A person who clocks in is on duty at
 * the counter of the roster, and relieves the previous officer. Pure.
 */
final class TimeClock {
  /** The same finger within this time is the same punch. */
  public static final Duration SAME_PUNCH = Duration.ofSeconds(60);

  /** Always with the seconds, which {@code toString} leaves out when they are 0. */
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);

  private final List<Catalogue.Staff> staff;

  /** Maps the fingers of {@code staff}. */
  public TimeClock(List<Catalogue.Staff> staff) {
    this.staff = List.copyOf(staff);
  }

  /** The reader matched a finger. */
  public Decision finger(AttendanceState state, FingerReading.Matched match, Moment now) {
    Catalogue.Staff person = ofSlot(match.slot());
    if (person == null) {
      return Decision.NOTHING;
    }
    Punch last = state.lastPunch(person.id());
    if (last != null && isSamePunch(last, now)) {
      return Decision.NOTHING;
    }
    Direction direction = direction(last, now.wall());
    List<EventData> events = new ArrayList<>();
    events.add(
        new AttendancePunched(
            person.id(), direction, "finger", match.device(), match.slot(), null));
    duty(state, person, direction, events);
    return new Decision(events, List.of(), null);
  }

  /**
   * A row of a terminal's log. Every row of a person in the catalogue is kept once, even one that
   * is a week old; only the newest of today decides who is on duty at a counter.
   */
  public Decision terminal(AttendanceState state, Punched row, Moment now) {
    Catalogue.Staff person = ofTerminalUser(row.user());
    if (person == null || state.knows(row.device(), person.id(), row.time())) {
      return Decision.NOTHING;
    }
    Punch last = state.lastPunch(person.id());
    Instant at = row.time().atZone(Day.ZONE).toInstant();
    Direction direction =
        switch (row.state()) {
          case 0, 3, 4 -> Direction.IN;
          case 1, 2, 5 -> Direction.OUT;
          default -> direction(last, at);
        };
    List<EventData> events = new ArrayList<>();
    events.add(
        new AttendancePunched(
            person.id(),
            direction,
            method(row.verify()),
            row.device(),
            null,
            TIME.format(row.time())));
    boolean newest = last == null || !at.isBefore(last.at());
    if (newest && Day.of(at).equals(Day.of(now.wall()))) {
      duty(state, person, direction, events);
    }
    return new Decision(events, List.of(), null);
  }

  private static String method(int verify) {
    return switch (verify) {
      case 1 -> "finger";
      case 2, 4 -> "card";
      case 15 -> "face";
      case 25 -> "palm";
      default -> "pin";
    };
  }

  private static void duty(
      AttendanceState state, Catalogue.Staff person, Direction direction, List<EventData> events) {
    switch (direction) {
      case IN -> begin(state, person, events);
      case OUT -> end(state, person, events);
    }
  }

  private static boolean isSamePunch(Punch last, Moment now) {
    Duration since = Duration.between(last.at(), now.wall());
    return !since.isNegative() && since.compareTo(SAME_PUNCH) < 0;
  }

  private static Direction direction(@Nullable Punch last, Instant at) {
    boolean inToday =
        last != null && last.direction() == Direction.IN && Day.of(last.at()).equals(Day.of(at));
    return inToday ? Direction.OUT : Direction.IN;
  }

  private static void begin(AttendanceState state, Catalogue.Staff person, List<EventData> events) {
    String counter = person.counter();
    if (counter.isEmpty()) {
      return;
    }
    String before = state.duties().onDuty(counter);
    if (before != null) {
      events.add(
          new DutyEnded(counter, before, before.equals(person.id()) ? "day-over" : "relieved"));
    }
    events.add(new DutyStarted(counter, person.id(), person.reserve()));
  }

  private static void end(AttendanceState state, Catalogue.Staff person, List<EventData> events) {
    state
        .duties()
        .all()
        .forEach((counter, duty) -> {
          if (duty.staff().equals(person.id())) {
            events.add(new DutyEnded(counter, person.id(), "clocked-out"));
          }
        });
  }

  /** Duties that nobody ended by clocking out end with the local day. */
  public List<EventData> dayOver(AttendanceState state, LocalDate today) {
    List<EventData> events = new ArrayList<>();
    state
        .duties()
        .all()
        .forEach((counter, duty) -> {
          if (duty.since().isBefore(today)) {
            events.add(new DutyEnded(counter, duty.staff(), "day-over"));
          }
        });
    return events;
  }

  /** The person with this user number on the terminals, or null. */
  private Catalogue.@Nullable Staff ofTerminalUser(String user) {
    return staff.stream()
        .filter(s -> !s.terminalUser().isEmpty() && s.terminalUser().equals(user))
        .findFirst()
        .orElse(null);
  }

  /** The person whose finger is in this slot, or null. */
  public Catalogue.@Nullable Staff ofSlot(int slot) {
    return staff.stream().filter(s -> s.slots().contains(slot)).findFirst().orElse(null);
  }
}
