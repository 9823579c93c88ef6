package vn.motcua.devices.printer.raster;

import java.awt.image.BufferedImage;
import java.util.Arrays;

/**
 * A black-and-white picture, packed as ESC/POS {@code GS v 0} wants it.
 *
 * <pre>
 *   row 0:  byte 0        byte 1        …  byte rowBytes-1
 *           dots 0..7     dots 8..15       most significant bit left, 1 = black
 *   row 1:  …
 * </pre>
 *
 * Bits right of {@code width} in a row's last byte are always 0. Immutable; any thread.
 */
public final class Bitmap {
  /** Largest width, in dots: twice the widest receipt head (832). */
  public static final int WIDTH_DOTS_MAX = 1_664;

  /** Largest height, in dots; about four metres of paper at 203 dpi. */
  public static final int HEIGHT_DOTS_MAX = 32_767;

  private final int width;
  private final int height;
  private final byte[] bits;

  Bitmap(int width, int height, byte[] bits) {
    this.width = width;
    this.height = height;
    this.bits = bits;
  }

  /** A picture of one row; {@code packed} has {@code ceil(width / 8)} bytes. */
  public static Bitmap ofRow(int width, byte[] packed) {
    if (packed.length != (width + 7) / 8) {
      throw new IllegalArgumentException("a row of " + width + " dots has other bytes");
    }
    return new Bitmap(width, 1, packed.clone());
  }

  /** Width in dots, 1..{@link #WIDTH_DOTS_MAX}. */
  public int width() {
    return width;
  }

  /** Height in dots, 0..{@link #HEIGHT_DOTS_MAX}. */
  public int height() {
    return height;
  }

  /** Bytes in one row: {@code ceil(width / 8)}. */
  public int rowBytes() {
    return (width + 7) / 8;
  }

  /** Whether the dot is black; coordinates outside are white. */
  public boolean black(int x, int y) {
    if (x < 0 || y < 0 || x >= width || y >= height) {
      return false;
    }
    return (bits[y * rowBytes() + (x >> 3)] & (0x80 >> (x & 7))) != 0;
  }

  /** Whether no dot of a row is black. */
  public boolean rowIsWhite(int y) {
    for (int i = 0; i < rowBytes(); i++) {
      if (eight(y, i) != 0) {
        return false;
      }
    }
    return true;
  }

  /** A part of the picture: {@code count} rows from row {@code y}. */
  public Bitmap rows(int y, int count) {
    return new Bitmap(
        width, count, Arrays.copyOfRange(bits, y * rowBytes(), (y + count) * rowBytes()));
  }

  /** Eight dots of a row as 0..255. */
  int eight(int y, int column) {
    return bits[y * rowBytes() + column] & 0xff;
  }

  /** Copies {@code rows} whole rows from row {@code y} into {@code target} at {@code offset}. */
  public void copyRows(int y, int rows, byte[] target, int offset) {
    System.arraycopy(bits, y * rowBytes(), target, offset, rows * rowBytes());
  }

  /** How many dots are black. */
  public int blackDots() {
    int count = 0;
    for (byte eight : bits) {
      count += Integer.bitCount(eight & 0xff);
    }
    return count;
  }

  /** The same picture for Java2D and PNG writers, 0 = black. */
  public BufferedImage toImage() {
    BufferedImage image =
        new BufferedImage(width, Math.max(1, height), BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < width; x++) {
        image.getRaster().setSample(x, y, 0, black(x, y) ? 0 : 255);
      }
    }
    return image;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bitmap that
        && width == that.width
        && height == that.height
        && Arrays.equals(bits, that.bits);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * width + height) + Arrays.hashCode(bits);
  }

  @Override
  public String toString() {
    return "Bitmap[" + width + "x" + height + "]";
  }
}
