package vn.motcua.devices.camera.stripe;

import com.google.zxing.oned.Code128Writer;
import com.google.zxing.oned.Code39Writer;
import com.google.zxing.oned.EAN8Writer;
import com.google.zxing.oned.ITFWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the characters of bar codes look like: alternate widths of bars and spaces, in modules.
 * Taken from ZXing's writers, so that no table is copied; the six of Code 128 that stand for no
 * pair of digits are those of ISO/IEC 15417. Pure.
 */
final class BarAlphabets {

  /** Code 128: values 0 to 105, bar first. The last three begin a code. */
  static final List<double[]> CODE_128 =
      Stream.concat(
              IntStream.range(0, 100)
                  .mapToObj(pair -> part(new Code128Writer().encode(digits(pair)), 6, 12)),
              Stream.of(
                  new double[] {1, 1, 4, 1, 3, 1},
                  new double[] {3, 1, 1, 1, 4, 1},
                  new double[] {4, 1, 1, 1, 3, 1},
                  new double[] {2, 1, 1, 4, 1, 2},
                  new double[] {2, 1, 1, 2, 1, 4},
                  new double[] {2, 1, 1, 2, 3, 2}))
          .toList();

  /** The first of the values that can begin a Code 128. */
  static final int CODE_128_START = 103;

  /** What ends a Code 128. */
  static final double[] CODE_128_STOP = {2, 3, 3, 1, 1, 1, 2};

  /** Digits of EAN right of the middle, and of EAN-8 left of it with space for bar. */
  static final List<double[]> EAN =
      IntStream.range(0, 10)
          .mapToObj(digit -> part(new EAN8Writer().encode(digit + "000000"), 3, 7))
          .toList();

  /** Digits of EAN-13 left of the middle: each two ways. */
  static final List<double[]> EAN_LEFT =
      Stream.concat(EAN.stream(), EAN.stream().map(BarAlphabets::mirrored)).toList();

  /** Ratios of wide to narrow that Code 39 and ITF may have. */
  static final List<Double> RATIOS = List.of(2.0, 2.5, 3.0);

  private static final String CODE_39_CHARACTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%";

  private static final List<List<double[]>> CODE_39 =
      RATIOS.stream().map(ratios(43, BarAlphabets::code39)::apply).toList();

  private static final List<List<double[]>> ITF =
      RATIOS.stream().map(ratios(100, BarAlphabets::itf)::apply).toList();

  private BarAlphabets() {}

  /** Characters of Code 39, without the space that follows each. */
  static List<double[]> code39(double ratio) {
    return CODE_39.get(RATIOS.indexOf(ratio));
  }

  /** Pairs of digits of ITF: bars of the first, spaces of the second. */
  static List<double[]> itf(double ratio) {
    return ITF.get(RATIOS.indexOf(ratio));
  }

  private static double[] code39(int character) {
    String text = CODE_39_CHARACTERS.substring(character, character + 1);
    return part(new Code39Writer().encode(text), 10, 19);
  }

  private static double[] itf(int pair) {
    return part(new ITFWriter().encode(digits(pair)), 4, 14);
  }

  private static DoubleFunction<List<double[]>> ratios(int size, IntFunction<double[]> character) {
    return ratio ->
        IntStream.range(0, size).mapToObj(character).map(all -> atRatio(all, ratio)).toList();
  }

  /** Characters with two widths only: one module, and this many. */
  static double[] atRatio(double[] widths, double ratio) {
    return Arrays.stream(widths).map(width -> width > 1 ? ratio : 1).toArray();
  }

  /** Lengths of the runs of equal modules, from the first set one to the last. */
  static double[] widths(boolean[] modules) {
    double[] widths = new double[modules.length];
    int count = 0;
    int from = 0;
    for (int i = 1; i <= modules.length; i++) {
      if (i == modules.length || modules[i] != modules[i - 1]) {
        widths[count] = i - from;
        count += modules[from] || count > 0 ? 1 : 0;
        from = i;
      }
    }
    return Arrays.copyOf(widths, modules[modules.length - 1] ? count : count - 1);
  }

  private static double[] part(boolean[] modules, int from, int to) {
    return Arrays.copyOfRange(widths(modules), from, to);
  }

  private static double[] mirrored(double[] widths) {
    return new double[] {widths[3], widths[2], widths[1], widths[0]};
  }

  private static String digits(int pair) {
    return String.format(Locale.ROOT, "%02d", pair);
  }
}
