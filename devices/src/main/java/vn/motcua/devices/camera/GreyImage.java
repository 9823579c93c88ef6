package vn.motcua.devices.camera;

import com.google.zxing.LuminanceSource;

/**
 * A grey picture, a byte a dot, row by row, 0 black to 255 white. Immutable.
 *
 * <p>ZXing's own PlanarYUVLuminanceSource cannot be turned, so that it misses a clean Code 128 that
 * stands upright; this one can.
 */
public final class GreyImage extends LuminanceSource {

  /** Widest and highest picture. */
  public static final int SIDE_DOTS_MAX = 16_384;

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

  /** Light for dark. */
  GreyImage inverted() {
    byte[] inverted = new byte[dots.length];
    for (int i = 0; i < dots.length; i++) {
      inverted[i] = (byte) ~dots[i];
    }
    return new GreyImage(inverted, getWidth(), getHeight());
  }

  /**
   * The picture turned by an angle around its middle, as large as it must be, on {@code ground}.
   */
  GreyImage turned(double degrees, int ground) {
    double sin = Math.sin(Math.toRadians(degrees));
    double cos = Math.cos(Math.toRadians(degrees));
    int width = (int) Math.ceil(Math.abs(getWidth() * cos) + Math.abs(getHeight() * sin));
    int height = (int) Math.ceil(Math.abs(getWidth() * sin) + Math.abs(getHeight() * cos));
    byte[] turned = new byte[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double dx = x - width / 2.0;
        double dy = y - height / 2.0;
        double fromX = dx * cos + dy * sin + getWidth() / 2.0;
        double fromY = dy * cos - dx * sin + getHeight() / 2.0;
        turned[y * width + x] = (byte) between(fromX, fromY, ground);
      }
    }
    return new GreyImage(turned, width, height);
  }

  /** The picture at another size; averages when it gets smaller, goes between dots otherwise. */
  GreyImage scaled(double factor) {
    int width = Math.max(1, (int) Math.round(getWidth() * factor));
    int height = Math.max(1, (int) Math.round(getHeight() * factor));
    byte[] scaled = new byte[width * height];
    int box = Math.max(1, (int) Math.round(1 / factor));
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        scaled[y * width + x] =
            (byte)
                (box > 1
                    ? average((int) (x / factor), (int) (y / factor), box)
                    : between((x + 0.5) / factor - 0.5, (y + 0.5) / factor - 0.5, 128));
      }
    }
    return new GreyImage(scaled, width, height);
  }

  /** Edges made steeper against the blur of a bad focus: {@code amount} times the difference. */
  GreyImage sharpened(int radius, double amount) {
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

  /** Light made even: each dot against the mean of its surroundings. */
  GreyImage levelled(int radius) {
    long[] sums = sums();
    byte[] level = new byte[dots.length];
    for (int y = 0; y < getHeight(); y++) {
      for (int x = 0; x < getWidth(); x++) {
        double value = 128 + 1.6 * (at(x, y) - mean(sums, x, y, radius));
        level[y * getWidth() + x] = (byte) Math.clamp(Math.round(value), 0, 255);
      }
    }
    return new GreyImage(level, getWidth(), getHeight());
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

  private int average(int x, int y, int box) {
    int sum = 0;
    int count = 0;
    for (int j = y; j < Math.min(getHeight(), y + box); j++) {
      for (int i = x; i < Math.min(getWidth(), x + box); i++) {
        sum += at(i, j);
        count++;
      }
    }
    return count == 0 ? at(Math.min(x, getWidth() - 1), Math.min(y, getHeight() - 1)) : sum / count;
  }

  private int between(double x, double y, int outside) {
    int left = (int) Math.floor(x);
    int top = (int) Math.floor(y);
    if (left < 0 || top < 0 || left + 1 >= getWidth() || top + 1 >= getHeight()) {
      return left >= -1 && top >= -1 && left < getWidth() && top < getHeight()
          ? at(Math.clamp(left, 0, getWidth() - 1), Math.clamp(top, 0, getHeight() - 1))
          : outside;
    }
    double right = x - left;
    double low = y - top;
    double upper = at(left, top) * (1 - right) + at(left + 1, top) * right;
    double lower = at(left, top + 1) * (1 - right) + at(left + 1, top + 1) * right;
    return (int) Math.round(upper * (1 - low) + lower * low);
  }
}
