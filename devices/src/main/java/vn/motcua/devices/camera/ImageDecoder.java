package vn.motcua.devices.camera;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.Result;
import com.google.zxing.ResultMetadataType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Finds one code in a picture, looking in several ways one after the other until one is found or
 * the time is up. One thread.
 *
 * <p>Symbologies with a weak check are believed at the end only: two looks have agreed on it, and
 * two thirds of all that found such a code. A wrong text is worse than none.
 */
public final class ImageDecoder {

  /** For a camera: the next frame is more use than a longer look at this one. */
  public static final Duration FRAME_MAX = Duration.ofMillis(50);

  /** For a file, which does not get better by waiting. */
  public static final Duration FILE_MAX = Duration.ofSeconds(2);

  /** A weak check or none: scans across other codes and print now and then look like them. */
  private static final Set<BarcodeFormat> WEAK =
      EnumSet.of(
          BarcodeFormat.CODE_39,
          BarcodeFormat.ITF,
          BarcodeFormat.EAN_8,
          BarcodeFormat.EAN_13,
          BarcodeFormat.UPC_A);

  private static final Set<BarcodeFormat> FORMATS =
      EnumSet.of(
          BarcodeFormat.CODE_128,
          BarcodeFormat.QR_CODE,
          BarcodeFormat.CODE_39,
          BarcodeFormat.EAN_13,
          BarcodeFormat.EAN_8,
          BarcodeFormat.UPC_A,
          BarcodeFormat.ITF,
          BarcodeFormat.DATA_MATRIX,
          BarcodeFormat.PDF_417);

  /** Looks at different dots that must agree on a weak code; local ones see the same stripes. */
  private static final int AGREEING_MIN = 2;

  private final MultiFormatReader reader = new MultiFormatReader();
  private final LongSupplier nanos;

  /**
   * A decoder for all symbologies a centre meets.
   *
   * @param nanos a monotonic clock, to keep the time limit by
   */
  public ImageDecoder(LongSupplier nanos) {
    this.nanos = nanos;
    Map<DecodeHintType, Object> hints = new EnumMap<>(DecodeHintType.class);
    hints.put(DecodeHintType.POSSIBLE_FORMATS, FORMATS);
    hints.put(DecodeHintType.TRY_HARDER, true);
    hints.put(DecodeHintType.ALSO_INVERTED, true);
    hints.put(DecodeHintType.ALLOWED_LENGTHS, new int[] {8, 10, 12, 14, 16, 18, 20, 22, 24});
    hints.put(DecodeHintType.CHARACTER_SET, StandardCharsets.UTF_8.name());
    reader.setHints(hints);
  }

  /**
   * Looks for a code.
   *
   * @param limit no new look begins after this time
   */
  public Optional<Code> decode(GreyImage image, Duration limit) {
    long end = nanos.getAsLong() + limit.toNanos();
    Map<Code, Integer> weak = new HashMap<>();
    for (Look look : Look.ALL) {
      Optional<Result> found = look(look, image);
      if (found.isPresent() && !WEAK.contains(found.get().getBarcodeFormat())) {
        return found.map(ImageDecoder::code);
      }
      if (!look.local()) {
        found.map(ImageDecoder::code).ifPresent(code -> weak.merge(code, 1, Integer::sum));
      }
      if (nanos.getAsLong() - end >= 0) {
        break;
      }
    }
    return mostAgreed(weak);
  }

  private static Optional<Code> mostAgreed(Map<Code, Integer> weak) {
    int all = weak.values().stream().mapToInt(Integer::intValue).sum();
    return weak.entrySet().stream()
        .filter(seen -> seen.getValue() >= AGREEING_MIN && seen.getValue() * 3 >= all * 2)
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private Optional<Result> look(Look look, GreyImage image) {
    try {
      return Optional.of(reader.decodeWithState(new BinaryBitmap(look.binarizer(image))));
    } catch (NotFoundException e) {
      return Optional.empty();
    } finally {
      reader.reset();
    }
  }

  private static Code code(Result result) {
    Map<ResultMetadataType, Object> metadata = result.getResultMetadata();
    Object stated = metadata == null ? null : metadata.get(ResultMetadataType.SYMBOLOGY_IDENTIFIER);
    String aim = stated instanceof String text ? text : aim(result.getBarcodeFormat());
    boolean upc = result.getBarcodeFormat() == BarcodeFormat.UPC_A;
    String text = upc ? "0" + result.getText() : result.getText();
    return new Code(text, aim, result.getBarcodeFormat().name());
  }

  private static String aim(BarcodeFormat format) {
    return switch (format) {
      case CODE_128 -> "]C0";
      case CODE_39 -> "]A0";
      case EAN_13, UPC_A -> "]E0";
      case EAN_8 -> "]E4";
      case ITF -> "]I0";
      case QR_CODE -> "]Q1";
      case DATA_MATRIX -> "]d1";
      case PDF_417 -> "]L0";
      default -> "]X0";
    };
  }
}
