package vn.motcua.devices.emulator.printer;

import java.util.Optional;
import vn.motcua.devices.printer.raster.Bitmap;
import vn.motcua.devices.printer.raster.BitmapCanvas;

/**
 * Lines, corners and blocks of the PC code tables, which fill their cell so that neighbours join.
 * Pure.
 */
final class BoxCharacters {

  /** Each character with its arms up, right, down and left: 0 none, 1 single, 2 double. */
  private static final String ARMS =
      "─0101│1010┌0110┐0011└1100┘1001├1110┤1011┬0111┴1101┼1111═0202║2020╔0220╗0022╚2200╝2002╠2220"
          + "╣2022╦0222╩2202╬2222╒0210╓0120╕0012╖0021╘1200╙2100╛1002╜2001╞1210╟2120╡1012╢2021╤0212"
          + "╥0121╧1202╨2101╪1212╫2121";

  private static final int ENTRY = 5;
  private static final int THICK = 2;

  /** Half the distance between the two lines of a double one. */
  private static final int APART = 2;

  private final int wide;
  private final int high;
  private final BitmapCanvas canvas;

  private BoxCharacters(int wide, int high) {
    this.wide = wide;
    this.high = high;
    this.canvas = new BitmapCanvas(wide);
  }

  /** The cell of a character; empty when it is none of these. */
  static Optional<Bitmap> draw(String letter, int wide, int high) {
    BoxCharacters cell = new BoxCharacters(wide, high);
    int entry = ARMS.indexOf(letter);
    boolean lines = entry >= 0 && entry % ENTRY == 0;
    boolean drawn = lines ? cell.arms(entry) : cell.block(letter);
    return drawn ? Optional.of(cell.canvas.toBitmap(high)) : Optional.empty();
  }

  private boolean block(String letter) {
    switch (letter) {
      case "█" -> canvas.fill(0, 0, wide, high);
      case "▀" -> canvas.fill(0, 0, wide, high / 2);
      case "▄" -> canvas.fill(0, high / 2, wide, high - high / 2);
      case "▌" -> canvas.fill(0, 0, wide / 2, high);
      case "▐" -> canvas.fill(wide / 2, 0, wide - wide / 2, high);
      case "■" -> canvas.fill(2, high / 3, wide - 4, wide - 4);
      case "░" -> shade(1);
      case "▒" -> shade(2);
      case "▓" -> shade(3);
      default -> {
        return false;
      }
    }
    return true;
  }

  /** Blackens this many of every four dots. */
  private void shade(int black) {
    for (int y = 0; y < high; y++) {
      for (int x = 0; x < wide; x++) {
        int order = y % 2 == 0 ? x % 2 * 2 : 3 - x % 2 * 2; // 0 2 over 3 1
        if (order < black) {
          canvas.fill(x, y, 1, 1);
        }
      }
    }
  }

  private boolean arms(int entry) {
    int up = ARMS.charAt(entry + 1) - '0';
    int right = ARMS.charAt(entry + 2) - '0';
    int down = ARMS.charAt(entry + 3) - '0';
    int left = ARMS.charAt(entry + 4) - '0';
    for (int offset : offsets(right)) {
      int from = wide / 2 - reach(offset, up, down);
      horizontal(offset, from, wide);
    }
    for (int offset : offsets(left)) {
      horizontal(offset, 0, wide / 2 + reach(offset, up, down));
    }
    for (int offset : offsets(down)) {
      vertical(offset, high / 2 - reach(offset, left, right), high);
    }
    for (int offset : offsets(up)) {
      vertical(offset, 0, high / 2 + reach(offset, left, right));
    }
    return true;
  }

  private static int[] offsets(int lines) {
    return switch (lines) {
      case 0 -> new int[0];
      case 1 -> new int[] {0};
      default -> new int[] {-APART, APART};
    };
  }

  /**
   * How far a line goes beyond the middle: to the far one of two crossing lines, or, where it would
   * run between them, only to the near one.
   *
   * @param before arm across on the side of negative offsets
   * @param after arm across on the side of positive ones
   */
  private static int reach(int offset, int before, int after) {
    boolean crossed = offset == 0 ? before == 2 && after == 2 : (offset < 0 ? before : after) == 2;
    return crossed ? -APART : before == 2 || after == 2 ? APART : 0;
  }

  private void horizontal(int offset, int from, int to) {
    int start = from == 0 ? 0 : from - THICK / 2;
    int end = to == wide ? wide : to + THICK / 2;
    canvas.fill(start, high / 2 + offset - THICK / 2, end - start, THICK);
  }

  private void vertical(int offset, int from, int to) {
    int start = from == 0 ? 0 : from - THICK / 2;
    int end = to == high ? high : to + THICK / 2;
    canvas.fill(wide / 2 + offset - THICK / 2, start, THICK, end - start);
  }
}
