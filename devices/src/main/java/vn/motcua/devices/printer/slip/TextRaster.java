package vn.motcua.devices.printer.slip;

import java.util.HashMap;
import java.util.Map;
import vn.motcua.devices.printer.raster.Bitmap;
import vn.motcua.devices.printer.raster.BitmapCanvas;

/**
 * Draws single lines of text as a strip of paper, for lines that a code page cannot write. Not
 * thread safe.
 */
public final class TextRaster {
  /** Where a line stands on the paper. */
  public enum Align {
    /** At the left edge. */
    LEFT,
    /** In the middle. */
    CENTRE,
    /** At the right edge. */
    RIGHT
  }

  /** Largest letters, in dots. */
  public static final int SIZE_DOTS_MAX = 192;

  private final int width;
  private final Map<Integer, Typeface> faces = new HashMap<>();

  /** For paper of {@code width} dots. */
  public TextRaster(int width) {
    this.width = width;
  }

  /** One line in letters of {@code sizeDots} (8..{@link #SIZE_DOTS_MAX}); what is wider is cut. */
  public Bitmap line(String text, int sizeDots, Align align) {
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
