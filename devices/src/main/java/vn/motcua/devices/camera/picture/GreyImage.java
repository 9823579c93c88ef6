package vn.motcua.devices.camera.picture;

import com.google.zxing.LuminanceSource;

/**
 * A grey picture, one byte per dot, row by row, 0 black to 255 white. Immutable.
 *
 * <p>ZXing's own PlanarYUVLuminanceSource cannot be turned, so that it misses a clean Code 128 that
 * stands upright; this one can.
 */
public final class GreyImage extends LuminanceSource {

  /** Widest and highest picture. */
  public static final int SIDE_DOTS_MAX = 16_384;

  private static final int WHITE = 255;
  private static final int FRACTION_BITS = 16;
  private static final int ONE = 1 << FRACTION_BITS;

  private final byte[] dots;

  /**
   * A picture over a copy of {@code dots}.
   *
   * @throws IllegalArgumentException when there are not width × height dots
   */
  public GreyImage(int width, int height, byte[] dots) {
    this(dots.clone(), width, height);
  }

  private GreyImage(byte[] dots, int width, int height) {
    super(width, height);
    if (width < 1 || height < 1 || Math.max(width, height) > SIDE_DOTS_MAX) {
      throw new IllegalArgumentException("a picture of " + width + " x " + height);
    }
    if (dots.length != width * height) {
      throw new IllegalArgumentException(dots.length + " dots for " + width + " x " + height);
    }
    this.dots = dots;
  }

  /** The dot at a place inside the picture, 0..255. */
  public int at(int x, int y) {
    return dots[y * getWidth() + x] & 0xFF;
  }

  /** Width times height. */
  public long dots() {
    return dots.length;
  }

  @Override
  public byte[] getRow(int y, byte[] row) {
    byte[] target = row == null || row.length < getWidth() ? new byte[getWidth()] : row;
    System.arraycopy(dots, y * getWidth(), target, 0, getWidth());
    return target;
  }

  @Override
  public byte[] getMatrix() {
    return dots.clone();
  }

  @Override
  public boolean isRotateSupported() {
    return true;
  }

  @Override
  public GreyImage rotateCounterClockwise() {
    int width = getHeight();
    int height = getWidth();
    byte[] turned = new byte[dots.length];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        turned[y * width + x] = dots[x * height + height - 1 - y];
      }
    }
    return new GreyImage(turned, width, height);
  }

  /** The picture with light and dark exchanged. */
  GreyImage inverted() {
    byte[] inverted = new byte[dots.length];
    for (int i = 0; i < dots.length; i++) {
      inverted[i] = (byte) ~dots[i];
    }
    return new GreyImage(inverted, getWidth(), getHeight());
  }

  /** A square part of the picture, smaller where the picture ends. */
  public GreyImage part(int x, int y, int side) {
    return crop(x, y, Math.min(side, getWidth() - x), Math.min(side, getHeight() - y));
  }

  @Override
  public boolean isCropSupported() {
    return true;
  }

  @Override
  public GreyImage crop(int left, int top, int width, int height) {
    byte[] part = new byte[width * height];
    for (int row = 0; row < height; row++) {
      System.arraycopy(dots, (top + row) * getWidth() + left, part, row * width, width);
    }
    return new GreyImage(part, width, height);
  }

  /** Half as large in both directions; each dot the mean of four. */
  public GreyImage halved() {
    int width = Math.max(1, getWidth() / 2);
    int height = Math.max(1, getHeight() / 2);
    byte[] half = new byte[width * height];
    int right = getWidth() > 1 ? 1 : 0;
    int below = getHeight() > 1 ? getWidth() : 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int from = 2 * y * getWidth() + 2 * x;
        int upper = (dots[from] & 0xFF) + (dots[from + right] & 0xFF);
        int lower = (dots[from + below] & 0xFF) + (dots[from + below + right] & 0xFF);
        half[y * width + x] = (byte) ((upper + lower + 2) >> 2);
      }
    }
    return new GreyImage(half, width, height);
  }

  /**
   * A turned part of the picture, made upright, with its surroundings.
   *
   * @param margin dots of the picture added on all sides
   * @param factor size of the part against the picture; below 0.5 it should be taken from a halved
   *     one
   */
  public GreyImage cut(Region region, double margin, double factor) {
    int width = side(2 * (region.alongMax() + margin) * factor);
    int height = side(2 * (region.acrossMax() + margin) * factor);
    double cos = Math.cos(region.angle()) / factor;
    double sin = Math.sin(region.angle()) / factor;
    byte[] part = new byte[width * height];
    for (int y = 0; y < height; y++) {
      double u = 0.5 - width / 2.0;
      double v = y - height / 2.0 + 0.5;
      long x = Math.round((region.x() + u * cos - v * sin) * ONE);
      long fromY = Math.round((region.y() + u * sin + v * cos) * ONE);
      long stepX = Math.round(cos * ONE);
      long stepY = Math.round(sin * ONE);
      for (int i = 0; i < width; i++) {
        part[y * width + i] = (byte) between(x + i * stepX, fromY + i * stepY);
      }
    }
    return new GreyImage(part, width, height);
  }

  private static int side(double dots) {
    return Math.clamp(Math.round(dots), 1, SIDE_DOTS_MAX);
  }

  /** Edges made steeper against the blur of a bad focus: {@code amount} times the difference. */
  public GreyImage sharpened(int radius, double amount) {
    long[] sums = sums();
    byte[] sharp = new byte[dots.length];
    for (int y = 0; y < getHeight(); y++) {
      for (int x = 0; x < getWidth(); x++) {
        int here = at(x, y);
        double value = here + amount * (here - mean(sums, x, y, radius));
        sharp[y * getWidth() + x] = (byte) Math.clamp(Math.round(value), 0, 255);
      }
    }
    return new GreyImage(sharp, getWidth(), getHeight());
  }

  /** Sums over all dots above and left of each place: a mean then costs four look-ups. */
  private long[] sums() {
    int stride = getWidth() + 1;
    long[] sums = new long[stride * (getHeight() + 1)];
    for (int y = 0; y < getHeight(); y++) {
      long row = 0;
      for (int x = 0; x < getWidth(); x++) {
        row += at(x, y);
        sums[(y + 1) * stride + x + 1] = sums[y * stride + x + 1] + row;
      }
    }
    return sums;
  }

  private double mean(long[] sums, int x, int y, int radius) {
    int stride = getWidth() + 1;
    int left = Math.max(0, x - radius);
    int top = Math.max(0, y - radius);
    int right = Math.min(getWidth(), x + radius + 1);
    int bottom = Math.min(getHeight(), y + radius + 1);
    long sum =
        sums[bottom * stride + right]
            - sums[top * stride + right]
            - sums[bottom * stride + left]
            + sums[top * stride + left];
    return (double) sum / ((right - left) * (bottom - top));
  }

  /**
   * The brightness between dots, at places counted in 1/{@link #ONE} dot; white beyond the edge.
   */
  private int between(long x, long y) {
    int left = (int) (x >> FRACTION_BITS);
    int top = (int) (y >> FRACTION_BITS);
    if (left < 0 || top < 0 || left >= getWidth() - 1 || top >= getHeight() - 1) {
      boolean edge = left >= 0 && top >= 0 && left < getWidth() && top < getHeight();
      return edge ? at(left, top) : WHITE;
    }
    int dx = (int) (x & (ONE - 1)) >> 8;
    int dy = (int) (y & (ONE - 1)) >> 8;
    int at = top * getWidth() + left;
    int below = at + getWidth();
    int upper = (dots[at] & 0xFF) * (256 - dx) + (dots[at + 1] & 0xFF) * dx;
    int lower = (dots[below] & 0xFF) * (256 - dx) + (dots[below + 1] & 0xFF) * dx;
    return (upper * (256 - dy) + lower * dy + (1 << 15)) >> 16;
  }
}
