package vn.motcua.devices.printer.raster;

import java.util.Arrays;

/**
 * A white sheet that grows downwards and is drawn on in black.
 *
 * <p>Not thread safe. What would fall outside left or right is cut off; a row below {@link
 * Bitmap#HEIGHT_DOTS_MAX} is refused with {@link IllegalArgumentException}.
 */
public final class BitmapCanvas {
  private static final int HEIGHT_DOTS_FIRST = 640;

  private final int width;
  private final int rowBytes;
  private byte[] bits;

  /** A white sheet of {@code width} dots, 1..{@link Bitmap#WIDTH_DOTS_MAX}. */
  public BitmapCanvas(int width) {
    if (width < 1 || width > Bitmap.WIDTH_DOTS_MAX) {
      throw new IllegalArgumentException("width must be 1.." + Bitmap.WIDTH_DOTS_MAX + " dots");
    }
    this.width = width;
    this.rowBytes = (width + 7) / 8;
    this.bits = new byte[rowBytes * HEIGHT_DOTS_FIRST];
  }

  /** Width in dots. */
  public int width() {
    return width;
  }

  /** Draws the black dots of {@code picture} with its upper left corner at x, y. */
  public void draw(Bitmap picture, int x, int y) {
    int rows = picture.height();
    reach(y + rows);
    for (int dy = Math.max(0, -y); dy < rows; dy++) {
      drawRow(picture, dy, x, (y + dy) * rowBytes);
    }
  }

  private void drawRow(Bitmap picture, int row, int x, int base) {
    int shift = Math.floorMod(x, 8);
    int column = Math.floorDiv(x, 8);
    for (int i = 0; i < picture.rowBytes(); i++) {
      int eight = picture.eight(row, i);
      if (eight != 0) {
        int spread = eight << (8 - shift);
        put(base, column + i, spread >> 8);
        put(base, column + i + 1, spread & 0xff);
      }
    }
  }

  private void put(int base, int column, int dots) {
    if (column >= 0 && column < rowBytes) {
      bits[base + column] |= (byte) dots;
    }
  }

  /** Blackens a rectangle. */
  public void fill(int x, int y, int wide, int high) {
    reach(y + high);
    for (int row = Math.max(0, y); row < y + high; row++) {
      span(row, x, x + wide, false);
    }
  }

  /** Turns black to white and white to black in a rectangle. */
  public void invert(int x, int y, int wide, int high) {
    reach(y + high);
    for (int row = Math.max(0, y); row < y + high; row++) {
      span(row, x, x + wide, true);
    }
  }

  /** Dots {@code from} up to but without {@code to}, eight at a time. */
  private void span(int row, int from, int to, boolean invert) {
    int left = Math.max(0, from);
    int right = Math.min(width, to);
    if (left >= right) {
      return;
    }
    int firstByte = left >> 3;
    int lastByte = (right - 1) >> 3;
    for (int column = firstByte; column <= lastByte; column++) {
      int mask = column == firstByte ? 0xff >> (left & 7) : 0xff;
      mask &= column == lastByte ? 0xff << (7 - ((right - 1) & 7)) : 0xff;
      int at = row * rowBytes + column;
      bits[at] = (byte) (invert ? bits[at] ^ mask : bits[at] | mask);
    }
  }

  private void reach(int rows) {
    if (rows > Bitmap.HEIGHT_DOTS_MAX) {
      throw new IllegalArgumentException("a sheet has at most " + Bitmap.HEIGHT_DOTS_MAX + " rows");
    }
    if (rows * rowBytes > bits.length) {
      bits = Arrays.copyOf(bits, Math.max(rows * rowBytes, bits.length * 2));
    }
  }

  /** The first {@code height} rows as a picture. */
  public Bitmap toBitmap(int height) {
    reach(height);
    byte[] copy = Arrays.copyOf(bits, height * rowBytes);
    if ((width & 7) != 0) {
      int mask = 0xff << (8 - (width & 7));
      for (int last = rowBytes - 1; last < copy.length; last += rowBytes) {
        copy[last] &= (byte) mask;
      }
    }
    return new Bitmap(width, height, copy);
  }
}
