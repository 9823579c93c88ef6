package vn.motcua.devices.emulator.printer;

import com.google.zxing.oned.CodaBarWriter;
import com.google.zxing.oned.Code39Writer;
import com.google.zxing.oned.Code93Writer;
import com.google.zxing.oned.EAN13Writer;
import com.google.zxing.oned.EAN8Writer;
import com.google.zxing.oned.ITFWriter;
import com.google.zxing.oned.UPCEWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.BiFunction;
import vn.motcua.devices.printer.inspect.EscPosToken;
import vn.motcua.devices.printer.raster.Bitmap;
import vn.motcua.devices.printer.raster.BitmapCanvas;
import vn.motcua.devices.printer.slip.Code128;

/**
 * Bar codes of {@code GS k} with their human readable text (HRI). As a real printer it draws no
 * quiet zone. Not thread safe.
 */
final class BarState {
  private static final int HEIGHT_DOTS_FIRST = 162;
  private static final int WIDTH_DOTS_FIRST = 3;
  private static final int HRI_GAP_DOTS = 4;

  /** {@code GS k} function A, ended by NUL, has systems 0 to 6; function B has a count. */
  private static final int FUNCTION_A_MAX = 6;

  private static final int FUNCTION_B = 65;

  private final BiFunction<String, Boolean, Bitmap> letters;
  private int moduleDots = WIDTH_DOTS_FIRST;
  private int heightDots = HEIGHT_DOTS_FIRST;
  private int hriPosition;
  private boolean hriFontB;

  /** {@code letters} draws a line of small text; true for font B, false for font A. */
  BarState(BiFunction<String, Boolean, Bitmap> letters) {
    this.letters = letters;
  }

  /** Back to the state after power-on. */
  void initialize() {
    moduleDots = WIDTH_DOTS_FIRST;
    heightDots = HEIGHT_DOTS_FIRST;
    hriPosition = 0;
    hriFontB = false;
  }

  /** Takes a command; false when it is not a setting of bar codes. */
  boolean take(EscPosToken token) {
    switch (token.command()) {
      case GS_BARCODE_WIDTH -> moduleDots = Math.clamp(token.at(2), 1, 8);
      case GS_BARCODE_HEIGHT -> heightDots = Math.max(1, token.at(2));
      case GS_HRI_POSITION -> hriPosition = token.at(2) % 48;
      case GS_HRI_FONT -> hriFontB = token.at(2) % 48 == 1;
      default -> {
        return false;
      }
    }
    return true;
  }

  /** The code with its text; empty when the data do not suit the system or it is not drawn here. */
  Optional<Bitmap> draw(EscPosToken token) {
    int system = token.at(2);
    boolean functionA = system <= FUNCTION_A_MAX;
    byte[] bytes = token.from(functionA ? 3 : 4);
    int length = functionA ? bytes.length - 1 : bytes.length;
    String text = new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
    try {
      return bars(functionA ? system + FUNCTION_B : system, text, bytes);
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // a printer prints nothing
    }
  }

  private Optional<Bitmap> bars(int system, String text, byte[] bytes) {
    return switch (system) {
      case 65 -> modules(new EAN13Writer().encode("0" + text), checked(text, 11));
      case 66 -> modules(new UPCEWriter().encode(text.length() == 6 ? "0" + text : text), text);
      case 67 -> modules(new EAN13Writer().encode(text), checked(text, 12));
      case 68 -> modules(new EAN8Writer().encode(text), checked(text, 7));
      case 69 -> {
        String inner = text.startsWith("*") ? text.replace("*", "") : text;
        yield modules(new Code39Writer().encode(inner), "*" + inner + "*");
      }
      case 70 -> modules(new ITFWriter().encode(text), text);
      case 71 -> modules(new CodaBarWriter().encode(text), text);
      case 72 -> modules(new Code93Writer().encode(text), text);
      case 73 ->
          Code128.ofPrinterData(bytes)
              .map(values -> Code128.bars(values, moduleDots, heightDots))
              .map(bars -> captioned(bars, Code128Text.of(bytes)));
      default -> Optional.empty();
    };
  }

  /** A printer adds the check digit of EAN and UPC that the data lack, to the text as well. */
  private static String checked(String digits, int without) {
    if (digits.length() != without) {
      return digits;
    }
    int sum = 0;
    for (int at = 0; at < without; at++) {
      sum += (digits.charAt(at) - '0') * ((without - at) % 2 == 1 ? 3 : 1);
    }
    return digits + (10 - sum % 10) % 10;
  }

  private Optional<Bitmap> modules(boolean[] modules, String text) {
    return Optional.of(captioned(Dots.ofBars(modules, moduleDots, heightDots), text));
  }

  /** HRI above (1), below (2) or both (3), in the middle of the bars. */
  private Bitmap captioned(Bitmap bars, String text) {
    if (hriPosition < 1 || hriPosition > 3 || text.isEmpty()) {
      return bars;
    }
    Bitmap caption = letters.apply(text, hriFontB);
    int wide = Math.max(bars.width(), caption.width());
    BitmapCanvas canvas = new BitmapCanvas(wide);
    int y = 0;
    if ((hriPosition & 1) != 0) {
      canvas.draw(caption, (wide - caption.width()) / 2, 0);
      y = caption.height() + HRI_GAP_DOTS;
    }
    canvas.draw(bars, (wide - bars.width()) / 2, y);
    y += bars.height();
    if ((hriPosition & 2) != 0) {
      canvas.draw(caption, (wide - caption.width()) / 2, y + HRI_GAP_DOTS);
      y += HRI_GAP_DOTS + caption.height();
    }
    return canvas.toBitmap(y);
  }
}
