package vn.motcua.devices.emulator.printer;

/**
 * How the next characters are printed.
 *
 * @param fontB characters of 9 × 17 dots instead of 12 × 24
 * @param underlineDots thickness of the line under them, 0..2
 * @param width times as wide, 1..8
 * @param height times as high, 1..8
 */
record TextStyle(
    boolean fontB,
    boolean bold,
    int underlineDots,
    boolean reverse,
    boolean italic,
    int width,
    int height) {

  /** The style after power-on. */
  static final TextStyle PLAIN = new TextStyle(false, false, 0, false, false, 1, 1);

  /** {@code ESC ! n}: 01 font B, 08 bold, 10 double height, 20 double width, 80 underline. */
  TextStyle withModes(int n) {
    return new TextStyle(
        (n & 0x01) != 0,
        (n & 0x08) != 0,
        (n & 0x80) != 0 ? 1 : 0,
        reverse,
        italic,
        (n & 0x20) != 0 ? 2 : 1,
        (n & 0x10) != 0 ? 2 : 1);
  }

  TextStyle withFontB(boolean smaller) {
    return new TextStyle(smaller, bold, underlineDots, reverse, italic, width, height);
  }

  TextStyle withBold(boolean on) {
    return new TextStyle(fontB, on, underlineDots, reverse, italic, width, height);
  }

  TextStyle withUnderline(int dots) {
    return new TextStyle(fontB, bold, dots, reverse, italic, width, height);
  }

  TextStyle withReverse(boolean on) {
    return new TextStyle(fontB, bold, underlineDots, on, italic, width, height);
  }

  TextStyle withItalic(boolean on) {
    return new TextStyle(fontB, bold, underlineDots, reverse, on, width, height);
  }

  /** {@code GS ! n}: width in the upper half, height in the lower. */
  TextStyle withSize(int n) {
    return new TextStyle(
        fontB, bold, underlineDots, reverse, italic, (n >> 4 & 7) + 1, (n & 7) + 1);
  }

  /** Dots of a character's cell before it is enlarged. */
  int cellWide() {
    return fontB ? 9 : 12;
  }

  /** The same in height. */
  int cellHigh() {
    return fontB ? 17 : 24;
  }
}
