package vn.motcua.devices.printer.slip;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.motcua.devices.printer.raster.Bitmap;
import vn.motcua.devices.printer.raster.BitmapCanvas;

/**
 * Code 128 of printable ASCII, in code sets B and C: values, bars, and a picture with its quiet
 * zone. Pure; any thread. Source: ISO/IEC 15417.
 */
public final class Code128 {
  /** White at each side that a reader needs, in modules. */
  public static final int QUIET_MODULES = 10;

  /** Narrowest bar that scanners read from 203 dpi paper: 2 dots, 0.25 mm. */
  public static final int MODULE_DOTS_MIN = 2;

  /** Wider bars gain nothing on a slip. */
  public static final int MODULE_DOTS_MAX = 4;

  /** Values that are no characters. */
  static final int CODE_C = 99;

  static final int CODE_B = 100;
  private static final int START_B = 104;
  private static final int START_C = 105;
  private static final int STOP = 106;
  private static final int CHECK = 103;

  /** From this many digits in a row on, set C is shorter. */
  private static final int DIGITS_MIN = 4;

  /** Widths of bar, space, bar, space, bar, space for each value, in modules. */
  private static final String WIDTHS =
      "212222222122222221121223121322131222122213122312132212221213221312231212112232122132122231"
          + "113222123122123221223211221132221231213212223112312131311222321122321221312212322112"
          + "322211212123212321232121111323131123131321112313132113132311211313231113231311112133"
          + "112331132131113123113321133121313121211331231131213113213311213131311123311321331121"
          + "312113312311332111314111221411431111111224111422121124121421141122141221112214112412"
          + "122114122411142112142211241211221114413111241112134111111242121142121241114212124112"
          + "124211411212421112421211212141214121412121111143111341131141114113114311411113411311"
          + "1131411141313111414111312114122112142112322331112";

  private static final int WIDTHS_A_VALUE = 6;

  /** Opens a code set in a printer's data; written twice it is itself. */
  private static final int BRACE = '{';

  private Code128() {}

  /**
   * The values of a text, start first, without check value and stop.
   *
   * @throws IllegalArgumentException when a character is not 20h to 7Eh, or there is none
   */
  public static List<Integer> values(String text) {
    if (text.isEmpty() || text.chars().anyMatch(c -> c < 0x20 || c > 0x7E)) {
      throw new IllegalArgumentException(
          "Code 128 holds letters without marks, digits and signs of ASCII; print a QR code");
    }
    List<Integer> values = new ArrayList<>();
    boolean pairs = false;
    int at = 0;
    while (at < text.length()) {
      int digits = digits(text, at);
      boolean wanted = pairs ? digits >= 2 : digits >= DIGITS_MIN && digits % 2 == 0;
      if (values.isEmpty()) {
        values.add(wanted ? START_C : START_B);
      } else if (wanted != pairs) {
        values.add(wanted ? CODE_C : CODE_B);
      }
      pairs = wanted;
      values.add(pairs ? Integer.parseInt(text.substring(at, at + 2)) : text.charAt(at) - 0x20);
      at += pairs ? 2 : 1;
    }
    return values;
  }

  private static int digits(String text, int from) {
    int end = from;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    return end - from;
  }

  /** How many modules wide, without quiet zone: 11 a value, check value and stop included. */
  public static int modules(List<Integer> values) {
    return 11 * (values.size() + 1) + 13;
  }

  /**
   * The dots of a module for paper of a width, quiet zone included.
   *
   * @throws IllegalArgumentException when it would be less than {@link #MODULE_DOTS_MIN}
   */
  public static int moduleDots(List<Integer> values, int paperDots) {
    int modules = modules(values) + 2 * QUIET_MODULES;
    int module = Math.min(MODULE_DOTS_MAX, paperDots / modules);
    if (module < MODULE_DOTS_MIN) {
      throw new IllegalArgumentException(
          "a Code 128 of %d modules with its quiet zone needs %d dots, and the paper has %d;"
                  .formatted(modules, modules * MODULE_DOTS_MIN, paperDots)
              + " shorten its text or print a QR code");
    }
    return module;
  }

  /** The bars without quiet zone, as a printer draws them. */
  public static Bitmap bars(List<Integer> values, int moduleDots, int heightDots) {
    List<Integer> all = new ArrayList<>(values);
    all.add(check(values));
    all.add(STOP);
    BitmapCanvas canvas = new BitmapCanvas(modules(values) * moduleDots);
    int x = 0;
    for (int value : all) {
      int from = value * WIDTHS_A_VALUE;
      int count = value == STOP ? WIDTHS_A_VALUE + 1 : WIDTHS_A_VALUE;
      for (int i = 0; i < count; i++) {
        int wide = (WIDTHS.charAt(from + i) - '0') * moduleDots;
        if (i % 2 == 0) {
          canvas.fill(x, 0, wide, heightDots);
        }
        x += wide;
      }
    }
    return canvas.toBitmap(heightDots);
  }

  private static int check(List<Integer> values) {
    int sum = values.getFirst();
    for (int i = 1; i < values.size(); i++) {
      sum += i * values.get(i);
    }
    return sum % CHECK;
  }

  /**
   * The code with its quiet zone, as wide as fits.
   *
   * @throws IllegalArgumentException when it cannot be encoded or cannot fit readably
   */
  public static Bitmap draw(String text, int paperDots, int heightDots) {
    List<Integer> values = values(text);
    int module = moduleDots(values, paperDots);
    Bitmap bars = bars(values, module, heightDots);
    int quiet = QUIET_MODULES * module;
    BitmapCanvas canvas = new BitmapCanvas(bars.width() + 2 * quiet);
    canvas.draw(bars, quiet, 0);
    return canvas.toBitmap(heightDots);
  }

  /**
   * The bytes after {@code GS k 73 n}: the code set, a brace and B or C, before the values that are
   * in it; pairs of digits as one byte 0 to 99.
   */
  public static byte[] printerData(List<Integer> values) {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    boolean pairs = values.getFirst() == START_C;
    select(data, pairs);
    for (int value : values.subList(1, values.size())) {
      boolean change = value == (pairs ? CODE_B : CODE_C);
      if (change) {
        pairs = !pairs;
        select(data, pairs);
      } else if (!pairs && value + 0x20 == BRACE) {
        data.write(BRACE);
        data.write(BRACE);
      } else {
        data.write(pairs ? value : value + 0x20);
      }
    }
    return data.toByteArray();
  }

  private static void select(ByteArrayOutputStream data, boolean pairs) {
    data.write(BRACE);
    data.write(pairs ? 'C' : 'B');
  }

  /** The values that such bytes mean; empty when they use code set A or are damaged. */
  public static Optional<List<Integer>> ofPrinterData(byte[] data) {
    List<Integer> values = new ArrayList<>();
    boolean pairs = false;
    for (int at = 0; at < data.length; at++) {
      int value = data[at] & 0xFF;
      int set = value == BRACE && at + 1 < data.length ? data[at + 1] : 0;
      if (set == 'B' || set == 'C') {
        pairs = set == 'C';
        int start = pairs ? START_C : START_B;
        values.add(values.isEmpty() ? start : pairs ? CODE_C : CODE_B);
        at++;
      } else if (values.isEmpty() || !(pairs ? value < CODE_B : isLetter(value, set))) {
        return Optional.empty();
      } else {
        values.add(pairs ? value : value - 0x20);
        at += !pairs && value == BRACE ? 1 : 0;
      }
    }
    return values.size() < 2 ? Optional.empty() : Optional.of(values);
  }

  /** Whether a byte of code set B stands for itself; a brace does when it is written twice. */
  private static boolean isLetter(int value, int next) {
    return value >= 0x20 && value <= 0x7E && (value != BRACE || next == BRACE);
  }
}
