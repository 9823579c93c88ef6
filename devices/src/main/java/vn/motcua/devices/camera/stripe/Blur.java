package vn.motcua.devices.camera.stripe;

/** An edge as a lens sees it: from 0 to 1 along a bell's sum, from a table. Pure. */
final class Blur {
  /** Standard deviations from an edge beyond which nothing is left of it. */
  static final double REACH = 3;

  private static final int STEPS = 64;
  private static final double[] TABLE = table();

  private Blur() {}

  /**
   * How much of an edge is done.
   *
   * @param place from the edge, in standard deviations of the blur
   */
  static double step(double place) {
    return TABLE[Math.clamp(Math.round((place + REACH) * STEPS), 0, TABLE.length - 1)];
  }

  /** By the logistic function with 1.702, which is nowhere 0.01 off. */
  private static double[] table() {
    double[] table = new double[(int) (2 * REACH * STEPS) + 1];
    for (int i = 0; i < table.length; i++) {
      table[i] = 1 / (1 + Math.exp(-1.702 * ((double) i / STEPS - REACH)));
    }
    return table;
  }
}
