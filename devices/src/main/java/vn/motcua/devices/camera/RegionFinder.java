package vn.motcua.devices.camera;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * Finds where in a picture codes may be, and how they lie. Pure.
 *
 * <p>The picture is divided into blocks. In each the structure tensor (sums of gx², gy², gx·gy of
 * the brightness gradient) tells how much happens there, whether all edges lie one way, and which.
 * Neighbouring blocks that agree are a region.
 */
final class RegionFinder {
  private static final int BLOCK_DOTS_MIN = 8;
  private static final int BLOCKS_ACROSS = 130;

  /** Least mean square of the gradient in a block where something happens. */
  private static final double ENERGY_MIN = 60;

  private static final int BLOCKS_MIN = 3;

  private final int block;
  private final int across;
  private final int down;
  private final double[] xx;
  private final double[] yy;
  private final double[] xy;
  private final double[] coherence;
  private final double[] angle;

  private RegionFinder(GreyImage image) {
    int side = Math.max(image.getWidth(), image.getHeight());
    this.block = Math.max(BLOCK_DOTS_MIN, side / BLOCKS_ACROSS);
    this.across = (image.getWidth() + block - 1) / block;
    this.down = (image.getHeight() + block - 1) / block;
    this.xx = new double[across * down];
    this.yy = new double[across * down];
    this.xy = new double[across * down];
    this.coherence = new double[across * down];
    this.angle = new double[across * down];
    int step = block >= 3 * BLOCK_DOTS_MIN ? 3 : 2;
    byte[] before = new byte[image.getWidth()];
    byte[] row = new byte[image.getWidth()];
    byte[] after = new byte[image.getWidth()];
    for (int y = 1; y < image.getHeight() - 1; y += step) {
      image.getRow(y - 1, before);
      image.getRow(y, row);
      image.getRow(y + 1, after);
      addRow(y / block * across, before, row, after, step);
    }
    double dots = (double) block * block / (step * Math.max(1, step - 1));
    for (int at = 0; at < xx.length; at++) {
      xx[at] /= dots;
      yy[at] /= dots;
      xy[at] /= dots;
      double sum = xx[at] + yy[at];
      coherence[at] = sum == 0 ? 0 : Math.hypot(xx[at] - yy[at], 2 * xy[at]) / sum;
      angle[at] = 0.5 * Math.atan2(2 * xy[at], xx[at] - yy[at]);
    }
  }

  private void addRow(int first, byte[] before, byte[] row, byte[] after, int step) {
    int stride = Math.max(1, step - 1);
    for (int column = 0; column < across; column++) {
      int sxx = 0;
      int syy = 0;
      int sxy = 0;
      int end = Math.min(row.length - 1, (column + 1) * block);
      for (int x = Math.max(1, column * block); x < end; x += stride) {
        int gx = (row[x + 1] & 0xFF) - (row[x - 1] & 0xFF);
        int gy = (after[x] & 0xFF) - (before[x] & 0xFF);
        sxx += gx * gx;
        syy += gy * gy;
        sxy += gx * gy;
      }
      xx[first + column] += sxx;
      yy[first + column] += syy;
      xy[first + column] += sxy;
    }
  }

  /** The likely places, most promising first, at most {@code max}. */
  static List<Region> find(GreyImage image, int max) {
    if (Math.min(image.getWidth(), image.getHeight()) < BLOCK_DOTS_MIN) {
      return List.of();
    }
    RegionFinder finder = new RegionFinder(image);
    List<Found> found = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      found.addAll(finder.grouped(kind));
    }
    found.sort(Comparator.comparingDouble(Found::weight).reversed());
    return found.stream().limit(max).map(Found::region).toList();
  }

  /**
   * What belongs together: clean bars are told from print beside them by their strictness, blurred
   * and noisy ones need a wider view, and squares have edges that lie two ways.
   */
  private enum Kind {
    CLEAN_BARS(0.8, Math.toRadians(7), 1, 2.5),
    BARS(0.45, Math.toRadians(18), 2, 1.5),
    SQUARES(0, Math.PI, 2, 1);

    /** How much all edges of a block must lie one way, 0 not at all, 1 wholly. */
    private final double coherenceMin;

    private final double angleMax;
    private final int reachBlocks;
    private final double favour;

    Kind(double coherenceMin, double angleMax, int reachBlocks, double favour) {
      this.coherenceMin = coherenceMin;
      this.angleMax = angleMax;
      this.reachBlocks = reachBlocks;
      this.favour = favour;
    }

    boolean stripes() {
      return this != SQUARES;
    }
  }

  private record Found(Region region, double weight) {}

  private List<Found> grouped(Kind kind) {
    double least = leastEnergy();
    boolean[] taken = new boolean[xx.length];
    for (int at = 0; at < taken.length; at++) {
      taken[at] = xx[at] + yy[at] < least || coherence[at] < kind.coherenceMin;
    }
    List<Found> found = new ArrayList<>();
    for (int at = 0; at < taken.length; at++) {
      if (!taken[at]) {
        List<Integer> blocks = spread(at, taken, kind);
        if (blocks.size() >= BLOCKS_MIN) {
          found.add(measured(blocks, kind));
        }
      }
    }
    return found;
  }

  private double leastEnergy() {
    double[] energy = new double[xx.length];
    for (int at = 0; at < energy.length; at++) {
      energy[at] = xx[at] + yy[at];
    }
    Arrays.sort(energy);
    double quiet = energy[energy.length / 5];
    double loud = energy[energy.length * 97 / 100];
    return Math.max(ENERGY_MIN, Math.min(2.5 * quiet, 0.08 * loud));
  }

  /** All blocks that hang together with this one; marks them as taken. */
  private List<Integer> spread(int first, boolean[] taken, Kind kind) {
    List<Integer> blocks = new ArrayList<>();
    Deque<Integer> open = new ArrayDeque<>();
    open.add(first);
    taken[first] = true;
    while (!open.isEmpty()) {
      int at = open.remove();
      blocks.add(at);
      Window near = Window.around(at, across, down, kind.reachBlocks);
      for (int y = near.top(); y <= near.bottom(); y++) {
        for (int x = near.left(); x <= near.right(); x++) {
          int next = y * across + x;
          if (!taken[next] && apart(angle[at], angle[next]) < kind.angleMax) {
            taken[next] = true;
            open.add(next);
          }
        }
      }
    }
    return blocks;
  }

  /** The blocks near one, as far as there are any. */
  private record Window(int left, int top, int right, int bottom) {
    static Window around(int at, int across, int down, int reach) {
      int column = at % across;
      int row = at / across;
      return new Window(
          Math.max(0, column - reach),
          Math.max(0, row - reach),
          Math.min(across - 1, column + reach),
          Math.min(down - 1, row + reach));
    }
  }

  /** Difference of two axes, which are the same after half a turn. */
  private static double apart(double one, double other) {
    double apart = Math.abs(one - other) % Math.PI;
    return Math.min(apart, Math.PI - apart);
  }

  private Found measured(List<Integer> blocks, Kind kind) {
    boolean stripes = kind.stripes();
    double axis = stripes ? commonAngle(blocks) : squareAngle(blocks);
    double cos = Math.cos(axis);
    double sin = Math.sin(axis);
    double[] u = new double[blocks.size()];
    double[] v = new double[blocks.size()];
    double weight = 0;
    for (int i = 0; i < u.length; i++) {
      double px = (blocks.get(i) % across + 0.5) * block;
      double py = (blocks.get(i) / across + 0.5) * block;
      u[i] = px * cos + py * sin;
      v[i] = py * cos - px * sin;
      weight += Math.sqrt(xx[blocks.get(i)] + yy[blocks.get(i)]);
    }
    double lean = stripes ? lean(blocks, axis, u) : 0;
    double[] along = ends(u);
    double[] high = ends(v);
    double mu = (along[0] + along[1]) / 2;
    double mv = (high[0] + high[1]) / 2;
    Region region =
        new Region(
            mu * cos - mv * sin,
            mu * sin + mv * cos,
            axis,
            (along[1] - along[0]) / 2 + block * 0.5,
            (high[1] - high[0]) / 2 + block * 0.5,
            lean,
            stripes);
    return new Found(region, weight * kind.favour);
  }

  private double commonAngle(List<Integer> blocks) {
    double sxx = 0;
    double syy = 0;
    double sxy = 0;
    for (int at : blocks) {
      sxx += xx[at];
      syy += yy[at];
      sxy += xy[at];
    }
    return 0.5 * Math.atan2(2 * sxy, sxx - syy);
  }

  /** The common axis of edges that lie two ways, at right angles: four times the angle agrees. */
  private double squareAngle(List<Integer> blocks) {
    double cos = 0;
    double sin = 0;
    for (int at : blocks) {
      double weight = coherence[at] * (xx[at] + yy[at]);
      cos += weight * Math.cos(4 * angle[at]);
      sin += weight * Math.sin(4 * angle[at]);
    }
    return Math.atan2(sin, cos) / 4;
  }

  /** Slope of the blocks' own angles along the axis, by least squares. */
  private double lean(List<Integer> blocks, double axis, double[] u) {
    double n = 0;
    double su = 0;
    double sa = 0;
    double suu = 0;
    double sua = 0;
    for (int i = 0; i < u.length; i++) {
      int at = blocks.get(i);
      double own = angle[at] - axis;
      own -= Math.PI * Math.rint(own / Math.PI);
      double weight = coherence[at] * Math.sqrt(xx[at] + yy[at]);
      n += weight;
      su += weight * u[i];
      sa += weight * own;
      suu += weight * u[i] * u[i];
      sua += weight * u[i] * own;
    }
    double spread = n * suu - su * su;
    return u.length < 24 || spread < 1 ? 0 : (n * sua - su * sa) / spread;
  }

  /** First and last but for stragglers. */
  private static double[] ends(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int out = sorted.length / 50;
    return new double[] {sorted[out], sorted[sorted.length - 1 - out]};
  }
}
