package vn.motcua.devices.printer;

import org.jspecify.annotations.Nullable;
import vn.motcua.devices.DeviceState;
import vn.motcua.devices.Reading;
import vn.motcua.devices.printer.escpos.PrinterCondition;

/** Readings of a printer. */
public sealed interface PrinterReading extends Reading {

  /** The printer's condition has changed (also sent once after each opening). */
  record Changed(String device, PrinterCondition condition) implements PrinterReading {
    @Override
    public DeviceState state(@Nullable String before) {
      return new DeviceState(
          condition.word(), condition.statusKnown() ? "printer-status" : "assumed");
    }
  }

  /** How a print job has ended. {@code reason} is a short English text for logs and events. */
  record JobFinished(String device, String job, JobOutcome outcome, String reason)
      implements PrinterReading {
    @Override
    public boolean isOfDevice() {
      return false;
    }
  }
}
