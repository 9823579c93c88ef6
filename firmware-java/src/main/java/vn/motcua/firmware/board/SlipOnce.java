package vn.motcua.firmware.board;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import vn.motcua.devices.Reading;
import vn.motcua.devices.printer.JobOutcome;
import vn.motcua.devices.printer.PrintTap;
import vn.motcua.devices.printer.PrinterReading;
import vn.motcua.devices.printer.slip.SlipText;
import vn.motcua.firmware.board.device.DeviceKinds;
import vn.motcua.firmware.board.device.Drivers;
import vn.motcua.firmware.board.device.PanelWiring;
import vn.motcua.firmware.station.Effect;
import vn.motcua.provisioning.BoardConfig;
import vn.motcua.provisioning.DeviceConfig;

/** Prints one slip on the printers of a board whose program does not run. Stateless; any thread. */
public final class SlipOnce {
  private static final String JOB = "once";

  private SlipOnce() {}

  /**
   * Prints, and waits for the printer's word that it has.
   *
   * @throws IOException when there is no printer, or it did not print in time
   */
  public static void print(BoardConfig board, SlipText slip, Duration patience)
      throws IOException, InterruptedException {
    var printers = board.devices().stream().filter(DeviceConfig.Printer.class::isInstance).toList();
    if (printers.isEmpty()) {
      throw new IOException("board.toml has no [[printer]]");
    }
    LinkedBlockingQueue<Reading> readings = new LinkedBlockingQueue<>();
    var needs =
        new Drivers.Needs(
            readings::add, _ -> false, PanelWiring.GPIO, PrintTap.NONE, Optional::empty);
    try (DeviceRack rack = new DeviceRack(printers, DeviceKinds.SHIPPED, needs)) {
      rack.start();
      long end = System.nanoTime() + patience.toNanos();
      boolean isSent = false;
      while (true) {
        Reading reading = readings.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        switch (reading) {
          case PrinterReading.Changed changed -> {
            if (!isSent && changed.condition().canPrint()) {
              rack.perform(new Effect.Print(printers.getFirst().name(), JOB, slip));
              isSent = true;
            }
          }
          case PrinterReading.JobFinished(_, _, JobOutcome outcome, String reason) -> {
            if (outcome == JobOutcome.PRINTED) {
              return;
            }
            throw new IOException("the slip may not have been printed: " + reason);
          }
          case null -> throw new IOException("the printer did not print in " + patience);
          default -> {
            // This event is about something else.
          }
        }
      }
    }
  }
}
