package vn.motcua.devices.emulator.printer;

import java.util.Optional;
import vn.motcua.devices.printer.raster.Bitmap;
import vn.motcua.devices.printer.raster.BitmapCanvas;

/** The paper that has come out and is still attached to the printer. Not thread safe. */
final class PaperRoll {
  /** A longer piece is torn off, as a person would do. */
  static final int PIECE_ROWS_MAX = 16_000;

  private final int width;
  private BitmapCanvas canvas;
  private int rows;
  private int pieces;

  PaperRoll(int width) {
    this.width = width;
    this.canvas = new BitmapCanvas(width);
  }

  /** Puts a picture at the print line and feeds by its height. */
  void print(Bitmap strip, int left) {
    canvas.draw(strip, left, rows);
    rows += strip.height();
  }

  void feed(int dots) {
    rows += dots;
  }

  boolean tooLong() {
    return rows > PIECE_ROWS_MAX;
  }

  /** Cuts; empty when there was no paper to cut. */
  Optional<Paper> cut() {
    if (rows == 0) {
      return Optional.empty();
    }
    Paper paper = new Paper(++pieces, canvas.toBitmap(Math.min(rows, Bitmap.HEIGHT_DOTS_MAX)));
    canvas = new BitmapCanvas(width);
    rows = 0;
    return Optional.of(paper);
  }

  /** The paper that is not cut yet. */
  Bitmap hanging() {
    return canvas.toBitmap(rows);
  }
}
