package vn.motcua.devices.camera.stripe;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.DecodeHintType;
import com.google.zxing.ReaderException;
import com.google.zxing.Result;
import com.google.zxing.ResultPoint;
import com.google.zxing.common.BitArray;
import com.google.zxing.oned.Code128Reader;
import com.google.zxing.oned.Code39Reader;
import com.google.zxing.oned.ITFReader;
import com.google.zxing.oned.MultiFormatUPCEANReader;
import com.google.zxing.oned.OneDReader;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import vn.motcua.devices.camera.code.Code;
import vn.motcua.devices.camera.code.Codes;
import vn.motcua.devices.camera.code.Work;
import vn.motcua.devices.camera.picture.GreyImage;
import vn.motcua.devices.camera.picture.Region;

/**
 * Reads a bar code in a region, band by band, with several methods. A text is accepted only if its
 * drawing matches in several bands that share no dot, and in nearly all bands that gave a text. A
 * wrong text is worse than none. One thread.
 */
public final class StripeReader {
  /** How many bands must agree. */
  private static final int BANDS_MIN = 2;

  /** The same for EAN-8, since parts of other codes can look like one. */
  private static final int SHORT_BANDS_MIN = 3;

  /**
   * The same where another text was read as well, and the share of all readings that is needed
   * then.
   */
  private static final int DISPUTED_BANDS_MIN = 4;

  private static final double SHARE_MIN = 0.7;

  /**
   * Share of a region's length that a code with a weak check must fill; a smaller one may be a part
   * of another code.
   */
  private static final double SPAN_MIN = 0.55;

  /**
   * Edges of a Code 128 of one symbol, the shortest code that is read; an ITF of four digits has
   * 28.
   */
  private static final int EDGES_MIN = 26;

  /** A way to tell bars from spaces. */
  private record Way(int radius, double sharpen, double level) {}

  private static final List<Way> WAYS =
      List.of(
          new Way(9, 0, 0.5),
          new Way(8, 3, 0.5),
          new Way(12, 1.5, 0.5),
          new Way(12, 1, 0.4),
          new Way(12, 1, 0.6));

  private static final Pattern SHIFTED = Pattern.compile("[$%/+][A-Z]");

  private final List<OneDReader> readers;
  private final Code39Reader fullAscii = new Code39Reader(false, true);
  private final Map<DecodeHintType, Object> hints = new EnumMap<>(DecodeHintType.class);

  /** A reader of its own; it may be used for many pictures. */
  public StripeReader() {
    hints.put(DecodeHintType.TRY_HARDER, true);
    hints.put(DecodeHintType.ASSUME_GS1, true);
    hints.put(
        DecodeHintType.ALLOWED_LENGTHS,
        new int[] {4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30});
    hints.put(DecodeHintType.POSSIBLE_FORMATS, Set.of(BarcodeFormat.EAN_13, BarcodeFormat.EAN_8));
    readers =
        List.of(
            new Code128Reader(),
            new MultiFormatUPCEANReader(hints),
            new Code39Reader(false, false),
            new ITFReader());
  }

  /**
   * Reads a region.
   *
   * @param bands how many bands it is divided into
   * @param inverted light bars on dark ground
   * @param work what may still be done
   */
  public Optional<Code> read(
      GreyImage image, Region region, int bands, boolean inverted, Work work) {
    Votes votes = new Votes();
    List<OneDReader> order = new ArrayList<>(readers);
    for (int i = 0; i < bands; i++) {
      if (!work.more()) {
        break;
      }
      // From the middle outwards: the middle is the least likely to be spoilt.
      int band = (bands / 2 + (i % 2 == 0 ? i / 2 : -(i + 1) / 2) + bands) % bands;
      double from = -0.92 + 1.84 * band / bands;
      float[] light = Stripes.profile(image, region, from, from + 1.84 / bands, inverted);
      work.spend(Work.Step.PROFILE_DOT, region.dots() / bands);
      work.spend(Work.Step.PROFILE_STEP, light.length);
      band(light, order, work).ifPresent(votes::add);
      if (i >= bands / 3 && votes.empty()) {
        break;
      }
      Optional<Code> agreed = votes.agreed();
      if (agreed.isPresent()) {
        return agreed;
      }
    }
    return Optional.empty();
  }

  /** The text of a band by the first method whose drawing matches. */
  private Optional<Code> band(float[] light, List<OneDReader> order, Work work) {
    for (Way way : WAYS) {
      BitArray bars = BarEdges.bars(light, way.radius(), way.sharpen(), way.level());
      work.spend(Work.Step.EDGES_STEP, light.length);
      if (edges(bars) >= EDGES_MIN) {
        Optional<Code> code = row(light, bars, 0, order, work);
        double thin = code.isEmpty() && way.sharpen() == 0 ? BarEdges.thinness(bars) : 0;
        if (thin != 0) {
          code = row(light, BarEdges.thickened(bars, thin), thin, order, work);
        }
        if (code.isPresent()) {
          return code;
        }
      }
    }
    return Optional.empty();
  }

  /**
   * The text of a row; the reader that found it is asked first next time.
   *
   * @param thin how much thinner than the drawing the bars are on each side, in steps
   */
  private Optional<Code> row(
      float[] light, BitArray bars, double thin, List<OneDReader> order, Work work) {
    for (int at = 0; at < order.size(); at++) {
      OneDReader reader = order.get(at);
      for (int direction = 0; direction < 2; direction++) {
        try {
          work.spend(Work.Step.ROW_STEP, light.length);
          Result result = reader.decodeRow(0, bars, hints);
          boolean whole = !weak(result.getBarcodeFormat()) || spans(result, bars.getSize());
          if (whole && proven(result, direction == 0 ? light : turned(light), bars, thin, work)) {
            order.add(0, order.remove(at));
            return Optional.of(fullAscii(result, bars).orElseGet(() -> Codes.of(result)));
          }
        } catch (ReaderException e) {
          // There is no code in this direction.
        } finally {
          reader.reset();
        }
        bars.reverse();
      }
    }
    return Optional.empty();
  }

  /**
   * Whether it contains pairs of a shift character and a letter, each of which stands for one
   * character.
   */
  private Optional<Code> fullAscii(Result result, BitArray bars) {
    if (result.getBarcodeFormat() != BarcodeFormat.CODE_39
        || !SHIFTED.matcher(result.getText()).find()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Codes.fullAscii(fullAscii.decodeRow(0, bars, hints)));
    } catch (ReaderException e) {
      return Optional.empty();
    }
  }

  private static boolean proven(
      Result result, float[] light, BitArray bars, double thin, Work work) {
    work.spend(Work.Step.PROOF_CHARACTER, result.getText().length());
    return BarProof.of(result, light, bars, thin).holds();
  }

  private static float[] turned(float[] light) {
    float[] turned = new float[light.length];
    for (int i = 0; i < light.length; i++) {
      turned[i] = light[light.length - 1 - i];
    }
    return turned;
  }

  /** The number of changes between bar and space, as far as it matters here. */
  private static int edges(BitArray bars) {
    int edges = 0;
    int at = bars.getNextSet(0);
    while (at < bars.getSize() && edges < EDGES_MIN) {
      edges += 2;
      at = bars.getNextSet(bars.getNextUnset(at));
    }
    return edges;
  }

  private static boolean spans(Result result, int length) {
    ResultPoint[] ends = result.getResultPoints();
    return Math.abs(ends[1].getX() - ends[0].getX()) > SPAN_MIN * length;
  }

  static boolean weak(BarcodeFormat format) {
    return format != BarcodeFormat.CODE_128;
  }

  /** The texts read in the bands of one region. */
  private static final class Votes {
    private final Map<Code, Integer> bands = new HashMap<>();

    boolean empty() {
      return bands.isEmpty();
    }

    void add(Code code) {
      bands.merge(code, 1, Integer::sum);
    }

    Optional<Code> agreed() {
      return bands.entrySet().stream()
          .filter(seen -> seen.getValue() >= least(seen.getKey()))
          .filter(seen -> seen.getValue() >= SHARE_MIN * sum())
          .filter(seen -> bands.size() == 1 || seen.getValue() >= DISPUTED_BANDS_MIN)
          .map(Map.Entry::getKey)
          .findFirst();
    }

    private int sum() {
      return bands.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static int least(Code code) {
      return code.symbology().equals(BarcodeFormat.EAN_8.name()) ? SHORT_BANDS_MIN : BANDS_MIN;
    }
  }
}
