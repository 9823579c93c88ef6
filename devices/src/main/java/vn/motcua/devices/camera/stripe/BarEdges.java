package vn.motcua.devices.camera.stripe;

import com.google.zxing.common.BitArray;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Tells bars from spaces in a profile of brightness: an edge lies between each bright and dark
 * turning point, where the brightness is half way between the two. A narrow bar that blur has made
 * grey is still a turning point, whereas a single black level for the whole profile would lose it.
 * Pure.
 */
final class BarEdges {
  /** Bits per step of the profile, so that an edge may lie between two steps. */
  private static final int BITS = 3;

  private static final int WINDOW_STEPS = 110;
  private static final double LOCAL_SHARE = 0.16;
  private static final double WHOLE_SHARE = 0.07;

  /**
   * Bars that are too thin by less than this share of a narrow bar and space together are left as
   * they are.
   */
  private static final double THIN_SHARE_MIN = 0.04;

  private BarEdges() {}

  /**
   * Bars as set bits.
   *
   * @param radius steps of the surroundings against which it is sharpened
   * @param sharpen how much, 0 not at all
   * @param level where between dark and light an edge lies, 0.5 half way
   */
  static BitArray bars(float[] profile, int radius, double sharpen, double level) {
    float[] light = sharpen > 0 ? sharpened(profile, radius, sharpen) : smooth(profile);
    List<int[]> turns = turns(light);
    BitArray bits = new BitArray(light.length * BITS);
    double barFrom = turns.isEmpty() || turns.getFirst()[1] > 0 ? -1 : 0;
    for (int i = 0; i + 1 < turns.size(); i++) {
      int[] one = turns.get(i);
      double edge = crossing(light, one[0], turns.get(i + 1)[0], level);
      if (one[1] > 0) {
        barFrom = edge;
      } else {
        fill(bits, barFrom, edge);
        barFrom = -1;
      }
    }
    if (barFrom >= 0) {
      fill(bits, barFrom, light.length);
    }
    return bits;
  }

  /** Where bars begin (even index) and end, in steps of the profile. */
  static double[] places(BitArray bars) {
    double[] places = new double[bars.getSize() + 1];
    int count = 0;
    int at = bars.getNextSet(0);
    while (at < bars.getSize()) {
      int end = bars.getNextUnset(at);
      places[count++] = (double) at / BITS - 0.5;
      places[count++] = (double) end / BITS - 0.5;
      at = bars.getNextSet(end);
    }
    return Arrays.copyOf(places, count);
  }

  /**
   * By how much the bars are too thin on each side, in steps; programs that allow for spreading ink
   * draw them thin. Below 0 when they are too thick. It is half of what the narrow bars lack
   * against the narrow spaces; a quarter of each are narrow in all symbologies.
   */
  static double thinness(BitArray bars) {
    double[] places = places(bars);
    if (places.length < 4) {
      return 0;
    }
    double[] dark = new double[places.length / 2 - 1];
    double[] bright = new double[dark.length];
    for (int i = 0; i < dark.length; i++) {
      dark[i] = places[2 * i + 1] - places[2 * i];
      bright[i] = places[2 * i + 2] - places[2 * i + 1];
    }
    Arrays.sort(dark);
    Arrays.sort(bright);
    double bar = dark[dark.length / 4];
    double space = bright[bright.length / 4];
    double thin = (space - bar) / 4;
    return Math.abs(thin) < THIN_SHARE_MIN * (space + bar) ? 0 : thin;
  }

  /** The same bars, wider by this many steps on each side. */
  static BitArray thickened(BitArray bars, double steps) {
    BitArray thick = new BitArray(bars.getSize());
    double[] places = places(bars);
    for (int i = 0; i < places.length; i += 2) {
      double from = places[i] - steps + 0.5;
      fill(thick, from, Math.max(from + 1.0 / BITS, places[i + 1] + steps + 0.5));
    }
    return thick;
  }

  private static void fill(BitArray bits, double from, double to) {
    int start = Math.clamp(Math.round(from * BITS), 0, bits.getSize());
    int end = Math.clamp(Math.round(to * BITS), start, bits.getSize());
    bits.setRange(start, end);
  }

  private static float[] smooth(float[] light) {
    float[] out = light.clone();
    for (int i = 1; i + 1 < light.length; i++) {
      out[i] = (light[i - 1] + 2 * light[i] + light[i + 1]) / 4;
    }
    return out;
  }

  private static float[] sharpened(float[] profile, int radius, double amount) {
    float[] light = smooth(profile);
    double[] sums = new double[light.length + 1];
    for (int i = 0; i < light.length; i++) {
      sums[i + 1] = sums[i] + light[i];
    }
    float[] out = new float[light.length];
    for (int i = 0; i < light.length; i++) {
      int from = Math.max(0, i - radius);
      int to = Math.min(light.length, i + radius + 1);
      double mean = (sums[to] - sums[from]) / (to - from);
      out[i] = (float) (light[i] + amount * (light[i] - mean));
    }
    return out;
  }

  /** Turning points {place, 1 bright or -1 dark}, alternately bright and dark. */
  private static List<int[]> turns(float[] light) {
    double[] least = leastSwing(light);
    List<int[]> turns = new ArrayList<>();
    int high = 0;
    int low = 0;
    int going = 0;
    for (int i = 1; i < light.length; i++) {
      high = light[i] > light[high] ? i : high;
      low = light[i] < light[low] ? i : low;
      if (going >= 0 && light[high] - light[i] > least[i]) {
        turns.add(new int[] {high, 1});
        going = -1;
        low = i;
        high = i;
      } else if (going <= 0 && light[i] - light[low] > least[i]) {
        turns.add(new int[] {low, -1});
        going = 1;
        low = i;
        high = i;
      }
    }
    turns.add(going >= 0 ? new int[] {high, 1} : new int[] {low, -1});
    return turns;
  }

  /**
   * How far the brightness must turn to count: a share of the swing nearby and of the swing of the
   * whole profile.
   */
  private static double[] leastSwing(float[] light) {
    int blocks = (light.length + WINDOW_STEPS - 1) / WINDOW_STEPS;
    double[] high = new double[blocks];
    double[] low = new double[blocks];
    Arrays.fill(low, 1e9);
    Arrays.fill(high, -1e9);
    double highest = -1e9;
    double lowest = 1e9;
    for (int i = 0; i < light.length; i++) {
      int at = i / WINDOW_STEPS;
      high[at] = Math.max(high[at], light[i]);
      low[at] = Math.min(low[at], light[i]);
      highest = Math.max(highest, light[i]);
      lowest = Math.min(lowest, light[i]);
    }
    double[] least = new double[light.length];
    for (int i = 0; i < light.length; i++) {
      int at = i / WINDOW_STEPS;
      double top = high[at];
      double bottom = low[at];
      for (int near = Math.max(0, at - 1); near <= Math.min(blocks - 1, at + 1); near++) {
        top = Math.max(top, high[near]);
        bottom = Math.min(bottom, low[near]);
      }
      least[i] =
          Math.max(2, Math.max(LOCAL_SHARE * (top - bottom), WHOLE_SHARE * (highest - lowest)));
    }
    return least;
  }

  /** Where the brightness passes the level between two turning points. */
  private static double crossing(float[] light, int from, int to, double level) {
    double dark = Math.min(light[from], light[to]);
    double bright = Math.max(light[from], light[to]);
    double wanted = dark + level * (bright - dark);
    boolean falling = light[from] > light[to];
    double first = -1;
    double last = -1;
    for (int i = from; i < to; i++) {
      boolean before = light[i] > wanted;
      boolean after = light[i + 1] > wanted;
      if (before != after) {
        double place = i + (wanted - light[i]) / (light[i + 1] - light[i]);
        if (before == falling) {
          first = first < 0 ? place : first;
          last = place;
        }
      }
    }
    return first < 0 ? (from + to) / 2.0 + 0.5 : (first + last) / 2 + 0.5;
  }
}
