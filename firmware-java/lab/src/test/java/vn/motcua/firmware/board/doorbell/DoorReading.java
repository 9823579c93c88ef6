package vn.motcua.firmware.board.doorbell;

import org.jspecify.annotations.Nullable;
import vn.motcua.devices.DeviceState;
import vn.motcua.devices.Reading;

/** Readings of a doorbell. */
public sealed interface DoorReading extends Reading {
  /** Somebody is at the door. */
  record Rung(String device) implements DoorReading {}

  /** Its battery is nearly empty: a state of this kind alone. */
  record BatteryLow(String device, int percent) implements DoorReading {
    @Override
    public DeviceState state(@Nullable String before) {
      return new DeviceState("battery-low", percent + " %");
    }
  }
}
