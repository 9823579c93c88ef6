package vn.motcua.firmware.board;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import vn.motcua.devices.ReadingSink;
import vn.motcua.devices.button.DebounceTimes;
import vn.motcua.devices.button.LampPattern;
import vn.motcua.devices.button.RatingPanel;
import vn.motcua.devices.fingerprint.FingerprintReader;
import vn.motcua.devices.link.LinkException;
import vn.motcua.devices.printer.EscPosPrinter;
import vn.motcua.devices.printer.PrintJob;
import vn.motcua.devices.printer.PrintTap;
import vn.motcua.devices.printer.PrinterProfile;
import vn.motcua.devices.printer.PrinterSurroundings;
import vn.motcua.devices.printer.slip.SlipRenderer;
import vn.motcua.devices.scanner.SerialScanner;
import vn.motcua.devices.scanner.Suffix;
import vn.motcua.firmware.station.Effect;
import vn.motcua.provisioning.DeviceConfig;

/**
 * The drivers of one board: made from board.toml, and the hands of its effects. Each driver has its
 * own thread; {@link #perform} hands over and returns.
 */
public final class DeviceRack implements Effects, AutoCloseable {
  private final Map<String, EscPosPrinter> printers = new HashMap<>();
  private final Map<String, SlipRenderer> renderers = new HashMap<>();
  private final Map<String, RatingPanel> panels = new HashMap<>();
  private final Map<String, SerialScanner> scanners = new HashMap<>();
  private final List<FingerprintReader> readers = new ArrayList<>();

  /**
   * Makes and starts every driver; a device that is not there is waited for by its driver.
   *
   * @throws LinkException when a rating panel's GPIO chip or lines cannot be had: that is a fault
   *     of board.toml or of the machine, and does not mend itself
   */
  public DeviceRack(List<DeviceConfig> devices, ReadingSink sink, PanelWiring wiring, PrintTap tap)
      throws LinkException {
    try {
      for (DeviceConfig device : devices) {
        start(device, sink, wiring, tap);
      }
    } catch (LinkException | RuntimeException e) {
      close();
      throw e;
    }
  }

  private void start(DeviceConfig device, ReadingSink sink, PanelWiring wiring, PrintTap tap)
      throws LinkException {
    switch (device) {
      case DeviceConfig.Printer p -> {
        PrinterProfile profile = PrinterProfile.safe(p.dots());
        renderers.put(p.name(), new SlipRenderer(profile.widthDots()));
        var around = PrinterSurroundings.usual(sink).with(tap);
        printers.put(
            p.name(), new EscPosPrinter(p.name(), LinkAddress.opener(p.link()), profile, around));
      }
      case DeviceConfig.RatingPanel p -> {
        var panel =
            new RatingPanel(
                p.name(), wiring.lines(p), DebounceTimes.DEFAULT, sink, System::nanoTime);
        panels.put(p.name(), panel);
        panel.start();
      }
      case DeviceConfig.Fingerprint f -> {
        var reader =
            new FingerprintReader(f.name(), LinkAddress.opener(f.link()), sink, System::nanoTime);
        readers.add(reader);
        reader.start();
      }
      case DeviceConfig.Scanner s -> {
        Suffix suffix = Suffix.valueOf(s.suffix().toUpperCase(Locale.ROOT));
        var scanner =
            new SerialScanner(
                s.name(), LinkAddress.opener(s.link()), suffix, sink, System::nanoTime);
        scanners.put(s.name(), scanner);
        scanner.start();
      }
    }
  }

  @Override
  public void perform(Effect effect) {
    switch (effect) {
      case Effect.PrintSlip print -> print(print);
      case Effect.Lamp lamp -> {
        RatingPanel panel = panels.get(lamp.panel());
        if (panel != null) {
          panel.lamp(lamp.value(), lamp.accepted() ? LampPattern.ON_SHORT : LampPattern.REFUSED);
        }
      }
      case Effect.ScanTone tone -> {
        SerialScanner scanner = scanners.get(tone.scanner());
        if (scanner != null && tone.accepted()) {
          scanner.good();
        } else if (scanner != null) {
          scanner.refused();
        }
      }
    }
  }

  private void print(Effect.PrintSlip print) {
    EscPosPrinter printer = printers.get(print.printer());
    SlipRenderer renderer = renderers.get(print.printer());
    if (printer != null && renderer != null) {
      printer.submit(new PrintJob(print.job(), renderer.render(Slips.of(print.slip()))));
    }
  }

  @Override
  public void close() {
    printers.values().forEach(EscPosPrinter::close);
    panels.values().forEach(RatingPanel::close);
    scanners.values().forEach(SerialScanner::close);
    readers.forEach(FingerprintReader::close);
  }
}
