package vn.motcua.devices.camera.stripe;

import org.jspecify.annotations.Nullable;

/**
 * Which place of a profile each module of a drawn code lies at: a polynomial of third degree, since
 * a code seen aslant or on a curved sheet gets narrower towards one end. Pure.
 *
 * @param one factor of 1; t goes from 0 at the first edge to 1 at the last
 * @param two factor of t
 * @param three factor of t²
 * @param four factor of t³
 * @param modules length of the code
 * @param deviation of the measured edges from it, root of the mean square, in modules
 */
record EdgeFit(
    double one, double two, double three, double four, double modules, double deviation) {
  private static final int DEGREES = 4;

  /** A fit with a larger deviation is rejected. */
  private static final double DEVIATION_MAX = 1;

  /**
   * The best fit of drawn edges to as many measured ones that follow each other.
   *
   * @param drawn in modules, from 0
   * @param measured places of edges; those of even index begin a bar
   * @return null when there is none
   */
  static @Nullable EdgeFit best(double[] drawn, double[] measured) {
    EdgeFit best = null;
    double least = DEVIATION_MAX;
    for (int from = 0; from + drawn.length <= measured.length; from += 2) {
      EdgeFit fit = of(drawn, measured, from);
      if (fit.deviation() < least) {
        best = fit;
        least = fit.deviation();
      }
    }
    return best;
  }

  /**
   * Where a module of the code lies; the polynomial also holds before the first and beyond the last
   * edge.
   */
  double place(double module) {
    double t = module / modules;
    return one + t * (two + t * (three + t * four));
  }

  private static EdgeFit of(double[] drawn, double[] measured, int from) {
    int last = drawn.length - 1;
    double[][] sums = new double[DEGREES][DEGREES + 1];
    for (int k = 0; k <= last; k++) {
      double t = drawn[k] / drawn[last];
      double[] powers = {1, t, t * t, t * t * t};
      for (int i = 0; i < DEGREES; i++) {
        for (int j = 0; j < DEGREES; j++) {
          sums[i][j] += powers[i] * powers[j];
        }
        sums[i][DEGREES] += powers[i] * measured[from + k];
      }
    }
    double[] factors = solved(sums);
    EdgeFit fit = new EdgeFit(factors[0], factors[1], factors[2], factors[3], drawn[last], 0);
    double module = (measured[from + last] - measured[from]) / drawn[last];
    double squares = 0;
    for (int k = 0; k <= last; k++) {
      double off = (fit.place(drawn[k]) - measured[from + k]) / module;
      squares += off * off;
    }
    double deviation = Math.sqrt(squares / drawn.length);
    return new EdgeFit(fit.one, fit.two, fit.three, fit.four, fit.modules, deviation);
  }

  /** Gaussian elimination; the sums of powers of many different places cannot be singular. */
  private static double[] solved(double[][] rows) {
    for (int i = 0; i < DEGREES; i++) {
      for (int below = i + 1; below < DEGREES; below++) {
        double factor = rows[below][i] / rows[i][i];
        for (int k = i; k <= DEGREES; k++) {
          rows[below][k] -= factor * rows[i][k];
        }
      }
    }
    double[] solution = new double[DEGREES];
    for (int i = DEGREES - 1; i >= 0; i--) {
      double value = rows[i][DEGREES];
      for (int k = i + 1; k < DEGREES; k++) {
        value -= rows[i][k] * solution[k];
      }
      solution[i] = value / rows[i][i];
    }
    return solution;
  }
}
