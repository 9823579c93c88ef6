package vn.motcua.firmware.view;

import vn.motcua.firmware.access.Access;
import vn.motcua.firmware.access.PersonRole;

/**
 * A page that shows a board, and who may open it. What it may say of people follows from that: it
 * shows what everyone who may open it may see.
 *
 * @param path its address without the first slash, such as {@code kiosk} or {@code counter/1}; the
 *     file of the page is named by what comes before the next slash
 * @param access who may open it, ask for its view and listen to it
 */
public record Page(String path, Access access) {
  /** Links to the other pages; what an address shows that names no page. */
  public static final Page HOME = new Page("", Access.PERSONS);

  /** Every device with its state, why, and what to do; on every board. */
  public static final Page DEVICES =
      new Page(
          "devices", Access.of(PersonRole.TECHNICIAN, PersonRole.SUPERVISOR, PersonRole.INSPECTOR));

  /** The emulated devices; only in the laboratory. */
  public static final Page BENCH = new Page("bench", Access.of(PersonRole.TECHNICIAN));

  /** Whether it shows what only staff can mend, such as why the case server cannot be reached. */
  public boolean isForStaff() {
    return !access.everybody() && access.screens().isEmpty();
  }
}
