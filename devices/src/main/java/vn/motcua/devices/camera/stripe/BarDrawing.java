package vn.motcua.devices.camera.stripe;

import com.google.zxing.Result;
import com.google.zxing.oned.Code39Writer;
import com.google.zxing.oned.EAN13Writer;
import com.google.zxing.oned.EAN8Writer;
import com.google.zxing.oned.ITFWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** How a bar code must look if what was read from it is right. Pure. */
final class BarDrawing {
  private static final int CODE_128_WIDTHS = 6;
  private static final int EAN_WIDTHS = 4;
  private static final int EAN_GUARD = 3;
  private static final int EAN_MIDDLE = 5;
  private static final int CODE_39_WIDTHS = 10;
  private static final int ITF_START = 4;
  private static final int ITF_WIDTHS = 10;

  private final double[] widths;
  private final List<Sign> characters;

  private BarDrawing(double[] widths, List<Sign> characters) {
    this.widths = widths;
    this.characters = characters;
  }

  /**
   * A character.
   *
   * @param from its first width
   * @param alphabet all characters that can stand there, this one among them
   */
  record Sign(int from, List<double[]> alphabet) {
    int to() {
      return from + alphabet.getFirst().length;
    }
  }

  /** The ways to draw what was read; more than one where wide bars have no fixed width. */
  static List<BarDrawing> of(Result read) {
    String text = read.getText();
    return switch (read.getBarcodeFormat()) {
      case CODE_128 -> List.of(code128(read.getRawBytes()));
      case EAN_13 -> List.of(ean(new EAN13Writer().encode(text), 6, BarAlphabets.EAN_LEFT));
      case EAN_8 -> List.of(ean(new EAN8Writer().encode(text), 4, BarAlphabets.EAN));
      case CODE_39 -> BarAlphabets.RATIOS.stream().map(ratio -> code39(text, ratio)).toList();
      case ITF -> BarAlphabets.RATIOS.stream().map(ratio -> itf(text, ratio)).toList();
      default -> List.of();
    };
  }

  /** From the values with start, check and stop, since one text can be written in several ways. */
  private static BarDrawing code128(byte[] values) {
    List<double[]> all = BarAlphabets.CODE_128;
    int start = BarAlphabets.CODE_128_START;
    double[] widths = new double[CODE_128_WIDTHS * values.length + 1];
    List<Sign> characters = new ArrayList<>();
    for (int i = 0; i + 1 < values.length; i++) {
      System.arraycopy(all.get(values[i]), 0, widths, CODE_128_WIDTHS * i, CODE_128_WIDTHS);
      List<double[]> alphabet = i == 0 ? all.subList(start, all.size()) : all.subList(0, start);
      characters.add(new Sign(CODE_128_WIDTHS * i, alphabet));
    }
    double[] stop = BarAlphabets.CODE_128_STOP;
    System.arraycopy(stop, 0, widths, widths.length - stop.length, stop.length);
    return new BarDrawing(widths, characters);
  }

  private static BarDrawing ean(boolean[] modules, int half, List<double[]> left) {
    int middle = EAN_GUARD + EAN_WIDTHS * half;
    List<Sign> characters = new ArrayList<>();
    for (int i = 0; i < half; i++) {
      characters.add(new Sign(EAN_GUARD + EAN_WIDTHS * i, left));
      characters.add(new Sign(middle + EAN_MIDDLE + EAN_WIDTHS * i, BarAlphabets.EAN));
    }
    return new BarDrawing(BarAlphabets.widths(modules), characters);
  }

  private static BarDrawing code39(String text, double ratio) {
    double[] widths = BarAlphabets.widths(new Code39Writer().encode(text));
    List<double[]> alphabet = BarAlphabets.code39(ratio);
    return new BarDrawing(
        BarAlphabets.atRatio(widths, ratio),
        IntStream.rangeClosed(1, text.length())
            .mapToObj(i -> new Sign(CODE_39_WIDTHS * i, alphabet))
            .toList());
  }

  private static BarDrawing itf(String text, double ratio) {
    double[] widths = BarAlphabets.widths(new ITFWriter().encode(text));
    List<double[]> alphabet = BarAlphabets.itf(ratio);
    return new BarDrawing(
        BarAlphabets.atRatio(widths, ratio),
        IntStream.range(0, text.length() / 2)
            .mapToObj(i -> new Sign(ITF_START + ITF_WIDTHS * i, alphabet))
            .toList());
  }

  /** The characters whose place others could take. */
  List<Sign> characters() {
    return characters;
  }

  /** Widths of bars and spaces of one of them, bar first where it begins with an even width. */
  double[] widths(Sign character) {
    return Arrays.copyOfRange(widths, character.from(), character.to());
  }

  /** Where the edges are, in modules from the first: one more than there are widths. */
  double[] edges() {
    double[] edges = new double[widths.length + 1];
    for (int i = 0; i < widths.length; i++) {
      edges[i + 1] = edges[i] + widths[i];
    }
    return edges;
  }
}
