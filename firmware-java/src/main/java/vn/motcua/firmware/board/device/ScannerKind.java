package vn.motcua.firmware.board.device;

import vn.motcua.devices.life.Session;
import vn.motcua.devices.scanner.Feedback;
import vn.motcua.devices.scanner.HidPosScanner;
import vn.motcua.devices.scanner.SerialScanner;
import vn.motcua.devices.scanner.Suffix;
import vn.motcua.devices.scanner.evdev.KeyboardScanner;
import vn.motcua.provisioning.DeviceConfig.Scanner;
import vn.motcua.provisioning.DeviceTable;
import vn.motcua.provisioning.link.Link.HidPos;
import vn.motcua.provisioning.link.Link.HidPosByLibusb;
import vn.motcua.provisioning.link.Link.Keys;
import vn.motcua.provisioning.link.Link.TwoWayScannerLink;

/** Barcode scanners: {@code [[scanner]]}. */
final class ScannerKind {
  static final DeviceKind<Scanner> REGISTRATION =
      new DeviceKind<>(DeviceTable.SCANNER, ScannerKind::make);

  private ScannerKind() {}

  private static void make(Drivers drivers, Scanner scanner) {
    Session session =
        switch (scanner.link()) {
          case Keys _ ->
              new KeyboardScanner(
                  scanner.name(), suffix(scanner), drivers.sink(), System::nanoTime);
          case HidPos _, HidPosByLibusb _ ->
              new HidPosScanner(scanner.name(), drivers.sink(), System::nanoTime);
          case TwoWayScannerLink _ -> withTones(drivers, scanner);
        };
    drivers.supervise(scanner, LinkOpeners.of(scanner.link()), session);
  }

  private static SerialScanner withTones(Drivers drivers, Scanner scanner) {
    Feedback tone =
        switch (scanner.tone()) {
          case NONE -> Feedback.NONE;
          case BEL -> Feedback.BEL;
        };
    var session =
        new SerialScanner(scanner.name(), suffix(scanner), tone, drivers.sink(), System::nanoTime);
    drivers.sounds(scanner.name(), session);
    return session;
  }

  private static Suffix suffix(Scanner scanner) {
    return switch (scanner.suffix()) {
      case CR -> Suffix.CR;
      case LF -> Suffix.LF;
      case CRLF -> Suffix.CRLF;
      case TAB -> Suffix.TAB;
      case NONE -> Suffix.NONE;
    };
  }
}
