package vn.motcua.devices.printer;

import org.jspecify.annotations.Nullable;
import vn.motcua.devices.printer.raster.Bitmap;
import vn.motcua.devices.printer.slip.QrArea;

/**
 * One slip to print.
 *
 * @param id the program's id, unique for ever; a job is printed at most once for one id
 * @param picture what to print, not wider than the paper; complete, QR code included
 * @param qr which part of the picture a printer may draw by its own QR command; null for none
 */
public record PrintJob(String id, Bitmap picture, @Nullable QrArea qr) {
  /** A picture that every printer gets as raster. */
  public PrintJob(String id, Bitmap picture) {
    this(id, picture, null);
  }

  /** Height of the picture in dots. */
  int rows() {
    return picture.height();
  }
}
