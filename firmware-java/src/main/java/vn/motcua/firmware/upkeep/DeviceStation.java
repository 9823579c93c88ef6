package vn.motcua.firmware.upkeep;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.BoardEvent.DeviceChanged;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.EventData;
import vn.motcua.bridge.Moment;
import vn.motcua.devices.Reading;
import vn.motcua.devices.life.LifeChanged;
import vn.motcua.devices.life.LifeStage;
import vn.motcua.firmware.station.Decision;
import vn.motcua.firmware.station.Hardware;
import vn.motcua.firmware.station.Input;
import vn.motcua.firmware.station.Section;
import vn.motcua.firmware.station.Station;
import vn.motcua.firmware.view.Page;

/** Records how devices come, go and fail. Station thread only. */
public final class DeviceStation implements Station {
  private final Map<String, String> kinds;
  private final DeviceLedger ledger = new DeviceLedger();
  private final Hardware hardware = new Hardware();

  /** {@code kinds}: kind by device name, in the order of board.toml. */
  public DeviceStation(Map<String, String> kinds) {
    this.kinds = new LinkedHashMap<>(kinds);
  }

  @Override
  public void note(Input input, Moment now) {
    if (input instanceof Input.Heard(Reading reading)) {
      hardware.note(reading);
      ledger.note(reading, kinds.getOrDefault(reading.device(), "unknown"));
    }
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
  public List<Section> sections() {
    return List.of(
        Section.of("devices", _ -> devices())
            .on(Page.BENCH)
            .changedByInput(input -> input instanceof Input.Heard(LifeChanged _)));
  }

  private List<DeviceView> devices() {
    return kinds.entrySet().stream()
        .map(e -> {
          LifeChanged life = hardware.lives().get(e.getKey());
          return new DeviceView(
              e.getKey(),
              e.getValue(),
              (life == null ? LifeStage.ABSENT : life.life()).word(),
              life == null ? "" : life.reason());
        })
        .toList();
  }
}
