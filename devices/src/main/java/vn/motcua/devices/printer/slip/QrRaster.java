package vn.motcua.devices.printer.slip;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.decoder.Version;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import vn.motcua.devices.printer.raster.Bitmap;
import vn.motcua.devices.printer.raster.BitmapCanvas;

/** Draws QR codes with their quiet zone of four modules (ISO/IEC 18004). Pure; any thread. */
public final class QrRaster {
  /** White border that a reader needs, in modules. */
  public static final int QUIET_MODULES = 4;

  /** Smallest module phones read from 203 dpi paper: 3 dots, 0.375 mm. */
  public static final int MODULE_DOTS_MIN = 3;

  /** Larger modules gain nothing on a slip. */
  public static final int MODULE_DOTS_MAX = 8;

  /** Versions of QR codes there are, ISO/IEC 18004. */
  private static final int VERSION_MAX = 40;

  /** Mode, length and character set of a text in bytes, rounded up: 4 + 16 + 12 bits. */
  private static final int HEAD_BYTES_MAX = 4;

  /**
   * A code with its quiet zone.
   *
   * @param moduleDots dots of a module
   */
  public record Drawn(Bitmap picture, int moduleDots) {
    /** Dots of the quiet zone at each side. */
    public int quietDots() {
      return QUIET_MODULES * moduleDots;
    }
  }

  private QrRaster() {}

  /**
   * The code with its quiet zone, as large as fits in {@code sideDots}.
   *
   * @throws IllegalArgumentException when the text cannot be encoded or would need modules smaller
   *     than {@link #MODULE_DOTS_MIN} dots
   */
  public static Bitmap draw(String text, int sideDots) {
    return fit(text, sideDots).picture();
  }

  /**
   * The same, saying how large its modules are.
   *
   * @throws IllegalArgumentException as {@link #draw(String, int)}
   */
  public static Drawn fit(String text, int sideDots) {
    ByteMatrix modules = encode(text);
    int side = modules.getWidth() + 2 * QUIET_MODULES;
    int module = Math.min(MODULE_DOTS_MAX, sideDots / side);
    if (module < MODULE_DOTS_MIN) {
      throw new IllegalArgumentException(
          "a QR code of "
              + side
              + " modules with its border does not fit into "
              + sideDots
              + " dots readably; shorten its text");
    }
    return new Drawn(draw(modules, module), module);
  }

  /**
   * Modules along a side with the quiet zone, for a printer that packs digits and capitals no
   * tighter than bytes: the most that any makes of the text at level M. A text that fits into no
   * code therefore counts as wider than any paper.
   */
  public static int sideModulesMax(String text) {
    int bytes = text.getBytes(StandardCharsets.UTF_8).length + HEAD_BYTES_MAX;
    for (int number = 1; number <= VERSION_MAX; number++) {
      Version version = Version.getVersionForNumber(number);
      int correction = version.getECBlocksForLevel(ErrorCorrectionLevel.M).getTotalECCodewords();
      if (version.getTotalCodewords() - correction >= bytes) {
        return version.getDimensionForVersion() + 2 * QUIET_MODULES;
      }
    }
    return Integer.MAX_VALUE / MODULE_DOTS_MAX;
  }

  private static Bitmap draw(ByteMatrix modules, int module) {
    int side = modules.getWidth() + 2 * QUIET_MODULES;
    BitmapCanvas canvas = new BitmapCanvas(side * module);
    for (int y = 0; y < modules.getHeight(); y++) {
      for (int x = 0; x < modules.getWidth(); x++) {
        if (modules.get(x, y) == 1) {
          canvas.fill((x + QUIET_MODULES) * module, (y + QUIET_MODULES) * module, module, module);
        }
      }
    }
    return canvas.toBitmap(side * module);
  }

  private static ByteMatrix encode(String text) {
    Map<EncodeHintType, Object> hints = new EnumMap<>(EncodeHintType.class);
    if (!StandardCharsets.US_ASCII.newEncoder().canEncode(text)) {
      hints.put(EncodeHintType.CHARACTER_SET, "UTF-8");
    }
    try {
      return Encoder.encode(text, ErrorCorrectionLevel.M, hints).getMatrix();
    } catch (WriterException e) {
      throw new IllegalArgumentException("the text does not fit into a QR code", e);
    }
  }
}
