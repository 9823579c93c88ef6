package vn.motcua.firmware.attendance;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.EventData;
import vn.motcua.bridge.Moment;
import vn.motcua.devices.fingerprint.FingerReading;
import vn.motcua.devices.zkteco.records.Punched;
import vn.motcua.firmware.attendance.AttendanceEvent.AttendancePunched;
import vn.motcua.firmware.station.Day;
import vn.motcua.firmware.station.Decision;
import vn.motcua.firmware.station.Input;
import vn.motcua.firmware.station.Station;
import vn.motcua.firmware.view.BoardView;
import vn.motcua.provisioning.Catalogue;

/** The attendance station: who is at work and at which counter. Station thread only. */
public final class AttendanceStation implements Station<AttendanceView> {
  private final List<Catalogue.Staff> staff;
  private final TimeClock timeClock;
  private AttendanceState state = new AttendanceState();
  private BoardView.@Nullable PunchView lastPunch;

  /** A station without events, for these people. */
  public AttendanceStation(List<Catalogue.Staff> staff) {
    this.staff = List.copyOf(staff);
    this.timeClock = new TimeClock(staff);
  }

  @Override
  public void note(Input input, Moment now) {
    boolean stranger =
        input instanceof Input.Heard(FingerReading.Unknown _)
            || (input instanceof Input.Heard(FingerReading.Matched match)
                && timeClock.ofSlot(match.slot()) == null);
    if (stranger) {
      lastPunch = new BoardView.PunchView(null, "unknown", now.wall());
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
          new BoardView.PunchView(
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
  public AttendanceView view(Moment now) {
    Map<String, String> officers = new HashMap<>();
    state
        .duties()
        .all()
        .forEach((counter, duty) -> {
          String name = name(duty.staff());
          if (name != null) {
            officers.put(counter, name);
          }
        });
    return new AttendanceView(lastPunch, officers);
  }

  private @Nullable String name(String staffId) {
    return staff.stream()
        .filter(p -> p.id().equals(staffId))
        .map(Catalogue.Staff::name)
        .findFirst()
        .orElse(null);
  }
}
