package vn.motcua.firmware.upkeep;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.BoardEvent.DeviceChanged;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.EventData;
import vn.motcua.bridge.Moment;
import vn.motcua.devices.DeviceState;
import vn.motcua.devices.Reading;
import vn.motcua.devices.life.LifeStage;
import vn.motcua.firmware.attendance.AttendanceStation;
import vn.motcua.firmware.handoff.HandoffStation;
import vn.motcua.firmware.station.Decision;
import vn.motcua.firmware.station.Input;
import vn.motcua.firmware.station.Section;
import vn.motcua.firmware.station.Station;
import vn.motcua.firmware.view.Page;

/** Records how devices come, go and fail. Station thread only. */
public final class DeviceStation implements Station {
  private static final Set<String> TIME_CLOCKS = Set.of("fingerprint", "terminal");
  private static final Set<String> CODE_READERS = Set.of("scanner", "camera");

  private final Map<String, String> kinds;
  private final DeviceLedger ledger = new DeviceLedger();
  private boolean isNews;

  /** {@code kinds}: kind by device name, in the order of board.toml. */
  public DeviceStation(Map<String, String> kinds) {
    this.kinds = new LinkedHashMap<>(kinds);
  }

  @Override
  public void note(Input input, Moment now) {
    isNews =
        input instanceof Input.Heard(Reading reading)
            && ledger.note(reading, kinds.getOrDefault(reading.device(), "unknown"));
  }

  @Override
  public Decision decide(Input input, Moment now) {
    return switch (input) {
      case Input.Heard(Reading told) when told.isOfDevice() ->
          Decision.of(ledger.due(told.device(), now));
      case Input.Ticked _, Input.Started _ -> Decision.of(ledger.due(now));
      default -> Decision.NOTHING;
    };
  }

  @Override
  public void apply(Event event, @Nullable EventData data) {
    if (data instanceof DeviceChanged changed) {
      ledger.apply(changed, event.at());
    }
  }

  @Override
  public void forget() {
    ledger.forget();
  }

  @Override
  public List<Page> pages() {
    return List.of(Page.DEVICES);
  }

  @Override
  public List<Section> sections() {
    return List.of(
        Section.of("devices", _ -> devices(_ -> true))
            .on(Page.BENCH, Page.DEVICES)
            .changedByInput(_ -> isNews),
        Section.of("devices", _ -> devices(TIME_CLOCKS::contains))
            .on(AttendanceStation.PAGE)
            .changedByInput(_ -> isNews),
        Section.of("devices", _ -> devices(CODE_READERS::contains))
            .on(HandoffStation.PAGE)
            .changedByInput(_ -> isNews),
        Section.of("needy", _ -> needy()).on(Page.HOME).changedByInput(_ -> isNews));
  }

  private List<DeviceView> devices(Predicate<String> kind) {
    return kinds.entrySet().stream()
        .filter(device -> kind.test(device.getValue()))
        .map(device -> view(device.getKey(), device.getValue()))
        .toList();
  }

  private DeviceView view(String device, String kind) {
    DeviceState now = ledger.present(device);
    return now == null
        ? new DeviceView(device, kind, LifeStage.OPENING.word(), "")
        : new DeviceView(device, kind, now.word(), now.reason());
  }

  /** How many devices need a person. */
  private long needy() {
    return devices(_ -> true).stream()
        .filter(device -> !device.state().equals(DeviceState.READY))
        .count();
  }
}
