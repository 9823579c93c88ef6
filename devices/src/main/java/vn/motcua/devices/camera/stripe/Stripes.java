package vn.motcua.devices.camera.stripe;

import java.util.Arrays;
import vn.motcua.devices.camera.picture.GreyImage;
import vn.motcua.devices.camera.picture.Region;

/**
 * The brightness along a region's axis: each dot of a band is projected onto the axis, so that
 * slanted bars are resolved more finely than the dots of the picture, and noise averages out.
 */
final class Stripes {
  /** Steps of the profile per dot of the picture. */
  private static final double STEPS_A_DOT = 3;

  /** A step with less weight has no dot of its own. */
  private static final float WEIGHT_MIN = 0.15f;

  private static final int STEPS_MAX = 4_000;

  /**
   * How much white is included beyond both ends: a share of the region's length, and a number of
   * dots.
   */
  private static final double MARGIN = 0.10;

  private static final double MARGIN_DOTS = 14;

  private Stripes() {}

  /**
   * One band.
   *
   * @param from where the band begins across the axis, -1 one side of the region to 1 the other
   * @param to where it ends
   * @param inverted whether light and dark are exchanged
   */
  static float[] profile(GreyImage image, Region region, double from, double to, boolean inverted) {
    double half = region.alongMax() * (1 + MARGIN) + MARGIN_DOTS;
    double steps = Math.min(STEPS_A_DOT, STEPS_MAX / (2 * half));
    int length = (int) (2 * half * steps);
    float[] sums = new float[length + 1];
    float[] weights = new float[length + 1];
    double cos = Math.cos(region.angle());
    double sin = Math.sin(region.angle());
    double top = from * region.acrossMax();
    double low = Math.max(to * region.acrossMax(), top + 1.5);
    double middle = (top + low) / 2;
    Box box = Box.around(image, region, half, top, low);
    for (int y = box.top(); y <= box.bottom(); y++) {
      double dy = y - region.y();
      double[] ends = box.row(dy, cos, sin, half, top, low, region.x());
      for (int x = (int) Math.ceil(ends[0]); x <= (int) Math.floor(ends[1]); x++) {
        double dx = x - region.x();
        double u = dx * cos + dy * sin;
        double v = dy * cos - dx * sin;
        u += (v - middle) * region.lean() * u;
        double place = (u + half) * steps;
        int at = (int) Math.floor(place);
        if (at >= 0 && at < length) {
          float part = (float) (place - at);
          int light = image.at(x, y);
          sums[at] += light * (1 - part);
          weights[at] += 1 - part;
          sums[at + 1] += light * part;
          weights[at + 1] += part;
        }
      }
    }
    float[] light = filled(sums, weights, length, inverted);
    for (int i = 0; inverted && i < length; i++) {
      light[i] = 255 - light[i];
    }
    return light;
  }

  /**
   * Computes means; steps that no dot fell on are interpolated, and what lies beyond the picture is
   * taken as paper: many codes are cut out without their quiet zone.
   */
  private static float[] filled(float[] sums, float[] weights, int length, boolean inverted) {
    float[] light = new float[length];
    int first = -1;
    int last = -1;
    float paper = inverted ? 255 : 0;
    for (int i = 0; i < length; i++) {
      if (weights[i] > WEIGHT_MIN) {
        light[i] = sums[i] / weights[i];
        paper = inverted ? Math.min(paper, light[i]) : Math.max(paper, light[i]);
        first = first < 0 ? i : first;
        for (int k = last + 1; last >= 0 && k < i; k++) {
          light[k] = light[last] + (light[i] - light[last]) * (k - last) / (i - last);
        }
        last = i;
      }
    }
    Arrays.fill(light, 0, Math.max(0, first), paper);
    Arrays.fill(light, last + 1, length, paper);
    return light;
  }

  /** The part of the picture that a turned band may touch. */
  private record Box(int left, int top, int right, int bottom) {
    static Box around(GreyImage image, Region region, double half, double top, double low) {
      double cos = Math.cos(region.angle());
      double sin = Math.sin(region.angle());
      double[] xs = {
        -half * cos - top * sin,
        -half * cos - low * sin,
        half * cos - top * sin,
        half * cos - low * sin
      };
      double[] ys = {
        -half * sin + top * cos,
        -half * sin + low * cos,
        half * sin + top * cos,
        half * sin + low * cos
      };
      Arrays.sort(xs);
      Arrays.sort(ys);
      return new Box(
          (int) Math.max(0, Math.floor(region.x() + xs[0])),
          (int) Math.max(0, Math.floor(region.y() + ys[0])),
          (int) Math.min(image.getWidth() - 1.0, Math.ceil(region.x() + xs[3])),
          (int) Math.min(image.getHeight() - 1.0, Math.ceil(region.y() + ys[3])));
    }

    /** Where a row of the picture enters and leaves the band. */
    double[] row(double dy, double cos, double sin, double half, double top, double low, double x) {
      double from = left - x;
      double to = right - x;
      double[] along = between(-half - dy * sin, half - dy * sin, cos);
      double[] high = between(dy * cos - low, dy * cos - top, sin);
      from = Math.max(from, Math.max(along[0], high[0]));
      to = Math.min(to, Math.min(along[1], high[1]));
      return new double[] {from + x, to + x};
    }

    /** The dx for which low ≤ dx·slope ≤ high. */
    private static double[] between(double low, double high, double slope) {
      if (Math.abs(slope) < 1e-9) {
        boolean all = low <= 0 && high >= 0;
        return all ? new double[] {-1e9, 1e9} : new double[] {1e9, -1e9};
      }
      double one = low / slope;
      double other = high / slope;
      return new double[] {Math.min(one, other), Math.max(one, other)};
    }
  }
}
