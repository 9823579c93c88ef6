package vn.motcua.devices.camera.frame;

import java.util.Arrays;
import vn.motcua.devices.camera.picture.GreyImage;

/**
 * A picture in blocks: in each the structure tensor (sums of gx², gy², gx·gy of the brightness
 * gradient) tells how strong the edges are, whether they all have the same direction, and which.
 * Keeps its tables from picture to picture; one thread.
 */
final class Gradients {

  /** Least side of a block, and of a picture. */
  static final int BLOCK_DOTS_MIN = 8;

  private static final int BLOCKS_ACROSS = 130;

  /** Least mean square of the gradient in a block that has edges. */
  private static final double ENERGY_MIN = 60;

  /** Bits of a float that are left out to sort energies into steps of a sixteenth. */
  private static final int ENERGY_BITS = 19;

  private final int[] seen = new int[1 << (31 - ENERGY_BITS)];
  private int block;
  private int across;
  private int down;
  private int count;
  private double least;
  private double[] xx = new double[0];
  private double[] yy = new double[0];
  private double[] xy = new double[0];
  private double[] coherence = new double[0];
  private double[] angle = new double[0];

  /** Measures a picture. */
  void measure(GreyImage image) {
    lay(image);
    sum(image);
    least = leastEnergy();
    direct();
  }

  /** Side of a block in dots. */
  int block() {
    return block;
  }

  /** Blocks in a row. */
  int across() {
    return across;
  }

  /** Rows of blocks. */
  int down() {
    return down;
  }

  /** All blocks. */
  int count() {
    return count;
  }

  /** Mean square of the gradient, across the picture. */
  double xx(int at) {
    return xx[at];
  }

  /** The same, down. */
  double yy(int at) {
    return yy[at];
  }

  /** Mean product of the two. */
  double xy(int at) {
    return xy[at];
  }

  /** The energy of the edges in a block. */
  double energy(int at) {
    return xx[at] + yy[at];
  }

  /** Whether the edges of a block are strong enough to tell their direction. */
  boolean speaks(int at) {
    return energy(at) >= least;
  }

  /** How well the edges of such a block agree on one direction: 0 not at all, 1 wholly. */
  double coherence(int at) {
    return coherence[at];
  }

  /** The direction of the edges of such a block, -π/2..π/2. */
  double angle(int at) {
    return angle[at];
  }

  /** Divides the picture into blocks, and makes the tables large enough and empty. */
  private void lay(GreyImage image) {
    int side = Math.max(image.getWidth(), image.getHeight());
    block = Math.max(BLOCK_DOTS_MIN, side / BLOCKS_ACROSS);
    across = (image.getWidth() + block - 1) / block;
    down = (image.getHeight() + block - 1) / block;
    count = across * down;
    if (xx.length < count) {
      xx = new double[count];
      yy = new double[count];
      xy = new double[count];
      coherence = new double[count];
      angle = new double[count];
    }
    Arrays.fill(xx, 0, count, 0);
    Arrays.fill(yy, 0, count, 0);
    Arrays.fill(xy, 0, count, 0);
  }

  private void sum(GreyImage image) {
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
    for (int at = 0; at < count; at++) {
      xx[at] /= dots;
      yy[at] /= dots;
      xy[at] /= dots;
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

  /**
   * Computes how well the edges of each block agree on one direction, and which, where they are
   * strong enough.
   */
  private void direct() {
    for (int at = 0; at < count; at++) {
      double sum = xx[at] + yy[at];
      if (sum >= least) {
        double one = xx[at] - yy[at];
        double two = 2 * xy[at];
        coherence[at] = Math.sqrt(one * one + two * two) / sum;
        angle[at] = 0.5 * Math.atan2(two, one);
      }
    }
  }

  private double leastEnergy() {
    double quiet = energyOf(0.2);
    double loud = energyOf(0.97);
    return Math.max(ENERGY_MIN, Math.min(2.5 * quiet, 0.08 * loud));
  }

  /** The energy that this many of the blocks stay below, exact to a sixteenth. */
  private double energyOf(double share) {
    Arrays.fill(seen, 0);
    for (int at = 0; at < count; at++) {
      seen[Float.floatToIntBits((float) (xx[at] + yy[at])) >>> ENERGY_BITS]++;
    }
    int wanted = (int) (share * count);
    int step = 0;
    for (int below = seen[0]; below <= wanted; below += seen[step]) {
      step++;
    }
    return Float.intBitsToFloat(step << ENERGY_BITS);
  }
}
