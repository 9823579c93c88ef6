package vn.motcua.devices.printer.slip;

import org.jspecify.annotations.Nullable;
import vn.motcua.devices.printer.raster.Bitmap;

/**
 * A slip laid out for its paper.
 *
 * @param picture the whole slip, QR code included
 * @param qr where the code stands in it; null when the slip has none
 */
public record SlipPicture(Bitmap picture, @Nullable QrArea qr) {}
