package vn.motcua.devices.camera.frame;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import vn.motcua.devices.camera.picture.GreyImage;
import vn.motcua.devices.camera.picture.Region;

/**
 * Finds where in a picture codes may be, and how they lie: neighbouring blocks whose edges agree
 * are a region. Keeps its tables from picture to picture; one thread.
 */
final class RegionFinder {
  private static final int BLOCKS_MIN = 3;

  private final Gradients gradients = new Gradients();
  private boolean[] taken = new boolean[0];

  /** Blocks of the region that is being put together. */
  private int[] blocks = new int[0];

  private int size;

  /** The likely places, most promising first, at most {@code max}. */
  List<Region> find(GreyImage image, int max) {
    if (Math.min(image.getWidth(), image.getHeight()) < Gradients.BLOCK_DOTS_MIN) {
      return List.of();
    }
    gradients.measure(image);
    if (blocks.length < gradients.count()) {
      taken = new boolean[gradients.count()];
      blocks = new int[gradients.count()];
    }
    List<Found> found = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      group(kind, found);
    }
    found.sort(Comparator.comparingDouble(Found::weight).reversed());
    return found.stream().limit(max).map(Found::region).toList();
  }

  /**
   * How blocks are joined: clean bars differ from print beside them by how well their edges agree,
   * blurred and noisy ones need a looser rule, and square codes have edges in two directions.
   */
  private enum Kind {
    CLEAN_BARS(0.8, Math.toRadians(7), 1, 2.5),
    BARS(0.45, Math.toRadians(18), 2, 1.5),
    SQUARES(0, Math.PI, 2, 1);

    /** How well the edges of a block must agree on one direction: 0 not at all, 1 wholly. */
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

  private void group(Kind kind, List<Found> found) {
    for (int at = 0; at < gradients.count(); at++) {
      taken[at] = !gradients.speaks(at) || gradients.coherence(at) < kind.coherenceMin;
    }
    for (int at = 0; at < gradients.count(); at++) {
      if (!taken[at]) {
        spread(at, kind);
        if (size >= BLOCKS_MIN) {
          found.add(measured(kind));
        }
      }
    }
  }

  /** Collects all blocks connected to this one, and marks them as taken. */
  private void spread(int first, Kind kind) {
    size = 0;
    blocks[size++] = first;
    taken[first] = true;
    for (int done = 0; done < size; done++) {
      int at = blocks[done];
      int across = gradients.across();
      int reach = kind.reachBlocks;
      int left = Math.max(0, at % across - reach);
      int right = Math.min(across - 1, at % across + reach);
      int bottom = Math.min(gradients.down() - 1, at / across + reach);
      for (int y = Math.max(0, at / across - reach); y <= bottom; y++) {
        for (int next = y * across + left; next <= y * across + right; next++) {
          if (!taken[next] && apart(gradients.angle(at), gradients.angle(next)) < kind.angleMax) {
            taken[next] = true;
            blocks[size++] = next;
          }
        }
      }
    }
  }

  /** Difference of two axes, -π/2..π/2, which are the same after half a turn. */
  private static double apart(double one, double other) {
    double apart = Math.abs(one - other);
    return Math.min(apart, Math.PI - apart);
  }

  private Found measured(Kind kind) {
    boolean stripes = kind.stripes();
    int block = gradients.block();
    int across = gradients.across();
    double axis = stripes ? commonAngle() : squareAngle();
    double cos = Math.cos(axis);
    double sin = Math.sin(axis);
    double[] u = new double[size];
    double[] v = new double[size];
    double weight = 0;
    for (int i = 0; i < u.length; i++) {
      int column = blocks[i] % across;
      int row = blocks[i] / across;
      double px = (column + 0.5) * block;
      double py = (row + 0.5) * block;
      u[i] = px * cos + py * sin;
      v[i] = py * cos - px * sin;
      weight += Math.sqrt(gradients.energy(blocks[i]));
    }
    double lean = stripes ? lean(axis, u) : 0;
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

  private double commonAngle() {
    double sxx = 0;
    double syy = 0;
    double sxy = 0;
    for (int i = 0; i < size; i++) {
      int at = blocks[i];
      sxx += gradients.xx(at);
      syy += gradients.yy(at);
      sxy += gradients.xy(at);
    }
    return 0.5 * Math.atan2(2 * sxy, sxx - syy);
  }

  /** The common axis of edges in two directions at right angles: four times their angles agree. */
  private double squareAngle() {
    double cos = 0;
    double sin = 0;
    for (int i = 0; i < size; i++) {
      int at = blocks[i];
      double weight = gradients.coherence(at) * gradients.energy(at);
      cos += weight * Math.cos(4 * gradients.angle(at));
      sin += weight * Math.sin(4 * gradients.angle(at));
    }
    return Math.atan2(sin, cos) / 4;
  }

  /** Slope of the blocks' own angles along the axis, by least squares. */
  private double lean(double axis, double[] u) {
    double n = 0;
    double su = 0;
    double sa = 0;
    double suu = 0;
    double sua = 0;
    for (int i = 0; i < u.length; i++) {
      int at = blocks[i];
      double own = gradients.angle(at) - axis;
      own -= Math.PI * Math.rint(own / Math.PI);
      double weight = gradients.coherence(at) * Math.sqrt(gradients.energy(at));
      n += weight;
      su += weight * u[i];
      sa += weight * own;
      suu += weight * u[i] * u[i];
      sua += weight * u[i] * own;
    }
    double spread = n * suu - su * su;
    return u.length < 24 || spread < 1 ? 0 : (n * sua - su * sa) / spread;
  }

  /**
   * The first and last place, leaving out stragglers; exact to a quarter of a block where there are
   * any.
   */
  private double[] ends(double[] values) {
    double first = values[0];
    double last = values[0];
    for (double value : values) {
      first = Math.min(first, value);
      last = Math.max(last, value);
    }
    int out = values.length / 50;
    if (out == 0) {
      return new double[] {first, last};
    }
    double step = gradients.block() / 4.0;
    int[] seen = new int[(int) ((last - first) / step) + 1];
    for (double value : values) {
      seen[(int) ((value - first) / step)]++;
    }
    int low = 0;
    for (int left = out; left >= seen[low]; low++) {
      left -= seen[low];
    }
    int high = seen.length - 1;
    for (int left = out; left >= seen[high]; high--) {
      left -= seen[high];
    }
    return new double[] {first + (low + 0.5) * step, first + (high + 0.5) * step};
  }
}
