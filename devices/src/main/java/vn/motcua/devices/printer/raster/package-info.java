/**
 * Pictures of one bit per dot, as thermal heads print them.
 *
 * <p>In: dots drawn by a layout. Out: an immutable {@link Bitmap}. Next: {@code printer.escpos},
 * which sends it in bands.
 */
@NullMarked
package vn.motcua.devices.printer.raster;

import org.jspecify.annotations.NullMarked;
