package vn.motcua.devices.camera.frame;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BarcodeFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.motcua.devices.camera.code.Code;
import vn.motcua.devices.camera.picture.GreyImage;
import vn.motcua.devices.emulator.camera.HardPictures;
import vn.motcua.devices.emulator.camera.PictureFlaws;

class ImageDecoderTest {
  private static final String DOSSIER = "000.19.34.H29-261121-00017";

  private final ImageDecoder decoder = new ImageDecoder();

  @ParameterizedTest
  @CsvSource({
    "CODE_128,000.19.34.H29-261121-00017,]C0",
    "CODE_39,HS-261121,]A0",
    "EAN_13,8934567890120,]E0",
    "EAN_8,96385074,]E4",
    "ITF,12345678901231,]I0",
    "QR_CODE,Hồ sơ số 17,]Q2",
    "DATA_MATRIX,000.19.34.H29-261121-00017,]d1",
    "PDF_417,000.19.34.H29-261121-00017,]L0"
  })
  void everySymbologyIsReadAtAnyAngleAndInverted(BarcodeFormat format, String text, String aim) {
    for (int degrees : new int[] {0, 23, 133, 270}) {
      for (boolean inverted : new boolean[] {false, true}) {
        PictureFlaws upright =
            inverted ? PictureFlaws.none(format).inverse() : PictureFlaws.none(format);
        GreyImage image = HardPictures.of(text, format, upright.turned(degrees), new Random(1));
        assertThat(decoder.decode(image))
            .as("%s at %d degrees, inverted %s", format, degrees, inverted)
            .containsExactly(new Code(text, aim, format.name()));
      }
    }
  }

  @Test
  void aSmallCodeInALargePhotographIsRead() {
    GreyImage code =
        HardPictures.of(
            DOSSIER,
            BarcodeFormat.CODE_128,
            PictureFlaws.none(BarcodeFormat.CODE_128).turned(31),
            new Random(1));
    int width = 4_000;
    byte[] dots = new byte[width * 3_000];
    Arrays.fill(dots, (byte) 120);
    byte[] small = code.getMatrix();
    for (int y = 0; y < code.getHeight(); y++) {
      System.arraycopy(
          small, y * code.getWidth(), dots, (y + 1_900) * width + 2_400, code.getWidth());
    }
    assertThat(decoder.decode(new GreyImage(width, 3_000, dots)).stream().map(Code::text))
        .contains(DOSSIER);
  }

  @Test
  void aCodeCutOutWithoutItsQuietZoneIsRead() {
    GreyImage whole =
        HardPictures.of(
            DOSSIER,
            BarcodeFormat.CODE_128,
            PictureFlaws.none(BarcodeFormat.CODE_128),
            new Random(1));
    int left = first(whole);
    GreyImage part =
        whole.part(left, HardPictures.HEIGHT / 2 - 30, 2 * (HardPictures.WIDTH / 2 - left));
    assertThat(decoder.decode(part).stream().map(Code::text)).contains(DOSSIER);
  }

  /** Column of the first bar in the middle row. */
  private static int first(GreyImage image) {
    int x = image.getWidth() / 2 - 400;
    while (image.at(x, image.getHeight() / 2) > 100
        || image.at(x - 1, image.getHeight() / 2) < 190) {
      x++;
    }
    return x;
  }

  @Test
  void aPictureWithoutACodeGivesNone() {
    for (int seed = 0; seed < 4; seed++) {
      byte[] noise = new byte[320 * 240];
      new Random(seed).nextBytes(noise);
      assertThat(decoder.decode(new GreyImage(320, 240, noise))).isEmpty();
    }
  }

  @Test
  void aPictureOfOneDotGivesNone() {
    assertThat(decoder.decode(new GreyImage(1, 1, new byte[1]))).isEmpty();
    assertThat(decoder.decode(new GreyImage(1, 500, new byte[500]))).isEmpty();
    assertThat(decoder.decode(new GreyImage(500, 1, new byte[500]))).isEmpty();
  }

  @Test
  void anEmptyDeskIsNotWorthALook() {
    byte[] desk = new byte[320 * 240];
    Arrays.fill(desk, (byte) 180);
    assertThat(Nearness.likely(new GreyImage(320, 240, desk))).isFalse();
    GreyImage code =
        HardPictures.of(
            DOSSIER,
            BarcodeFormat.CODE_128,
            PictureFlaws.none(BarcodeFormat.CODE_128),
            new Random(1));
    assertThat(Nearness.likely(code)).isTrue();
  }

  @Test
  void allCodesOfAPictureAreReadEachOnce() {
    List<BarcodeFormat> formats =
        List.of(BarcodeFormat.CODE_128, BarcodeFormat.QR_CODE, BarcodeFormat.CODE_39);
    byte[] all = new byte[0];
    for (BarcodeFormat format : formats) {
      byte[] one =
          HardPictures.of(
                  DOSSIER + "-" + formats.indexOf(format),
                  format,
                  PictureFlaws.none(format),
                  new Random(1))
              .getMatrix();
      int end = all.length;
      all = Arrays.copyOf(all, end + one.length);
      System.arraycopy(one, 0, all, end, one.length);
    }
    GreyImage image = new GreyImage(HardPictures.WIDTH, formats.size() * HardPictures.HEIGHT, all);
    assertThat(decoder.decode(image).stream().map(Code::text))
        .containsExactlyInAnyOrder(DOSSIER + "-0", DOSSIER + "-1", DOSSIER + "-2");
  }

  @Test
  void aCode39ThatUsesPairsForLettersIsReadAsTheLettersAndSaysSo() {
    for (String text : List.of("Hs-261121", "$5/a")) {
      GreyImage image =
          HardPictures.of(
              text, BarcodeFormat.CODE_39, PictureFlaws.none(BarcodeFormat.CODE_39), new Random(1));
      assertThat(decoder.decode(image)).containsExactly(new Code(text, "]A4", "CODE_39"));
    }
    GreyImage plain =
        HardPictures.of(
            "1+1=$2".replace('=', '/'),
            BarcodeFormat.CODE_39,
            PictureFlaws.none(BarcodeFormat.CODE_39),
            new Random(1));
    assertThat(decoder.decode(plain)).containsExactly(new Code("1+1/$2", "]A0", "CODE_39"));
  }

  /** FNC1 as ZXing's writers take it. */
  @Test
  void gs1CodesAreMarkedAsSuch() {
    String content = "0108934567890120" + "10" + "A1";
    assertThat(decoder.decode(gs1("\u00f1" + content, BarcodeFormat.CODE_128)))
        .containsExactly(new Code(content, "]C1", "CODE_128"));
  }

  /** The check character of this one has the value of FNC1, which ZXing reports as a separator. */
  @Test
  void aCheckCharacterIsNoPartOfTheText() {
    String text = "000.19.34.H29-261121-10966";
    GreyImage image =
        HardPictures.of(
            text, BarcodeFormat.CODE_128, PictureFlaws.none(BarcodeFormat.CODE_128), new Random(1));
    assertThat(decoder.decode(image)).containsExactly(new Code(text, "]C0", "CODE_128"));
  }

  @Test
  void randomPicturesOfAnySizeNeverBreakIt() {
    long seed = 20_261_121;
    Random random = new Random(seed);
    int pictures = Integer.getInteger("motcua.fuzz.pictures", 150);
    for (int i = 0; i < pictures; i++) {
      int width = 1 + random.nextInt(200);
      int height = 1 + random.nextInt(120);
      byte[] dots = new byte[width * height];
      int kind = random.nextInt(3);
      for (int at = 0; at < dots.length; at++) {
        int stripe = (at % width / (1 + i % 5) * 31 + i & 4) * 60;
        dots[at] = (byte) (kind == 0 ? random.nextInt(256) : kind == 1 ? stripe : at / width * 9);
      }
      decoder.decode(new GreyImage(width, height, dots));
    }
  }

  private static GreyImage gs1(String content, BarcodeFormat format) {
    return HardPictures.of(content, format, PictureFlaws.none(format), new Random(1));
  }
}
