package vn.motcua.devices.printer.slip;

import java.util.Set;
import vn.motcua.devices.printer.raster.Bitmap;

/**
 * Lays a {@link SlipText} out for paper of one width.
 *
 * <p>Sizes follow the width: 576 dots (80 mm paper) is the design size, 384 (58 mm) the smallest
 * meant. Needs no display and no installed font: Java2D runs headless with the shipped Be Vietnam
 * Pro. On a machine without fontconfig start Java with {@code -Dsun.awt.fontconfig=<file>}. Not
 * thread safe: one renderer a thread.
 */
public final class SlipRenderer {
  /** Narrowest paper a slip is laid out for. */
  public static final int WIDTH_DOTS_MIN = 256;

  private static final int DESIGN_WIDTH_DOTS = 576;

  private final int width;
  private final SlipFaces faces;

  /** A renderer for paper of {@code width} dots. */
  public SlipRenderer(int width) {
    if (width < WIDTH_DOTS_MIN) {
      throw new IllegalArgumentException("a slip needs " + WIDTH_DOTS_MIN + " dots, not " + width);
    }
    this.width = width;
    this.faces = SlipFaces.of(Math.min(1.25f, (float) width / DESIGN_WIDTH_DOTS));
  }

  /** Width of the paper in dots. */
  public int width() {
    return width;
  }

  /** The letters of a text that a slip shows as an empty frame, since the font lacks them. */
  public Set<String> lacking(String text) {
    return faces.strong().lacking(text);
  }

  /** Draws the slip; only its picture. */
  public Bitmap render(SlipText slip) {
    return lay(slip).picture();
  }

  /** Draws the slip and says where its code stands. */
  public SlipPicture lay(SlipText slip) {
    SlipSheet sheet = new SlipSheet(faces, width, width / 48);
    slip.write(sheet);
    return sheet.picture();
  }
}
