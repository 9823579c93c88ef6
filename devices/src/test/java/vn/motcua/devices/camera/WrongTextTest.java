package vn.motcua.devices.camera;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BarcodeFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vn.motcua.devices.emulator.camera.HardPictures;
import vn.motcua.devices.emulator.camera.Trouble;

/**
 * A wrong text is worse than none. {@code -Dmotcua.pictures=800} looks at so many pictures, {@code
 * -Dmotcua.seed=N} at the same ones again.
 */
class WrongTextTest {
  /**
   * Of these pictures the first 704 have no wrong text. Picture 704, a blurred Code 128 file, reads
   * as another text with the right check character: what is left to be found out.
   */
  private static final long SEED = 20_261_121;

  private static final Duration LONG = Duration.ofMinutes(1);

  private static final List<BarcodeFormat> FORMATS =
      List.of(
          BarcodeFormat.CODE_128,
          BarcodeFormat.CODE_39,
          BarcodeFormat.EAN_13,
          BarcodeFormat.EAN_8,
          BarcodeFormat.ITF,
          BarcodeFormat.QR_CODE,
          BarcodeFormat.DATA_MATRIX,
          BarcodeFormat.PDF_417);

  @Test
  void noPictureHoweverHardReadsAsAnotherText() {
    long seed = Long.getLong("motcua.seed", SEED);
    int pictures = Integer.getInteger("motcua.pictures", 2 * FORMATS.size());
    Random random = new Random(seed);
    // Time stands still: every look is taken.
    ImageDecoder files = new ImageDecoder(() -> 0);
    FrameDecoder frames = new FrameDecoder(() -> 0);
    List<String> wrong = new ArrayList<>();
    int read = 0;
    for (int i = 0; i < pictures; i++) {
      BarcodeFormat format = FORMATS.get(i % FORMATS.size());
      String text = text(format, random);
      Trouble trouble = Trouble.random(format, random);
      GreyImage image = HardPictures.of(text, format, trouble, random);
      Optional<String> file = files.decode(image, LONG).map(Code::text);
      Optional<String> frame = frames.look(image).map(Code::text);
      read += file.isPresent() ? 1 : 0;
      if (!file.orElse(text).equals(text) || !frame.orElse(text).equals(text)) {
        wrong.add(format + " " + text + " as " + file + ", " + frame + ", " + trouble);
      }
    }
    System.out.println(
        read + " of " + pictures + " pictures read, wrong " + wrong.size() + ", seed " + seed);
    assertThat(wrong).as("seed %d", seed).isEmpty();
  }

  private static String text(BarcodeFormat format, Random random) {
    long digits = 1_000_000_000_000L + random.nextLong(9_000_000_000_000L);
    return switch (format) {
      case EAN_13 -> checked(Long.toString(digits / 10));
      case EAN_8 -> checked(Long.toString(digits / 1_000_000));
      case ITF -> checked(Long.toString(digits));
      case CODE_39 -> "HS-" + digits % 1_000_000;
      case QR_CODE -> "Hồ sơ 000.19.34.H29-261121-" + digits % 100_000;
      default -> "000.19.34.H29-261121-" + digits % 100_000;
    };
  }

  /** With the check digit of EAN: weights 3 and 1 from the right. */
  private static String checked(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      sum += (digits.charAt(i) - '0') * ((digits.length() - i) % 2 == 1 ? 3 : 1);
    }
    return digits + (10 - sum % 10) % 10;
  }
}
