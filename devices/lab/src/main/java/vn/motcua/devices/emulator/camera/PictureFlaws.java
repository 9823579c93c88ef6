package vn.motcua.devices.emulator.camera;

import com.google.zxing.BarcodeFormat;
import java.util.random.RandomGenerator;

/**
 * How bad a picture is.
 *
 * @param degrees how far the code is turned, clockwise
 * @param moduleDots dots of the picture that one module of the code takes
 * @param blur standard deviation of the blur, in dots
 * @param shade how much darker the darkest corner is, 0 not at all, 1 black
 * @param noise standard deviation of the noise, of 255
 * @param perspective how much nearer one side is, 0 not at all, 0.3 strongly
 * @param inverted light bars on dark ground
 */
public record PictureFlaws(
    double degrees,
    double moduleDots,
    double blur,
    double shade,
    double noise,
    double perspective,
    boolean inverted) {

  /** A clean, upright picture. */
  public static PictureFlaws none(BarcodeFormat format) {
    return new PictureFlaws(0, stripes(format) ? 2 : 5, 0, 0, 0, 0, false);
  }

  /** A picture of a hand-held phone: any rotation, some of everything. */
  public static PictureFlaws random(BarcodeFormat format, RandomGenerator random) {
    double smallest = stripes(format) ? 1.5 : 2.5;
    double module = smallest * (1 + random.nextDouble() * 0.8);
    return new PictureFlaws(
        random.nextDouble() * 360,
        module,
        random.nextDouble() * 0.55 * module,
        random.nextDouble() * 0.7,
        random.nextDouble() * 14,
        random.nextDouble() * 0.25,
        random.nextInt(8) == 0);
  }

  /** The same flaws, with the code turned by this many degrees. */
  public PictureFlaws turned(double otherDegrees) {
    return new PictureFlaws(otherDegrees, moduleDots, blur, shade, noise, perspective, inverted);
  }

  /** The same flaws, with light and dark exchanged. */
  public PictureFlaws inverse() {
    return new PictureFlaws(degrees, moduleDots, blur, shade, noise, perspective, !inverted);
  }

  static boolean stripes(BarcodeFormat format) {
    return switch (format) {
      case QR_CODE, DATA_MATRIX, AZTEC, MAXICODE -> false;
      default -> true;
    };
  }
}
