package vn.motcua.firmware.view;

/**
 * A page that shows a board, and who stands before it.
 *
 * @param path its address without the first slash, such as {@code kiosk} or {@code counter/1}; the
 *     file of the page is named by what comes before the next slash
 * @param audience decides what it may say of people
 */
public record Page(String path, Audience audience) {
  /** Links to the other pages; what an address shows that names no page, so for everybody. */
  public static final Page HOME = new Page("", Audience.PUBLIC);

  /** Every device with its state, why, and what to do; on every board. */
  public static final Page DEVICES = new Page("devices", Audience.SUPERVISOR);

  /** The emulated devices; only in the laboratory. */
  public static final Page BENCH = new Page("bench", Audience.TECHNICIAN);

  /** Whether it tells what only staff can mend, such as why the case server is not reached. */
  public boolean isForStaff() {
    return equals(HOME) || audience != Audience.PUBLIC;
  }
}
