package vn.motcua.devices.camera;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BarcodeFormat;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.motcua.devices.camera.HardPictures.Trouble;

class ImageDecoderTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final String DOSSIER = "000.19.34.H29-261121-00017";

  /** Time stands still: every look is taken. */
  private final ImageDecoder decoder = new ImageDecoder(() -> 0);

  @ParameterizedTest
  @CsvSource({
    "CODE_128,000.19.34.H29-261121-00017,]C0",
    "EAN_13,8934567890120,]E0",
    "EAN_8,96385074,]E4",
    "QR_CODE,Hồ sơ số 17,]Q2",
    "DATA_MATRIX,000.19.34.H29-261121-00017,]d1"
  })
  void everySymbologyIsReadInAnyQuarterTurnAndInverted(
      BarcodeFormat format, String text, String aim) {
    for (int quarter = 0; quarter < 4; quarter++) {
      for (boolean inverted : new boolean[] {false, true}) {
        Trouble trouble = new Trouble(90.0 * quarter, 1, 0, 0, 0, 0, inverted);
        GreyImage image = HardPictures.of(text, format, trouble, new Random(1));
        assertThat(decoder.decode(image, LONG))
            .as("%s at %d degrees, inverted %s", format, 90 * quarter, inverted)
            .contains(new Code(text, aim, format.name()));
      }
    }
  }

  @Test
  void aDossierCodeIsReadAtOddAngles() {
    for (int degrees : new int[] {0, 23, 46}) {
      Trouble trouble = new Trouble(degrees, 1.1, 0, 0.3, 3, 0, false);
      GreyImage image =
          HardPictures.of(DOSSIER, BarcodeFormat.CODE_128, trouble, new Random(degrees));
      assertThat(decoder.decode(image, LONG).map(Code::text))
          .as("at %d degrees", degrees)
          .contains(DOSSIER);
    }
  }

  @Test
  void hardPicturesNeverGiveAWrongText() {
    long seed = new Random().nextLong();
    System.out.println("hardPicturesNeverGiveAWrongText seed " + seed);
    Random random = new Random(seed);
    int read = 0;
    for (int round = 0; round < 10; round++) {
      BarcodeFormat format = round % 2 == 0 ? BarcodeFormat.CODE_128 : BarcodeFormat.QR_CODE;
      GreyImage image = HardPictures.of(DOSSIER, format, Trouble.random(random), random);
      Optional<String> text = decoder.decode(image, LONG).map(Code::text);
      text.ifPresent(found -> assertThat(found).as("seed %d", seed).isEqualTo(DOSSIER));
      read += text.isPresent() ? 1 : 0;
    }
    assertThat(read).as("pictures read, seed %d", seed).isPositive();
  }

  @Test
  void aPictureWithoutACodeGivesNone() {
    byte[] noise = new byte[320 * 240];
    new Random(7).nextBytes(noise);
    assertThat(decoder.decode(new GreyImage(320, 240, noise), LONG)).isEmpty();
  }

  @Test
  void anEmptyDeskIsNotWorthALook() {
    byte[] desk = new byte[320 * 240];
    Arrays.fill(desk, (byte) 180);
    assertThat(Nearness.likely(new GreyImage(320, 240, desk))).isFalse();
    GreyImage code = HardPictures.of(DOSSIER, BarcodeFormat.CODE_128, Trouble.NONE, new Random(1));
    assertThat(Nearness.likely(code)).isTrue();
  }

  @Test
  void noLookBeginsAfterTheTimeLimit() {
    long[] now = {0};
    ImageDecoder timed = new ImageDecoder(() -> now[0] += 30_000_000);
    byte[] noise = new byte[64 * 48];
    new Random(7).nextBytes(noise);
    timed.decode(new GreyImage(64, 48, noise), ImageDecoder.FRAME_MAX);
    assertThat(now[0]).isLessThanOrEqualTo(90_000_000L);
  }
}
