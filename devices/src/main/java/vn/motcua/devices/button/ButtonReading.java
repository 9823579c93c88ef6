package vn.motcua.devices.button;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import vn.motcua.devices.DeviceState;
import vn.motcua.devices.Reading;

/** Readings of buttons, whatever they are connected to. {@code button} counts from 1. */
public sealed interface ButtonReading extends Reading {

  /** One press, after debouncing; each press gives one reading, however it bounces. */
  record Pressed(String device, int button, long monotonicNanos) implements ButtonReading {
    /** A button that is pressed is no longer stuck. */
    @Override
    public @Nullable DeviceState state(@Nullable String before) {
      return Stuck.word(button).equals(before)
          ? new DeviceState(DeviceState.READY, "the button came up and was pressed again")
          : null;
    }

    @Override
    public boolean isOfDevice() {
      return false;
    }
  }

  /** A button held longer than {@code held} (10 s): jammed, dirty or leant upon. Sent once. */
  record Stuck(String device, int button, Duration held) implements ButtonReading {
    @Override
    public DeviceState state(@Nullable String before) {
      return new DeviceState(word(button), "held for " + held.toSeconds() + " s");
    }

    private static String word(int button) {
      return "stuck-" + button;
    }
  }
}
