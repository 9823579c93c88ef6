package vn.motcua.firmware.people.reader;

import vn.motcua.devices.printer.slip.SlipSheet;
import vn.motcua.devices.printer.slip.SlipText;

/**
 * A card on paper. Whoever has the code can use it, so nothing but the paper shows it. Immutable.
 *
 * @param centre its name
 * @param person whose it is
 * @param code what a scanner reads
 */
record CardSlip(String centre, String person, String code) implements SlipText {
  @Override
  public void write(SlipSheet sheet) {
    sheet.plain(centre);
    sheet.title("THẺ CÁN BỘ QUẦY");
    sheet.strong(person);
    sheet.gap();
    sheet.qr(code);
    sheet.small(code);
    sheet.gap();
    sheet.plain(
        "Ai cầm thẻ này cũng đăng nhập được tại quầy. Mất thẻ thì báo ngay người phụ trách.");
  }

  /** Hides the code. */
  @Override
  public String toString() {
    return "CardSlip[person=" + person + "]";
  }
}
