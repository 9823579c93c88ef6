package vn.motcua.devices.emulator.printer;

import java.util.HashMap;
import java.util.Map;
import vn.motcua.devices.printer.raster.Bitmap;
import vn.motcua.devices.printer.raster.BitmapCanvas;
import vn.motcua.devices.printer.slip.Typeface;

/** Draws single lines of text as strips of paper. Not thread-safe. */
final class TextRaster {
  /** Where a line stands on the paper. */
  enum Align {
    /** At the left edge. */
    LEFT,
    /** In the middle. */
    CENTRE,
    /** At the right edge. */
    RIGHT
  }

  /** Largest letters, in dots. */
  static final int SIZE_DOTS_MAX = 192;

  private final int width;
  private final Map<Integer, Typeface> faces = new HashMap<>();

  /** For paper of {@code width} dots. */
  TextRaster(int width) {
    this.width = width;
  }

  /** One line in letters of {@code sizeDots} (8..{@link #SIZE_DOTS_MAX}); what is wider is cut. */
  Bitmap line(String text, int sizeDots, Align align) {
    int size = Math.clamp(sizeDots, 8, SIZE_DOTS_MAX);
    Typeface face =
        faces.computeIfAbsent(
            size, s -> new Typeface(Typeface.shipped("BeVietnamPro-Regular.ttf"), s));
    BitmapCanvas canvas = new BitmapCanvas(width);
    int room = Math.max(0, width - face.width(text));
    int x =
        switch (align) {
          case LEFT -> 0;
          case CENTRE -> room / 2;
          case RIGHT -> room;
        };
    face.draw(canvas, text, x, 0);
    return canvas.toBitmap(face.height());
  }
}
