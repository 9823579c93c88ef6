package vn.motcua.firmware.board;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.motcua.devices.button.LampPattern;
import vn.motcua.devices.printer.PrintJob;
import vn.motcua.devices.printer.PrinterGroup;
import vn.motcua.devices.printer.slip.SlipPicture;
import vn.motcua.devices.printer.slip.SlipRenderer;
import vn.motcua.devices.scanner.SerialScanner;
import vn.motcua.firmware.board.device.DeviceKind;
import vn.motcua.firmware.board.device.Drivers;
import vn.motcua.firmware.station.Effect;
import vn.motcua.provisioning.DeviceConfig;

/**
 * The drivers of one board, created from board.toml, which perform its effects. Each driver has its
 * own thread; {@link #perform} only passes the effect on.
 */
public final class DeviceRack implements Effects, AutoCloseable {
  private static final String PRINTERS = "printers";

  private final List<DeviceConfig> devices;
  private final List<DeviceKind<?>> kinds;
  private final Drivers drivers;
  private final PrinterGroup group;
  private @Nullable SlipRenderer renderer;

  /** Opens nothing yet. */
  DeviceRack(List<DeviceConfig> devices, List<DeviceKind<?>> kinds, Drivers.Needs needs) {
    this.devices = devices;
    this.kinds = kinds;
    group = new PrinterGroup(PRINTERS, needs.sink());
    drivers = new Drivers(needs, group);
  }

  /**
   * Creates and starts every driver, before the first effect. A device that cannot be had, or an
   * address where no terminal can be listened for, is reported as faulted, and everything else
   * works. When it throws, {@link #close} ends the started ones.
   */
  void start() {
    drivers.listen(devices);
    devices.forEach(this::make);
    // A slip must fit every printer that may print it.
    drivers.narrowestPaper().ifPresent(dots -> renderer = new SlipRenderer(dots));
  }

  /**
   * The letters of these texts that a slip cannot show; none on a board without a printer. Call it
   * after {@link #start}.
   */
  Set<String> lacking(List<String> texts) {
    SlipRenderer layout = renderer;
    return layout == null ? Set.of() : layout.lacking(String.join(" ", texts));
  }

  private void make(DeviceConfig device) {
    if (kinds.stream().noneMatch(kind -> kind.makes(drivers, device))) {
      throw new IllegalArgumentException("no kind of device makes a driver for " + device.name());
    }
  }

  @Override
  public void perform(Effect effect) {
    switch (effect) {
      case Effect.Print print -> print(print);
      case Effect.Lamp lamp ->
          drivers
              .panel(lamp.panel())
              .ifPresent(panel ->
                  panel.lamp(
                      lamp.value(), lamp.accepted() ? LampPattern.ON_SHORT : LampPattern.REFUSED));
      case Effect.ScanTone tone ->
          drivers.scanner(tone.scanner()).ifPresent(scanner -> sound(scanner, tone.tone()));
      case Effect.Send send ->
          throw new IllegalStateException("for the other boards, not for a device: " + send);
    }
  }

  private static void sound(SerialScanner scanner, Effect.Tone tone) {
    switch (tone) {
      case ACCEPTED -> scanner.good();
      case AGAIN -> scanner.again();
      case REFUSED -> scanner.refused();
    }
  }

  private void print(Effect.Print print) {
    SlipRenderer layout = renderer;
    if (layout != null) {
      SlipPicture drawn = layout.lay(print.slip());
      group.submit(new PrintJob(print.job(), drawn.picture(), drawn.qr()));
    }
  }

  @Override
  public void close() {
    drivers.close();
  }
}
