package vn.motcua.devices.emulator.camera;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.MultiFormatWriter;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import java.util.Map;
import java.util.random.RandomGenerator;
import vn.motcua.devices.camera.picture.GreyImage;

/**
 * Codes as a bad camera sees them: turned, blurred, unevenly lit, noisy, small, on a sheet with
 * lines of print. Pure; the same arguments give the same dots.
 */
public final class HardPictures {
  /** Width of a picture in dots. */
  public static final int WIDTH = 960;

  /** Height of a picture in dots. */
  public static final int HEIGHT = 720;

  private static final double INK = 45;
  private static final double PAPER = 215;
  private static final double DESK = 120;

  /** Samples taken across and down each dot, since a camera sees the mean of an area. */
  private static final int SAMPLES = 2;

  private static final int QUIET_MODULES = 10;
  private static final int STRIPE_DOTS = 90;

  private HardPictures() {}

  /** The picture of one code. */
  public static GreyImage of(
      String text, BarcodeFormat format, PictureFlaws trouble, RandomGenerator random) {
    Sheet sheet = new Sheet(encode(text, format), trouble, random.nextInt());
    double[] light = new double[WIDTH * HEIGHT];
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        double shade = 1 - trouble.shade() * (0.5 + x / (2.0 * WIDTH)) * (y / (double) HEIGHT);
        light[y * WIDTH + x] = sheet.seen(x, y) * shade;
      }
    }
    double[] blurred = trouble.blur() > 0.1 ? blur(light, trouble.blur()) : light;
    byte[] dots = new byte[light.length];
    for (int i = 0; i < dots.length; i++) {
      double value = blurred[i] + random.nextGaussian() * trouble.noise();
      dots[i] = (byte) Math.clamp(Math.round(value), 0, 255);
    }
    return new GreyImage(WIDTH, HEIGHT, dots);
  }

  /** Gaussian blur, first across and then down. */
  private static double[] blur(double[] light, double sigma) {
    int radius = (int) Math.ceil(3 * sigma);
    double[] weights = new double[2 * radius + 1];
    double sum = 0;
    for (int i = -radius; i <= radius; i++) {
      weights[i + radius] = Math.exp(-i * i / (2 * sigma * sigma));
      sum += weights[i + radius];
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= sum;
    }
    return pass(pass(light, weights, 1), weights, WIDTH);
  }

  private static double[] pass(double[] light, double[] weights, int step) {
    int radius = weights.length / 2;
    int length = step == 1 ? WIDTH : HEIGHT;
    double[] out = new double[light.length];
    for (int i = 0; i < light.length; i++) {
      int place = step == 1 ? i % WIDTH : i / WIDTH;
      double sum = 0;
      for (int k = -radius; k <= radius; k++) {
        int to = Math.clamp(place + k, 0, length - 1);
        sum += weights[k + radius] * light[i + (to - place) * step];
      }
      out[i] = sum;
    }
    return out;
  }

  private static BitMatrix encode(String text, BarcodeFormat format) {
    Map<EncodeHintType, ?> hints =
        Map.of(EncodeHintType.CHARACTER_SET, "UTF-8", EncodeHintType.MARGIN, 0);
    try {
      BitMatrix code = new MultiFormatWriter().encode(text, format, 1, 1, hints);
      boolean lying = format != BarcodeFormat.PDF_417 || code.getWidth() >= code.getHeight();
      if (!lying) {
        code.rotate90();
      }
      return code;
    } catch (WriterException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** The code on its sheet of paper on a desk, before lens and light. */
  private record Sheet(BitMatrix code, PictureFlaws trouble, double sin, double cos, int print) {

    Sheet(BitMatrix code, PictureFlaws trouble, int print) {
      this(
          code,
          trouble,
          Math.sin(Math.toRadians(trouble.degrees())),
          Math.cos(Math.toRadians(trouble.degrees())),
          print);
    }

    double seen(int x, int y) {
      double sum = 0;
      for (double across = 0.5; across < SAMPLES; across++) {
        for (double down = 0.5; down < SAMPLES; down++) {
          double dx = x + across / SAMPLES - WIDTH / 2.0;
          double dy = y + down / SAMPLES - HEIGHT / 2.0;
          double depth = 1 + trouble.perspective() * dx / WIDTH;
          sum += point((dx * cos + dy * sin) * depth, (dy * cos - dx * sin) * depth);
        }
      }
      return sum / (SAMPLES * SAMPLES);
    }

    /** The light at a point of the sheet, in dots from the middle of the code. */
    private double point(double u, double v) {
      double module = trouble.moduleDots();
      boolean stripes = code.getHeight() == 1;
      double high = stripes ? STRIPE_DOTS : code.getHeight() * module;
      double column = u / module + code.getWidth() / 2.0;
      double row = (v + high / 2) / (stripes ? high : module);
      double quiet = QUIET_MODULES * module;
      double below = v - high / 2 - quiet;
      if (row >= 0 && row < code.getHeight() && column >= 0 && column < code.getWidth()) {
        return code.get((int) column, (int) row) == trouble.inverted() ? PAPER : INK;
      }
      if (Math.abs(u) < code.getWidth() * module / 2 + quiet && Math.abs(v) < high / 2 + quiet) {
        return trouble.inverted() ? INK : PAPER;
      }
      boolean sheet = Math.abs(u) < WIDTH * 0.42 && v > -high / 2 - 2 * quiet && below < 160;
      return sheet ? printed(u, below) : DESK;
    }

    /** Lines of something like print below the code. */
    private double printed(double u, double below) {
      int line = (int) Math.floor(below / 26);
      int letter = (int) Math.floor(u / 11);
      boolean inLine = below > 8 && below % 26 < 15 && Math.abs(u) < WIDTH * 0.36;
      int dice = (letter * 7_919 + line * 104_729 ^ print) * 0x9E3779B1;
      boolean stroke = (dice >>> (int) (Math.floorMod((int) Math.floor(u), 11) / 2.5)) % 3 == 0;
      boolean gap = dice >>> 28 < 3;
      return inLine && stroke && !gap ? INK + 20 : PAPER;
    }
  }
}
