package vn.motcua.devices.printer;

import vn.motcua.devices.printer.escpos.Cut;

/**
 * What must be known of a model before bytes are sent to it.
 *
 * @param name model or family
 * @param widthDots printable width; never guess it from the paper size
 * @param bandRows rows in one raster command, small enough for the receive buffer
 * @param cut shape of the cut
 * @param answersInOrder answers {@code GS r 1}, the proof that all before it was executed
 * @param clearsBuffers obeys {@code DLE DC4 8}, so that nothing is printed after a refill
 */
public record PrinterProfile(
    String name,
    int widthDots,
    int bandRows,
    Cut cut,
    boolean answersInOrder,
    boolean clearsBuffers) {

  /** 80 mm paper, 203 dpi, any model that shares {@code GS v 0}. */
  public static final PrinterProfile SAFE_80_MM =
      new PrinterProfile("safe raster 80 mm", 576, 128, Cut.PARTIAL, true, true);

  /** 58 mm paper, 203 dpi, any model that shares {@code GS v 0}. */
  public static final PrinterProfile SAFE_58_MM =
      new PrinterProfile("safe raster 58 mm", 384, 64, Cut.PARTIAL, true, true);
}
