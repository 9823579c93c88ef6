/**
 * Pictures of codes that programs of strangers drew: zint, BWIPP, GNU barcode, qrencode and
 * dmtxwrite. None of them shares source with ZXing, zxing-cpp or zbar.
 *
 * <p>In: an empty directory. Out: sets of pictures, each with a text file that says what its codes
 * say. Next: {@code bench.picture}.
 */
@NullMarked
package vn.motcua.firmware.bench.drawing;

import org.jspecify.annotations.NullMarked;
