package vn.motcua.firmware.attendance;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.EventData;
import vn.motcua.bridge.Moment;
import vn.motcua.devices.fingerprint.FingerReading;
import vn.motcua.devices.zkteco.records.Punched;
import vn.motcua.firmware.access.Access;
import vn.motcua.firmware.access.PersonRole;
import vn.motcua.firmware.attendance.AttendanceEvent.AttendancePunched;
import vn.motcua.firmware.attendance.AttendanceEvent.DutyEnded;
import vn.motcua.firmware.attendance.AttendanceEvent.DutyStarted;
import vn.motcua.firmware.queue.QueuePages;
import vn.motcua.firmware.station.Day;
import vn.motcua.firmware.station.Decision;
import vn.motcua.firmware.station.Input;
import vn.motcua.firmware.station.Section;
import vn.motcua.firmware.station.Station;
import vn.motcua.firmware.view.Page;
import vn.motcua.provisioning.Catalogue;

/** The attendance station: who is at work and at which counter. Station thread only. */
public final class AttendanceStation implements Station {
  /** Beside the reader: who was known, and who is on duty at which counter. */
  public static final Page PAGE =
      new Page(
          "attendance", Access.of(PersonRole.OFFICER, PersonRole.SUPERVISOR, PersonRole.INSPECTOR));

  private final List<Catalogue.Staff> staff;
  private final List<Catalogue.Counter> counters;
  private final TimeClock timeClock;
  private AttendanceState state = new AttendanceState();
  private @Nullable PunchView lastPunch;

  /** A station without events, for the people of a centre. */
  public AttendanceStation(Catalogue catalogue) {
    this.staff = catalogue.staff();
    this.counters = List.copyOf(catalogue.counters());
    this.timeClock = new TimeClock(staff);
  }

  @Override
  public void note(Input input, Moment now) {
    boolean stranger =
        input instanceof Input.Heard(FingerReading.Unknown _)
            || (input instanceof Input.Heard(FingerReading.Matched match)
                && timeClock.ofSlot(match.slot()) == null);
    if (stranger) {
      lastPunch = new PunchView(null, "unknown", now.wall());
    }
  }

  @Override
  public void unnote() {
    lastPunch = null;
  }

  @Override
  public Decision decide(Input input, Moment now) {
    return switch (input) {
      case Input.Heard(FingerReading.Matched match) -> timeClock.finger(state, match, now);
      case Input.Heard(Punched row) -> timeClock.terminal(state, row, now);
      case Input.Ticked _, Input.Started _ ->
          Decision.of(timeClock.dayOver(state, Day.of(now.wall())));
      default -> Decision.NOTHING;
    };
  }

  @Override
  public void apply(Event event, @Nullable EventData data) {
    state.apply(event, data);
    if (data instanceof AttendancePunched punched) {
      lastPunch =
          new PunchView(
              name(punched.staff()),
              punched.direction().name().toLowerCase(Locale.ROOT),
              event.at().wall());
    }
  }

  @Override
  public void forget() {
    state = new AttendanceState();
    unnote();
  }

  @Override
  public List<Page> pages() {
    return List.of(PAGE);
  }

  @Override
  public List<Section> sections() {
    List<Section> all = new ArrayList<>();
    all.add(
        Section.of("lastPunch", _ -> lastPunch)
            .on(Page.BENCH, PAGE)
            .changedBy(AttendancePunched.class::isInstance)
            .changedByInput(AttendanceStation::isFinger));
    all.add(
        Section.of("duties", _ -> duties())
            .on(PAGE)
            .changedBy(data -> data instanceof DutyStarted || data instanceof DutyEnded));
    for (Catalogue.Counter counter : counters) {
      all.add(
          Section.of("officer", _ -> officer(counter.id()))
              .on(QueuePages.counter(counter.id()))
              .changedBy(data -> changesDuty(data, counter.id())));
    }
    return all;
  }

  private static boolean isFinger(Input input) {
    return input instanceof Input.Heard(FingerReading _);
  }

  private static boolean changesDuty(EventData data, String counter) {
    return switch (data) {
      case DutyStarted started -> started.counter().equals(counter);
      case DutyEnded ended -> ended.counter().equals(counter);
      default -> false;
    };
  }

  private List<DutyView> duties() {
    return counters.stream()
        .map(each -> new DutyView(each.id(), each.name(), officer(each.id())))
        .toList();
  }

  /** The name of who is on duty; null for nobody. */
  private @Nullable String officer(String counter) {
    String staff = state.duties().onDuty(counter);
    return staff == null ? null : name(staff);
  }

  private @Nullable String name(String staffId) {
    return staff.stream()
        .filter(p -> p.id().equals(staffId))
        .map(Catalogue.Staff::name)
        .findFirst()
        .orElse(null);
  }
}
