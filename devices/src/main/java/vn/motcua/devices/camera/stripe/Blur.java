package vn.motcua.devices.camera.stripe;

/**
 * An edge blurred by a lens: from 0 to 1 along the cumulative normal distribution, from a table.
 * Pure.
 */
final class Blur {
  /** Beyond this many standard deviations from an edge the blur has no effect. */
  static final double REACH = 3;

  private static final int STEPS = 64;
  private static final double[] TABLE = table();

  private Blur() {}

  /**
   * How far the edge has risen at a place, 0 to 1.
   *
   * @param place from the edge, in standard deviations of the blur
   */
  static double step(double place) {
    return TABLE[Math.clamp(Math.round((place + REACH) * STEPS), 0, TABLE.length - 1)];
  }

  /** Computed by the logistic function of 1.702 x, which is nowhere off by more than 0.01. */
  private static double[] table() {
    double[] table = new double[(int) (2 * REACH * STEPS) + 1];
    for (int i = 0; i < table.length; i++) {
      table[i] = 1 / (1 + Math.exp(-1.702 * ((double) i / STEPS - REACH)));
    }
    return table;
  }
}
