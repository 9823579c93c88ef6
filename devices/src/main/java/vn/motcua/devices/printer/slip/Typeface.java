package vn.motcua.devices.printer.slip;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.BreakIterator;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import vn.motcua.devices.printer.raster.Bitmap;
import vn.motcua.devices.printer.raster.BitmapCanvas;

/**
 * One weight and size of the shipped font, drawing text in whole dots.
 *
 * <p>Text is composed (NFC) first, so NFC and NFD give the same dots. Each letter with its marks is
 * rasterised once and kept; a line is then a few bit copies. The line box is measured over all
 * Vietnamese letters, so that neither the two marks of Ể nor the dot of Ệ is cut off. Not thread
 * safe.
 */
public final class Typeface {
  private static final int GLYPHS_KEPT_MAX = 1_024;
  private static final int BLACK_FROM_GREY = 128;
  private static final FontRenderContext DOTS = new FontRenderContext(null, true, true);

  /** The tallest, deepest and accented forms that Vietnamese and Hrê text can have. */
  private static final String EXTREMES =
      "ẮẰẲẴẶẤẦẨẪẬẾỀỂỄỆỐỒỔỖỘỚỜỞỠỢỨỪỬỮỰĂÂĐÊÔƠƯÝỲỶỸỴgjpqyặậệộợựỵ|()";

  private record Glyph(Bitmap dots, int left, int top, int advance) {}

  private final Font font;
  private final int ascent;
  private final int height;
  private final Map<String, Glyph> glyphs = new LinkedHashMap<>(64, 0.75f, true);
  private final BreakIterator letters = BreakIterator.getCharacterInstance(Locale.ROOT);

  /** The given font at {@code size} dots. */
  public Typeface(Font family, float size) {
    this(family, size, EXTREMES);
  }

  /** A face whose lines are as high as these letters need, such as digits alone. */
  Typeface(Font family, float size, String extremes) {
    this.font = family.deriveFont(size);
    Rectangle2D box = font.createGlyphVector(DOTS, extremes).getVisualBounds();
    this.ascent = (int) Math.ceil(-box.getMinY()) + 1;
    this.height = ascent + (int) Math.ceil(box.getMaxY()) + 1;
  }

  /** Reads a shipped font; {@code name} is a resource beside this class. */
  public static Font shipped(String name) {
    try (InputStream in = Typeface.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the font " + name + " is missing from the program");
      }
      return Font.createFont(Font.TRUETYPE_FONT, in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (FontFormatException e) {
      throw new IllegalStateException("the font " + name + " is damaged", e);
    }
  }

  /** Height of a line in dots, marks included. */
  public int height() {
    return height;
  }

  /** Width of the text in dots. */
  public int width(String text) {
    int width = 0;
    for (String letter : letters(text)) {
      width += glyph(letter).advance();
    }
    return width;
  }

  /** How many characters from the start of a composed text fit into {@code room} dots. */
  int fitting(String text, int room) {
    int width = 0;
    int count = 0;
    for (String letter : letters(text)) {
      width += glyph(letter).advance();
      if (width > room) {
        return count;
      }
      count += letter.length();
    }
    return count;
  }

  /** Letters with their marks, composed. */
  private List<String> letters(String text) {
    String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
    List<String> found = new ArrayList<>(composed.length());
    letters.setText(composed);
    int from = letters.first();
    for (int to = letters.next(); to != BreakIterator.DONE; to = letters.next()) {
      found.add(composed.substring(from, to));
      from = to;
    }
    return found;
  }

  /** Draws the text with the upper left corner of its line box at x, y. */
  public void draw(BitmapCanvas canvas, String text, int x, int y) {
    int pen = x;
    for (String letter : letters(text)) {
      Glyph glyph = glyph(letter);
      canvas.draw(glyph.dots(), pen + glyph.left(), y + ascent + glyph.top());
      pen += glyph.advance();
    }
  }

  /** The letters of a text that the font lacks, in their order; white space is never lacking. */
  Set<String> lacking(String text) {
    Set<String> lacking = new LinkedHashSet<>();
    for (String letter : letters(text)) {
      if (!has(letter)) {
        lacking.add(letter);
      }
    }
    return lacking;
  }

  private boolean has(String letter) {
    return letter.isBlank() || font.canDisplayUpTo(spelled(letter)) < 0;
  }

  /** What stands for a letter that the font lacks, so that nobody misses it unknowingly. */
  private Glyph frame() {
    int high = Math.max(6, font.getSize() * 7 / 10);
    int wide = Math.max(5, font.getSize() / 2);
    BitmapCanvas canvas = new BitmapCanvas(wide);
    canvas.fill(0, 0, wide, high);
    canvas.invert(1, 1, wide - 2, high - 2);
    return new Glyph(canvas.toBitmap(high), 1, -high, wide + 2);
  }

  private Glyph glyph(String letter) {
    Glyph known = glyphs.get(letter);
    if (known != null) {
      return known;
    }
    Glyph drawn = has(letter) ? rasterise(letter) : frame();
    glyphs.put(letter, drawn);
    if (glyphs.size() > GLYPHS_KEPT_MAX) {
      glyphs.remove(glyphs.keySet().iterator().next());
    }
    return drawn;
  }

  /** The font has no ŏ ĭ ŭ of the Hrê language, but the letters and the breve to set over them. */
  private String spelled(String letter) {
    if (font.canDisplayUpTo(letter) < 0) {
      return letter;
    }
    String parts = Normalizer.normalize(letter, Normalizer.Form.NFD);
    return parts.startsWith("i") ? "ı" + parts.substring(1) : parts;
  }

  private Glyph rasterise(String composed) {
    String letter = spelled(composed);
    int margin = Math.max(4, font.getSize() / 2);
    int advance = (int) Math.round(font.getStringBounds(letter, DOTS).getWidth());
    int wide = advance + 2 * margin;
    int high = height + 2 * margin;
    BufferedImage grey = new BufferedImage(wide, high, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D pen = grey.createGraphics();
    pen.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    pen.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    pen.setColor(Color.WHITE);
    pen.setFont(font);
    pen.drawString(letter, margin, margin + ascent);
    pen.dispose();
    Bitmap dots = threshold(grey);
    int first = 0;
    while (first < dots.height() && dots.rowIsWhite(first)) {
      first++;
    }
    int last = dots.height();
    while (last > first && dots.rowIsWhite(last - 1)) {
      last--;
    }
    return new Glyph(dots.rows(first, last - first), -margin, first - ascent - margin, advance);
  }

  /** The picture is drawn in white on black, so light means ink. */
  private static Bitmap threshold(BufferedImage grey) {
    BitmapCanvas canvas = new BitmapCanvas(grey.getWidth());
    for (int y = 0; y < grey.getHeight(); y++) {
      for (int x = 0; x < grey.getWidth(); x++) {
        if (grey.getRaster().getSample(x, y, 0) >= BLACK_FROM_GREY) {
          canvas.fill(x, y, 1, 1);
        }
      }
    }
    return canvas.toBitmap(grey.getHeight());
  }
}
