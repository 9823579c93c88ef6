package vn.motcua.devices.printer.inspect;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the parameters of a command say, for people; pure. */
public final class Details {
  private static final int DATA_BYTES_SHOWN_MAX = 64;

  private Details() {}

  /** Named values: numbers, texts or hexadecimal digits, in the order of the bytes. */
  public static Map<String, Object> of(EscPosToken token) {
    Map<String, Object> details = new LinkedHashMap<>();
    switch (token.command()) {
      case GS_RASTER, GS_VARIABLE_IMAGE -> raster(token, details);
      case ESC_BIT_IMAGE -> {
        details.put("mode", token.at(2));
        details.put("columns", token.word(3));
      }
      case GS_SYMBOL -> symbol(token, details);
      case GS_GRAPHICS -> graphics(token, 5, details);
      case GS_GRAPHICS_LARGE -> graphics(token, 7, details);
      case GS_BARCODE -> barcode(token, details);
      case ESC_CODE_TABLE -> details.put("table", token.at(2));
      case DLE_EOT, GS_TRANSMIT_STATUS, GS_PRINTER_ID, DLE_ENQ -> details.put("n", token.at(2));
      case ESC_FEED_DOTS, ESC_FEED_BACK_DOTS -> details.put("dots", token.at(2));
      case ESC_FEED_LINES, ESC_FEED_BACK -> details.put("lines", token.at(2));
      case GS_CUT -> cut(token, details);
      case GS_LEFT_MARGIN, GS_AREA_WIDTH, ESC_ABSOLUTE_POSITION ->
          details.put("dots", token.word(2));
      case GS_CHARACTER_SIZE -> {
        details.put("width", (token.at(2) >> 4) + 1);
        details.put("height", (token.at(2) & 7) + 1);
      }
      case TEXT, CONTROLS, UNKNOWN, INCOMPLETE -> details.put("hex", clipped(token.hex()));
      default -> {
        String parameters = token.hex().substring(token.command().prefix().length());
        if (!parameters.isEmpty()) {
          details.put("parameters", clipped(parameters));
        }
      }
    }
    return details;
  }

  private static void raster(EscPosToken token, Map<String, Object> details) {
    details.put("mode", token.at(3));
    details.put("widthDots", token.word(4) * 8);
    details.put("rows", token.word(6));
  }

  private static void cut(EscPosToken token, Map<String, Object> details) {
    int m = token.at(2);
    boolean full = m == 0 || m == 48 || m == 65 || m == 97 || m == 103;
    details.put("cut", full ? "full" : "partial");
    if (token.length() > 3) {
      details.put("feed", token.at(3));
    }
  }

  /** {@code 1D 6B m …}; function B has a count before its data. */
  private static void barcode(EscPosToken token, Map<String, Object> details) {
    int m = token.at(2);
    details.put("system", system(m));
    byte[] data = m <= 6 ? token.from(3) : token.from(4);
    int length = m <= 6 ? data.length - 1 : data.length;
    details.put("data", printable(data, length));
  }

  private static String system(int m) {
    return switch (m) {
      case 0, 65 -> "UPC-A";
      case 1, 66 -> "UPC-E";
      case 2, 67 -> "EAN-13";
      case 3, 68 -> "EAN-8";
      case 4, 69 -> "CODE39";
      case 5, 70 -> "ITF";
      case 6, 71 -> "CODABAR";
      case 72 -> "CODE93";
      case 73 -> "CODE128";
      case 74 -> "GS1-128";
      case 75, 76, 77, 78 -> "GS1 DataBar";
      case 79 -> "CODE128 auto";
      default -> "system " + m;
    };
  }

  /** {@code 1D 28 6B pL pH cn fn …}. */
  private static void symbol(EscPosToken token, Map<String, Object> details) {
    if (token.length() < 7) {
      return;
    }
    details.put(
        "symbol",
        switch (token.at(5)) {
          case 48 -> "PDF417";
          case 49 -> "QR Code";
          case 50 -> "MaxiCode";
          case 51 -> "2-dimensional GS1 DataBar";
          case 52 -> "Composite";
          case 53 -> "Aztec";
          case 54 -> "DataMatrix";
          default -> "cn " + token.at(5);
        });
    int fn = token.at(6);
    details.put("function", symbolFunction(fn));
    if (fn == 80 && token.length() >= 8) {
      byte[] data = token.from(8);
      details.put("data", printable(data, data.length));
    }
  }

  private static String symbolFunction(int fn) {
    return switch (fn) {
      case 65 -> "select model, mode or columns";
      case 66 -> "set rows or symbol type";
      case 67 -> "set size of module";
      case 68 -> "set row height";
      case 69 -> "select error correction level";
      case 70 -> "select options";
      case 71 -> "set maximum width";
      case 72 -> "select HRI font";
      case 80 -> "store the data in the symbol storage area";
      case 81 -> "print the symbol data in the symbol storage area";
      case 82 -> "transmit size information";
      default -> "fn " + fn;
    };
  }

  /** {@code … 30 fn …}; fn 112 and 113 carry a picture. */
  private static void graphics(EscPosToken token, int at, Map<String, Object> details) {
    if (token.length() < at + 2) {
      return;
    }
    int fn = token.at(at + 1);
    details.put("fn", fn);
    boolean store = fn == 112 || fn == 113;
    if (store && token.length() >= at + 10) {
      details.put("format", fn == 112 ? "raster" : "column");
      details.put("widthDots", token.word(at + 6));
      details.put("rows", token.word(at + 8));
    } else if (fn == 2 || fn == 50) {
      details.put("function", "print the graphics data in the print buffer");
    }
  }

  private static String printable(byte[] data, int length) {
    String text =
        new String(data, 0, Math.max(0, Math.min(length, data.length)), StandardCharsets.UTF_8);
    return text.chars()
        .map(c -> Character.isISOControl(c) ? '\ufffd' : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static String clipped(String hex) {
    return hex.length() <= 2 * DATA_BYTES_SHOWN_MAX
        ? hex
        : hex.substring(0, 2 * DATA_BYTES_SHOWN_MAX) + "…";
  }
}
