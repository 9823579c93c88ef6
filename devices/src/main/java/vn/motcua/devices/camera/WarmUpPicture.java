package vn.motcua.devices.camera;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.MultiFormatWriter;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import java.util.Map;
import java.util.random.RandomGenerator;
import vn.motcua.devices.camera.picture.GreyImage;

/** A code on white paper with lines below it, turned, grainy and more or less small. Pure. */
final class WarmUpPicture {
  private static final int WIDTH = 960;
  private static final int HEIGHT = 720;
  private static final int INK = 50;
  private static final int PAPER = 210;
  private static final int STRIPE_DOTS = 90;
  private static final int QUIET_MODULES = 10;

  /** Widest grain, in steps of grey. */
  private static final double GRAIN_MAX = 50;

  /** Widest blur in modules, of bars and of squares: the worst are beyond reading. */
  private static final double SOFT_BARS_MAX = 1.4;

  private static final double SOFT_SQUARES_MAX = 0.8;

  /**
   * Widest blot of ink in modules; half of the pictures have none. Error correction repairs small
   * ones.
   */
  private static final double BLOT_MAX = 6;

  /** One picture in this many is light on dark. */
  private static final int INVERTED = 8;

  private final BitMatrix code;
  private final double sin;
  private final double cos;
  private final double module;
  private final double high;
  private final double soft;
  private final boolean inverted;
  private final double blotU;
  private final double blotV;
  private final double blot;

  private WarmUpPicture(BitMatrix code, double module, RandomGenerator random) {
    double turn = 2 * Math.PI * random.nextDouble();
    this.code = code;
    double softest = code.getHeight() == 1 ? SOFT_BARS_MAX : SOFT_SQUARES_MAX;
    this.soft = module * softest * random.nextDouble();
    this.inverted = random.nextInt(INVERTED) == 0;
    this.sin = Math.sin(turn);
    this.cos = Math.cos(turn);
    this.module = module;
    this.high = code.getHeight() == 1 ? STRIPE_DOTS : code.getHeight() * module;
    this.blot = module * BLOT_MAX * (random.nextDouble() - 0.5);
    this.blotU = code.getWidth() * module * (random.nextDouble() - 0.5);
    this.blotV = high * (random.nextDouble() - 0.5);
  }

  static GreyImage of(BarcodeFormat format, RandomGenerator random) {
    boolean square = format == BarcodeFormat.QR_CODE || format == BarcodeFormat.DATA_MATRIX;
    double module = (square ? 2.5 : 1.8) * (1 + random.nextDouble());
    double grain = GRAIN_MAX * random.nextDouble();
    var drawn = new WarmUpPicture(encoded(format), module, random);
    byte[] dots = new byte[WIDTH * HEIGHT];
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        double grey = drawn.at(x - WIDTH / 2.0, y - HEIGHT / 2.0);
        dots[y * WIDTH + x] = (byte) Math.clamp(grey + grain * (random.nextDouble() - 0.5), 0, 255);
      }
    }
    return new GreyImage(WIDTH, HEIGHT, dots);
  }

  private static BitMatrix encoded(BarcodeFormat format) {
    String text =
        switch (format) {
          case EAN_13 -> "893000000000";
          case EAN_8 -> "8930000";
          case ITF -> "00012345678905";
          case QR_CODE, PDF_417 -> "Hồ sơ 000.00.00.H00-000000-0000";
          default -> "000.00.00.H00-000000-0000";
        };
    Map<EncodeHintType, ?> hints =
        Map.of(EncodeHintType.CHARACTER_SET, "UTF-8", EncodeHintType.MARGIN, 0);
    try {
      return new MultiFormatWriter().encode(text, format, 1, 1, hints);
    } catch (WriterException e) {
      throw new IllegalStateException("the writer refused " + text + " as " + format, e);
    }
  }

  /**
   * The brightness at a dot, relative to the centre: the mean of four points at the distance of the
   * blur.
   */
  private double at(double x, double y) {
    double u = x * cos + y * sin;
    double v = y * cos - x * sin;
    double mean =
        (point(u - soft / 2, v) + point(u + soft / 2, v))
            + (point(u, v - soft / 2) + point(u, v + soft / 2));
    return inverted ? INK + PAPER - mean / 4 : mean / 4;
  }

  private int point(double u, double v) {
    if (blot > 0 && Math.hypot(u - blotU, v - blotV) < blot) {
      return INK;
    }
    double column = u / module + code.getWidth() / 2.0;
    double row = (v + high / 2) * code.getHeight() / high;
    if (row >= 0 && row < code.getHeight() && column >= 0 && column < code.getWidth()) {
      return code.get((int) column, (int) row) ? INK : PAPER;
    }
    double below = v - high / 2 - QUIET_MODULES * module;
    boolean line = below > 0 && below < STRIPE_DOTS && below % 24 < 12;
    return line && Math.floorMod((long) (u * u / 64), 3) == 0 ? INK : PAPER;
  }
}
