package vn.motcua.firmware.bench.picture;

import com.google.zxing.Binarizer;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.Result;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.GenericMultipleBarcodeReader;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.motcua.devices.camera.picture.GreyImage;
import vn.motcua.devices.emulator.camera.SampleTexts;

/**
 * ZXing with tuned settings, for comparison: all symbologies, TRY_HARDER (which also rotates a
 * picture by 90 degrees), also light on dark, with a local and then a global threshold.
 */
public final class TunedZxing {
  private static final Map<DecodeHintType, ?> HINTS =
      Map.of(
          DecodeHintType.TRY_HARDER,
          true,
          DecodeHintType.ALSO_INVERTED,
          true,
          DecodeHintType.CHARACTER_SET,
          "UTF-8",
          DecodeHintType.POSSIBLE_FORMATS,
          SampleTexts.FORMATS);

  private TunedZxing() {}

  /** The text it finds in a picture. */
  public static Optional<String> read(GreyImage image) {
    return read(new HybridBinarizer(image)).or(() -> read(new GlobalHistogramBinarizer(image)));
  }

  private static Optional<String> read(Binarizer binarizer) {
    try {
      return Optional.of(new MultiFormatReader().decode(new BinaryBitmap(binarizer), HINTS))
          .map(result -> result.getText());
    } catch (NotFoundException e) {
      return Optional.empty();
    }
  }

  /** All texts it finds in a picture and around those that it found. */
  static List<String> all(GreyImage image) {
    List<String> local = all(new HybridBinarizer(image));
    return local.isEmpty() ? all(new GlobalHistogramBinarizer(image)) : local;
  }

  private static List<String> all(Binarizer binarizer) {
    try {
      Result[] all =
          new GenericMultipleBarcodeReader(new MultiFormatReader())
              .decodeMultiple(new BinaryBitmap(binarizer), HINTS);
      return Arrays.stream(all).map(Result::getText).distinct().toList();
    } catch (NotFoundException e) {
      return List.of();
    }
  }
}
