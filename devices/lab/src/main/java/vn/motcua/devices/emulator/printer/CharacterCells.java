package vn.motcua.devices.emulator.printer;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.Map;
import vn.motcua.devices.printer.raster.Bitmap;
import vn.motcua.devices.printer.raster.BitmapCanvas;
import vn.motcua.devices.printer.slip.Typeface;

/**
 * Characters in cells of one width, as a printer's own fonts have them: those of the shipped font,
 * narrowed and lowered until they fit. A character that the font lacks is an empty frame. Not
 * thread safe.
 */
final class CharacterCells {
  private static final int KEPT_MAX = 1_024;
  private static final int BLACK_FROM_GREY = 96;

  /** Most letters of the shipped font are wider than a cell is for their height. */
  private static final double NARROWED = 0.86;

  private static final double SLANT = -0.2;
  private static final FontRenderContext DOTS = new FontRenderContext(null, true, true);

  private record Key(String letter, TextStyle style) {}

  private final Font font = Typeface.shipped("BeVietnamPro-Regular.ttf");
  private final Map<Key, Bitmap> cells = new LinkedHashMap<>(64, 0.75f, true);

  /** Whether a character, with its marks, can be drawn. */
  boolean has(String letter) {
    return font.canDisplayUpTo(spelled(letter)) < 0
        || BoxCharacters.draw(letter, 12, 24).isPresent();
  }

  /** The cell of a character, enlarged, underlined and reversed as the style says. */
  Bitmap cell(String letter, TextStyle style) {
    Key key = new Key(letter, style);
    Bitmap known = cells.get(key);
    if (known != null) {
      return known;
    }
    Bitmap drawn = decorated(plain(letter, style), style);
    cells.put(key, drawn);
    if (cells.size() > KEPT_MAX) {
      cells.remove(cells.keySet().iterator().next());
    }
    return drawn;
  }

  private Bitmap plain(String letter, TextStyle style) {
    int wide = style.cellWide();
    int high = style.cellHigh();
    return BoxCharacters.draw(letter, wide, high)
        .orElseGet(() -> has(letter) ? outlined(letter, style) : frame(wide, high));
  }

  /** Bold is printed twice, the second time one dot further right. */
  private static Bitmap decorated(Bitmap plain, TextStyle style) {
    BitmapCanvas struck = new BitmapCanvas(plain.width());
    struck.draw(plain, 0, 0);
    if (style.bold()) {
      struck.draw(plain, 1, 0);
    }
    Bitmap large = Dots.scaled(struck.toBitmap(plain.height()), style.width(), style.height());
    BitmapCanvas canvas = new BitmapCanvas(large.width());
    canvas.draw(large, 0, 0);
    if (style.reverse()) {
      canvas.invert(0, 0, large.width(), large.height());
    } else if (style.underlineDots() > 0) {
      int dots = style.underlineDots();
      canvas.fill(0, large.height() - dots, large.width(), dots);
    }
    return canvas.toBitmap(large.height());
  }

  private static Bitmap frame(int wide, int high) {
    BitmapCanvas canvas = new BitmapCanvas(wide);
    canvas.fill(1, 2, wide - 3, high - 6);
    canvas.invert(2, 3, wide - 5, high - 8);
    return canvas.toBitmap(high);
  }

  private Bitmap outlined(String letter, TextStyle style) {
    int wide = style.cellWide();
    int high = style.cellHigh();
    int base = high * 4 / 5;
    char[] text = spelled(letter).toCharArray();
    Shape outline =
        font.deriveFont(high * 0.92f)
            .layoutGlyphVector(DOTS, text, 0, text.length, Font.LAYOUT_LEFT_TO_RIGHT)
            .getOutline();
    if (style.italic()) {
      outline = AffineTransform.getShearInstance(SLANT, 0).createTransformedShape(outline);
    }
    Rectangle2D box = outline.getBounds2D();
    double across = Math.min(NARROWED, (wide - 1) / Math.max(1, box.getWidth()));
    double down =
        Math.min(
            1,
            Math.min(
                base / Math.max(1, -box.getMinY()), (high - base) / Math.max(1, box.getMaxY())));
    AffineTransform fit =
        AffineTransform.getTranslateInstance(wide / 2.0 - box.getCenterX() * across, base);
    fit.scale(across, down);
    return inked(fit.createTransformedShape(outline), wide, high);
  }

  private static Bitmap inked(Shape shape, int wide, int high) {
    BufferedImage grey = new BufferedImage(wide, high, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D pen = grey.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    pen.fill(shape);
    pen.dispose();
    BitmapCanvas canvas = new BitmapCanvas(wide);
    for (int y = 0; y < high; y++) {
      for (int x = 0; x < wide; x++) {
        if (grey.getRaster().getSample(x, y, 0) >= BLACK_FROM_GREY) {
          canvas.fill(x, y, 1, 1);
        }
      }
    }
    return canvas.toBitmap(high);
  }

  /** The font has no ŏ ĭ ŭ, but the letters and the breve to set over them. */
  private String spelled(String letter) {
    return font.canDisplayUpTo(letter) < 0
        ? letter
        : Normalizer.normalize(letter, Normalizer.Form.NFD);
  }
}
