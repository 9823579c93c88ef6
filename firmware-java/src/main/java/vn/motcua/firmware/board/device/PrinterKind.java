package vn.motcua.firmware.board.device;

import vn.motcua.devices.printer.EscPosPrinter;
import vn.motcua.devices.printer.profile.PrinterProfile;
import vn.motcua.devices.printer.profile.PrinterProfiles;
import vn.motcua.provisioning.DeviceConfig.Printer;
import vn.motcua.provisioning.DeviceTable;

/** Receipt printers: {@code [[printer]]}. */
final class PrinterKind {
  static final DeviceKind<Printer> REGISTRATION =
      new DeviceKind<>(DeviceTable.PRINTER, PrinterKind::make);

  private PrinterKind() {}

  private static void make(Drivers drivers, Printer printer) {
    var driver = new EscPosPrinter(printer.name(), profile(printer), drivers.printerNeeds());
    drivers.prints(driver);
    drivers.supervise(driver.supervised(LinkOpeners.of(printer.link())));
  }

  private static PrinterProfile profile(Printer p) {
    PrinterProfile safe =
        PrinterProfile.safe(p.dots() == 0 ? PrinterProfile.SAFE_80_MM.widthDots() : p.dots());
    PrinterProfile model =
        p.model().isEmpty() ? safe : PrinterProfiles.shipped().named(p.model()).orElse(safe);
    return p.dots() == 0 ? model : model.withWidth(p.dots());
  }
}
