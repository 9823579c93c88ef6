package vn.motcua.devices.camera;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.MultiFormatWriter;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import java.util.Map;
import java.util.Random;

/** Codes as a bad camera sees them on a desk: turned, blurred, unevenly lit, noisy, small. */
final class HardPictures {
  static final int WIDTH = 960;
  static final int HEIGHT = 720;

  private HardPictures() {}

  /** How bad the picture is. */
  record Trouble(
      double degrees,
      double scale,
      double blur,
      double shade,
      double noise,
      double perspective,
      boolean inverted) {

    static final Trouble NONE = new Trouble(0, 1, 0, 0, 0, 0, false);

    static Trouble random(Random random) {
      return new Trouble(
          random.nextDouble() * 360,
          0.75 + random.nextDouble() * 0.35,
          random.nextDouble() * 1.6,
          random.nextDouble() * 0.7,
          random.nextDouble() * 14,
          random.nextDouble() * 0.25,
          random.nextInt(8) == 0);
    }
  }

  static GreyImage of(String text, BarcodeFormat format, Trouble trouble, Random random) {
    double[] light = new double[WIDTH * HEIGHT];
    BitMatrix code = encode(text, format);
    boolean linear = code.getHeight() == 1;
    double module = trouble.scale * (linear ? 2.0 : 7.0);
    double tall = linear ? 110 * trouble.scale : code.getHeight() * module;
    double sin = Math.sin(Math.toRadians(trouble.degrees));
    double cos = Math.cos(Math.toRadians(trouble.degrees));
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        double dx = x - WIDTH / 2.0;
        double dy = y - HEIGHT / 2.0;
        double depth = 1 + trouble.perspective * dx / WIDTH;
        double u = (dx * cos + dy * sin) * depth / module + code.getWidth() / 2.0;
        double v = (dy * cos - dx * sin) * depth + tall / 2;
        int row = linear ? (v >= 0 && v < tall ? 0 : -1) : (int) Math.floor(v / module);
        int column = (int) Math.floor(u);
        boolean inside =
            row >= 0 && row < code.getHeight() && column >= 0 && column < code.getWidth();
        boolean dark = inside && code.get(column, row) != trouble.inverted;
        boolean paper = !inside && trouble.inverted;
        double shade = 1 - trouble.shade * (0.5 + x / (2.0 * WIDTH)) * (y / (double) HEIGHT);
        light[y * WIDTH + x] = (dark || paper ? 45 : 215) * shade;
      }
    }
    return develop(light, trouble, random);
  }

  private static GreyImage develop(double[] light, Trouble trouble, Random random) {
    byte[] dots = new byte[light.length];
    double[] blurred = trouble.blur > 0.2 ? blur(blur(light, trouble.blur), trouble.blur) : light;
    for (int i = 0; i < dots.length; i++) {
      double value = blurred[i] + random.nextGaussian() * trouble.noise;
      dots[i] = (byte) Math.clamp(Math.round(value), 0, 255);
    }
    return new GreyImage(WIDTH, HEIGHT, dots);
  }

  /** A box of 3 x 3 whose sides weigh less the sharper the picture is. */
  private static double[] blur(double[] light, double amount) {
    double side = Math.min(1, amount);
    double[] blurred = light.clone();
    for (int y = 1; y < HEIGHT - 1; y++) {
      for (int x = 1; x < WIDTH - 1; x++) {
        int i = y * WIDTH + x;
        double sides = light[i - 1] + light[i + 1] + light[i - WIDTH] + light[i + WIDTH];
        double corners =
            light[i - WIDTH - 1]
                + light[i - WIDTH + 1]
                + light[i + WIDTH - 1]
                + light[i + WIDTH + 1];
        blurred[i] =
            (light[i] + side * sides + side * side * corners) / (1 + 4 * side + 4 * side * side);
      }
    }
    return blurred;
  }

  private static BitMatrix encode(String text, BarcodeFormat format) {
    try {
      return new MultiFormatWriter()
          .encode(
              text,
              format,
              1,
              1,
              Map.of(EncodeHintType.CHARACTER_SET, "UTF-8", EncodeHintType.MARGIN, margin(format)));
    } catch (WriterException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static int margin(BarcodeFormat format) {
    return format == BarcodeFormat.QR_CODE ? 4 : 10;
  }
}
