package vn.motcua.firmware.core;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.BoardEvent.DeviceChanged;
import vn.motcua.bridge.EventData;
import vn.motcua.devices.Reading;
import vn.motcua.firmware.station.Hardware;

/**
 * What the ledger last said of each device, so that a restart or a device that only says the same
 * again makes no event. Station thread only.
 */
final class DeviceLedger {
  private final Map<String, String> states = new TreeMap<>();

  void apply(DeviceChanged changed) {
    states.put(changed.device(), changed.state());
  }

  /** The event a reading is worth, if it is worth one. */
  List<EventData> changes(Reading reading, String kind) {
    String state = state(reading, kind);
    if (state == null || state.equals(states.get(reading.device()))) {
      return List.of();
    }
    return List.of(new DeviceChanged(reading.device(), kind, state, reason(reading)));
  }

  private static @Nullable String state(Reading reading, String kind) {
    return switch (reading) {
      case Reading.PrinterChanged changed -> Hardware.word(changed.condition());
      case Reading.Stuck stuck -> "stuck-" + stuck.button();
      case Reading.LifeChanged changed ->
          switch (changed.life()) {
            case READY -> kind.equals("printer") ? null : "ready"; // a printer says more at once
            case ABSENT, FAULTED -> "unplugged";
            case OPENING, BACKING_OFF -> null; // steps on the way, not news
          };
      case Reading.Pressed _,
          Reading.Scanned _,
          Reading.FingerMatched _,
          Reading.FingerUnknown _,
          Reading.Punched _,
          Reading.JobFinished _ ->
          null;
    };
  }

  private static String reason(Reading reading) {
    return switch (reading) {
      case Reading.LifeChanged changed -> changed.reason();
      case Reading.PrinterChanged changed ->
          changed.condition().statusKnown() ? "printer-status" : "assumed";
      case Reading.Stuck stuck -> "held for " + stuck.held().toSeconds() + " s";
      case Reading.Pressed _,
          Reading.Scanned _,
          Reading.FingerMatched _,
          Reading.FingerUnknown _,
          Reading.Punched _,
          Reading.JobFinished _ ->
          "";
    };
  }
}
