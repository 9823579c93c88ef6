package vn.motcua.firmware.demo;

import java.nio.file.Path;
import java.util.List;
import vn.motcua.devices.emulator.scanner.ScannerEmulator;
import vn.motcua.devices.link.LinkException;
import vn.motcua.devices.scanner.Suffix;
import vn.motcua.firmware.demo.BenchPort.BenchDevice;
import vn.motcua.provisioning.Catalogue;
import vn.motcua.provisioning.DeviceConfig;
import vn.motcua.provisioning.link.DevicePlace.DeviceFile;
import vn.motcua.provisioning.link.Link.Serial;
import vn.motcua.provisioning.link.Link.Serial.FlowControl;

/** The emulated scanner of the bench, on a pseudo terminal, at the first desk of the centre. */
final class BenchScanner implements EmulatedDevice {
  static final String NAME = "may-quet";
  private static final int BAUD = 9_600;

  private final ScannerEmulator scanner;
  private final String desk;
  private boolean plugged = true;

  private BenchScanner(Path directory, String desk) {
    this.scanner = new ScannerEmulator(directory.resolve(NAME), Suffix.CR);
    this.desk = desk;
  }

  static List<BenchScanner> devices(Path directory, Catalogue catalogue) {
    return catalogue.desks().stream()
        .limit(1)
        .map(first -> new BenchScanner(directory, first.id()))
        .toList();
  }

  @Override
  public DeviceConfig config() {
    Serial line = new Serial(new DeviceFile(scanner.path()), BAUD, FlowControl.NONE);
    return new DeviceConfig.Scanner(NAME, line, DeviceConfig.Scanner.Suffix.CR, desk);
  }

  void scan(String text) {
    try {
      scanner.scan(text);
    } catch (LinkException unplugged) {
      throw new IllegalStateException("the scanner's cable is out", unplugged);
    }
  }

  @Override
  public synchronized void cable(boolean in) {
    if (in) {
      scanner.replug();
    } else {
      scanner.cut();
    }
    plugged = in;
  }

  @Override
  public synchronized BenchDevice shown() {
    return new BenchDevice(NAME, "scanner", plugged, List.of(), null, false);
  }

  @Override
  public void close() {
    scanner.close();
  }
}
