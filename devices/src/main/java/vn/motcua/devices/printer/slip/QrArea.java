package vn.motcua.devices.printer.slip;

/**
 * Where the QR code stands in a picture, in its middle, quiet zone left out. A printer that draws
 * QR codes itself may put its own there: the rows above and beneath hold the quiet zone.
 *
 * @param text what the code says
 * @param top first row of the code
 * @param rows its height in dots, which is its width
 * @param moduleDots dots of a module, {@link QrRaster#MODULE_DOTS_MIN} to {@link
 *     QrRaster#MODULE_DOTS_MAX}
 */
public record QrArea(String text, int top, int rows, int moduleDots) {
  /** The first row beneath the code. */
  public int bottom() {
    return top + rows;
  }
}
