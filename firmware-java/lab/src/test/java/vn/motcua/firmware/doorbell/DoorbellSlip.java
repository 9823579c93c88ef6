package vn.motcua.firmware.doorbell;

import vn.motcua.devices.printer.slip.SlipSheet;
import vn.motcua.devices.printer.slip.SlipText;

/** Calls a visitor to a door. */
record DoorbellSlip(String door) implements SlipText {
  @Override
  public void write(SlipSheet sheet) {
    sheet.title("MỜI VÀO");
    sheet.strong(door);
    sheet.qr("DOOR/" + door);
  }
}
