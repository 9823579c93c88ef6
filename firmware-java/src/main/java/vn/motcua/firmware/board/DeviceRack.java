package vn.motcua.firmware.board;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.motcua.devices.button.LampPattern;
import vn.motcua.devices.button.RatingPanel;
import vn.motcua.devices.link.LinkException;
import vn.motcua.devices.printer.PrintJob;
import vn.motcua.devices.printer.PrinterGroup;
import vn.motcua.devices.printer.slip.SlipPicture;
import vn.motcua.devices.printer.slip.SlipRenderer;
import vn.motcua.devices.scanner.SerialScanner;
import vn.motcua.firmware.station.Effect;
import vn.motcua.provisioning.DeviceConfig;

/**
 * The drivers of one board: made from board.toml, and the hands of its effects. Each driver has its
 * own thread; {@link #perform} hands over and returns.
 */
public final class DeviceRack implements Effects, AutoCloseable {
  private static final String PRINTERS = "printers";

  private final Drivers drivers;
  private final PrinterGroup group;
  private final @Nullable SlipRenderer renderer;

  /**
   * Makes and starts every driver; a device that is not there is waited for by its driver.
   *
   * @throws LinkException when the address that terminals push to cannot be had: that is a fault of
   *     board.toml or of the machine, and does not mend itself
   */
  DeviceRack(List<DeviceConfig> devices, Drivers.World world) throws LinkException {
    group = new PrinterGroup(PRINTERS, world.sink());
    drivers = new Drivers(world);
    try {
      drivers.start(devices, group);
      renderer = drivers.printers.isEmpty() ? null : new SlipRenderer(narrowest());
    } catch (LinkException | RuntimeException e) {
      drivers.close();
      throw e;
    }
  }

  /** A slip must come out of whichever printer takes it. */
  private int narrowest() {
    return drivers.printers.stream()
        .mapToInt(printer -> printer.profile().widthDots())
        .min()
        .orElseThrow();
  }

  @Override
  public void perform(Effect effect) {
    switch (effect) {
      case Effect.PrintSlip print -> print(print);
      case Effect.PrintClosing print -> print(print);
      case Effect.Lamp lamp -> {
        RatingPanel panel = drivers.panels.get(lamp.panel());
        if (panel != null) {
          panel.lamp(lamp.value(), lamp.accepted() ? LampPattern.ON_SHORT : LampPattern.REFUSED);
        }
      }
      case Effect.ScanTone tone -> {
        SerialScanner scanner = drivers.tones.get(tone.scanner());
        if (scanner != null) {
          switch (tone.tone()) {
            case ACCEPTED -> scanner.good();
            case AGAIN -> scanner.again();
            case REFUSED -> scanner.refused();
          }
        }
      }
    }
  }

  private void print(Effect.PrintSlip print) {
    if (renderer != null) {
      SlipPicture drawn = renderer.lay(Slips.of(print.slip()));
      group.submit(new PrintJob(print.job(), drawn.picture(), drawn.qr()));
    }
  }

  private void print(Effect.PrintClosing print) {
    if (renderer != null) {
      SlipPicture drawn = renderer.lay(Slips.of(print.slip()));
      group.submit(new PrintJob(print.job(), drawn.picture(), drawn.qr()));
    }
  }

  @Override
  public void close() {
    drivers.close();
  }
}
