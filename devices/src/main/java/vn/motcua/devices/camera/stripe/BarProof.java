package vn.motcua.devices.camera.stripe;

import com.google.zxing.Result;
import com.google.zxing.common.BitArray;
import java.util.Arrays;

/**
 * Verifies a text: its bars are drawn, blurred like the picture, and compared with the brightness
 * character by character. Check characters alone let one wrong text in a hundred pass; in a wrong
 * text at least two characters match worse than another character would. Pure.
 *
 * <p>The limits are measured, see docs/protocols/camera.md.
 *
 * @param likeness least correlation of a character with its drawing, 1 for the same
 * @param lead least difference of that to the best of all other characters at the same place
 */
record BarProof(double likeness, double lead) {
  /** Of right texts 99 in 100 had 0.9 and more, wrong ones 0.84 and less. */
  private static final double LIKENESS_MIN = 0.9;

  /** Of right texts 99 in 100 had 0.13 and more, wrong ones less than 0. */
  private static final double LEAD_MIN = 0.07;

  private static final BarProof NONE = new BarProof(-1, -2);

  /** Samples of a module. */
  private static final int SAMPLES = 4;

  /** White beyond both ends, in modules. */
  private static final int QUIET = 4;

  /** Standard deviations of the blur that are tried, in modules. */
  private static final double[] BLURS = {0.25, 0.4, 0.55, 0.7, 0.9};

  /** Whether it is good enough to believe the text. */
  boolean holds() {
    return likeness >= LIKENESS_MIN && lead >= LEAD_MIN;
  }

  /**
   * Compares the brightness with what was read from it.
   *
   * @param bars what {@link BarEdges} made of it; both in the direction that was read
   * @param thin how much thinner than {@code bars} the bars of the light are on each side, in steps
   */
  static BarProof of(Result read, float[] light, BitArray bars, double thin) {
    double[] measured = BarEdges.places(bars);
    BarProof best = NONE;
    for (BarDrawing drawing : BarDrawing.of(read)) {
      double[] edges = drawing.edges();
      EdgeFit fit = EdgeFit.best(edges, measured);
      if (fit != null) {
        double module = (fit.place(fit.modules()) - fit.place(0)) / fit.modules();
        BarProof proof = new Sheet(drawing, edges, thin / module, darkness(light, fit)).proof();
        best = proof.likeness() > best.likeness() ? proof : best;
      }
    }
    return best;
  }

  /** The brightness at equal distances in modules, from {@link #QUIET} before the first edge. */
  private static double[] darkness(float[] light, EdgeFit fit) {
    double[] dark = new double[(int) Math.ceil((fit.modules() + 2 * QUIET) * SAMPLES)];
    for (int i = 0; i < dark.length; i++) {
      double place = fit.place((i + 0.5) / SAMPLES - QUIET);
      int at = Math.clamp((int) Math.floor(place), 0, light.length - 2);
      double part = Math.clamp(place - at, 0, 1);
      dark[i] = -light[at] * (1 - part) - light[at + 1] * part;
    }
    return dark;
  }

  /** A drawing and the brightness that it is compared with. */
  private static final class Sheet {
    private final BarDrawing drawing;
    private final double[] edges;
    private final double[] dark;

    /** By how much the bars are too thin on each side, in modules. */
    private final double thin;

    Sheet(BarDrawing drawing, double[] edges, double thin, double[] dark) {
      this.drawing = drawing;
      this.edges = edges;
      this.thin = thin;
      this.dark = dark;
    }

    BarProof proof() {
      double blur = 0;
      double best = -1;
      for (double each : BLURS) {
        double[] drawn = drawn(each);
        double likeness = correlation(drawn, 0, 0, drawn.length);
        blur = likeness > best ? each : blur;
        best = Math.max(best, likeness);
      }
      double[] drawn = drawn(blur);
      double likeness =
          Math.min(
              correlation(drawn, 0, 0, 2 * QUIET * SAMPLES),
              correlation(drawn, 0, drawn.length - 2 * QUIET * SAMPLES, drawn.length));
      double lead = 1;
      for (BarDrawing.Sign character : drawing.characters()) {
        int from = sample(edges[character.from()] - 1);
        int to = sample(edges[character.to()] + 1);
        double own = correlation(drawn, 0, from, to);
        likeness = Math.min(likeness, own);
        lead = likeness < LIKENESS_MIN ? -1 : Math.min(lead, own - rival(character, drawn, blur));
      }
      return new BarProof(likeness, lead);
    }

    private static int sample(double module) {
      return (int) Math.round((module + QUIET) * SAMPLES);
    }

    /** The whole code; dark is 1. */
    private double[] drawn(double blur) {
      double[] drawn = new double[dark.length];
      for (int i = 0; i < edges.length; i++) {
        add(drawn, 0, edges[i] + lack(i), i % 2 == 0 ? 1 : -1, blur);
      }
      return drawn;
    }

    /** How far the edge of this index is drawn from its place; a bar begins at an even index. */
    private double lack(int index) {
      return index % 2 == 0 ? thin : -thin;
    }

    /** Adds an edge to a part that begins at {@code from}: nothing before it, 1 or -1 after it. */
    private static void add(double[] part, int from, double edge, int sign, double blur) {
      int soft = Math.min(from + part.length, sample(edge + Blur.REACH * blur));
      for (int i = Math.max(from, sample(edge - Blur.REACH * blur)); i < soft; i++) {
        part[i - from] += sign * Blur.step(((i + 0.5) / SAMPLES - QUIET - edge) / blur);
      }
      for (int i = Math.max(from, soft); i < from + part.length; i++) {
        part[i - from] += sign;
      }
    }

    /** The best likeness of any other character at the same place. */
    private double rival(BarDrawing.Sign character, double[] drawn, double blur) {
      int from = sample(edges[character.from()] - 1);
      int to = sample(edges[character.to()] + 1);
      double[] own = drawing.widths(character);
      double[] without = Arrays.copyOfRange(drawn, from, to);
      addInner(without, from, character.from(), own, -1, blur);
      double best = -1;
      for (double[] other : character.alphabet()) {
        if (!Arrays.equals(other, own)) {
          double[] with = without.clone();
          addInner(with, from, character.from(), other, 1, blur);
          best = Math.max(best, correlation(with, from, 0, with.length));
        }
      }
      return best;
    }

    /** Adds the edges between the first and last of a character, scaled to the room it has. */
    private void addInner(
        double[] part, int from, int first, double[] widths, int sign, double blur) {
      double sum = 0;
      for (double width : widths) {
        sum += width;
      }
      double scale = (edges[first + widths.length] - edges[first]) / sum;
      double edge = edges[first];
      for (int i = 0; i + 1 < widths.length; i++) {
        edge += widths[i] * scale;
        add(part, from, edge + lack(first + i + 1), (first + i) % 2 == 0 ? -sign : sign, blur);
      }
    }

    /** Normalised cross-correlation of a stretch, so that brightness and contrast do not matter. */
    private double correlation(double[] part, int begin, int from, int to) {
      double sx = 0;
      double sy = 0;
      double sxx = 0;
      double syy = 0;
      double sxy = 0;
      for (int i = from; i < to; i++) {
        double x = part[i];
        double y = dark[begin + i];
        sx += x;
        sy += y;
        sxx += x * x;
        syy += y * y;
        sxy += x * y;
      }
      double n = to - from;
      double spread = (sxx - sx * sx / n) * (syy - sy * sy / n);
      return spread <= 0 ? 0 : (sxy - sx * sy / n) / Math.sqrt(spread);
    }
  }
}
