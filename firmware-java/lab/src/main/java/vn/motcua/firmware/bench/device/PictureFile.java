package vn.motcua.firmware.bench.device;

import com.google.zxing.BarcodeFormat;
import java.nio.file.Path;

/**
 * A picture of a code, as a PNG file.
 *
 * @param text what the code says
 */
record PictureFile(Path file, BarcodeFormat format, String text) {}
