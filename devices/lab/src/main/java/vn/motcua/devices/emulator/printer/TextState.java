package vn.motcua.devices.emulator.printer;

import java.util.Optional;
import vn.motcua.devices.printer.inspect.CodeTables;
import vn.motcua.devices.printer.inspect.EscPosToken;
import vn.motcua.devices.printer.raster.Bitmap;

/** The print buffer of text mode: letters that wait for their line feed. Not thread safe. */
final class TextState {
  private static final int FONT_A_DOTS = 24;

  private final CodeTables tables;
  private final TextRaster raster;
  private final StringBuilder line = new StringBuilder();
  private int table;
  private int height = 1;
  private TextRaster.Align align = TextRaster.Align.LEFT;

  TextState(CodeTables tables, int widthDots) {
    this.tables = tables;
    this.raster = new TextRaster(widthDots);
  }

  void append(EscPosToken text) {
    line.append(tables.decode(table, text.from(0)));
  }

  /** Chooses a table; false when its number is not known. */
  boolean table(int n) {
    table = n;
    return tables.knows(n);
  }

  void height(int times) {
    height = times;
  }

  void align(int n) {
    align =
        switch (n % 48) {
          case 1 -> TextRaster.Align.CENTRE;
          case 2 -> TextRaster.Align.RIGHT;
          default -> TextRaster.Align.LEFT;
        };
  }

  /** Back to how it is after being switched on. */
  void initialize() {
    line.setLength(0);
    table = 0;
    height = 1;
    align = TextRaster.Align.LEFT;
  }

  /** The line as a strip, when there is one; the buffer is empty then. */
  Optional<Bitmap> takeLine() {
    if (line.isEmpty()) {
      return Optional.empty();
    }
    Bitmap strip = raster.line(line.toString(), FONT_A_DOTS * height, align);
    line.setLength(0);
    return Optional.of(strip);
  }

  TextRaster.Align align() {
    return align;
  }
}
