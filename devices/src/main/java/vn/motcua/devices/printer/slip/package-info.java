/**
 * The queue slip as a picture.
 *
 * <p>In: what a ticket says ({@link vn.motcua.devices.printer.slip.Slip}). Out: a {@link
 * vn.motcua.devices.printer.raster.Bitmap} as wide as the paper. Next: a print job of {@code
 * vn.motcua.devices.printer}.
 */
@NullMarked
package vn.motcua.devices.printer.slip;

import org.jspecify.annotations.NullMarked;
