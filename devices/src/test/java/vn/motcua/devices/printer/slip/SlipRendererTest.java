package vn.motcua.devices.printer.slip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.Result;
import com.google.zxing.common.HybridBinarizer;
import java.text.Normalizer;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.devices.printer.raster.Bitmap;
import vn.motcua.devices.printer.raster.BitmapCanvas;

class SlipRendererTest {
  private static final String LONG_CENTRE =
      "Trung tâm Phục vụ hành chính công tỉnh Quảng Ngãi – Ban Quản lý Khu kinh tế Dung Quất";
  private static final String QR = "https://dichvucong.example.vn/hang-doi/qng-01/2026-11-21/2017";

  private static Slip slip(String centre, boolean reprint) {
    return new Slip(
        centre,
        "2017",
        "Đăng ký khai sinh, khai tử, kết hôn (liên thông)",
        12,
        LocalDateTime.of(2026, 11, 21, 7, 31),
        "sáng",
        "Người cao tuổi",
        QR,
        reprint);
  }

  @ParameterizedTest
  @ValueSource(ints = {576, 512, 420, 384})
  void theQrCodeIsReadBackFromThePicture(int width) throws NotFoundException {
    Bitmap picture = new SlipRenderer(width).render(slip(LONG_CENTRE, false));
    assertThat(picture.width()).isEqualTo(width);
    assertThat(read(picture).getText()).isEqualTo(QR);
  }

  @ParameterizedTest
  @ValueSource(ints = {576, 512, 420, 384})
  void aNumberOfFiveDigitsStandsOnOneLineOnAnyPaper(int width) {
    Slip four = slip(LONG_CENTRE, false);
    Slip five =
        new Slip(
            four.centre(),
            "28888",
            four.line(),
            four.peopleAhead(),
            four.issued(),
            four.session(),
            four.priority(),
            four.qr(),
            false);
    SlipRenderer renderer = new SlipRenderer(width);
    assertThat(renderer.render(five).height()).isLessThanOrEqualTo(renderer.render(four).height());
  }

  static Result read(Bitmap picture) throws NotFoundException {
    int[] pixels = new int[picture.width() * picture.height()];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = picture.black(i % picture.width(), i / picture.width()) ? 0 : 0xffffff;
    }
    return new MultiFormatReader()
        .decode(
            new BinaryBitmap(
                new HybridBinarizer(
                    new RGBLuminanceSource(picture.width(), picture.height(), pixels))));
  }

  @ParameterizedTest
  @ValueSource(ints = {576, 384})
  void nothingTouchesTheEdges(int width) {
    Bitmap picture = new SlipRenderer(width).render(slip(LONG_CENTRE, true));
    for (int y = 0; y < picture.height(); y++) {
      assertThat(picture.black(0, y) || picture.black(width - 1, y)).as("row %d", y).isFalse();
    }
  }

  @Test
  void nfcAndNfdTextGiveTheSameDots() {
    SlipRenderer renderer = new SlipRenderer(576);
    String decomposed = Normalizer.normalize(LONG_CENTRE, Normalizer.Form.NFD);
    assertThat(decomposed).isNotEqualTo(LONG_CENTRE);
    assertThat(renderer.render(slip(decomposed, false)))
        .isEqualTo(renderer.render(slip(LONG_CENTRE, false)));
  }

  @ParameterizedTest
  @ValueSource(floats = {20, 28, 38, 170})
  void everyVietnameseAndHreLetterHasItsOwnUnclippedDots(float size) {
    for (String weight : new String[] {"BeVietnamPro-Regular.ttf", "BeVietnamPro-Bold.ttf"}) {
      Typeface face = new Typeface(Typeface.shipped(weight), size);
      Set<Bitmap> seen = new HashSet<>();
      for (String letter : Letters.all()) {
        BitmapCanvas canvas = new BitmapCanvas(320);
        face.draw(canvas, letter, 100, 50);
        Bitmap dots = canvas.toBitmap(360);
        assertThat(seen.add(dots)).as("%s at %s looks like another", letter, size).isTrue();
        assertThat(dots.blackDots()).as(letter).isPositive();
        assertThat(inkOutside(dots, 50, 50 + face.height())).as("%s clipped", letter).isZero();
        BitmapCanvas nfd = new BitmapCanvas(320);
        face.draw(nfd, Normalizer.normalize(letter, Normalizer.Form.NFD), 100, 50);
        assertThat(nfd.toBitmap(360)).as("%s decomposed", letter).isEqualTo(dots);
      }
    }
  }

  private static int inkOutside(Bitmap dots, int top, int bottom) {
    int count = 0;
    for (int y = 0; y < dots.height(); y++) {
      for (int x = 0; (y < top || y >= bottom) && x < dots.width(); x++) {
        count += dots.black(x, y) ? 1 : 0;
      }
    }
    return count;
  }

  @Test
  void aLetterThatTheFontLacksIsNamedAndIsAFrameOnTheSlip() {
    SlipRenderer renderer = new SlipRenderer(384);
    assertThat(renderer.lacking("Xã Tịnh Kỳ\n漢 – ŏĭŭ Ж 漢")).containsExactly("漢", "Ж");
    assertThat(renderer.lacking(LONG_CENTRE)).isEmpty();
    assertThat(renderer.render(slip("Xã 漢", false)).blackDots())
        .isGreaterThan(renderer.render(slip("Xã", false)).blackDots() + 40);
  }

  @Test
  void theReprintMarkIsSeen() {
    SlipRenderer renderer = new SlipRenderer(384);
    Bitmap first = renderer.render(slip("Xã Tịnh Kỳ", false));
    Bitmap again = renderer.render(slip("Xã Tịnh Kỳ", false).asReprint());
    assertThat(again.height()).isGreaterThan(first.height());
  }

  @Test
  void aWordWiderThanThePaperIsBrokenAndAnEndlessNameIsCutShort() {
    SlipRenderer renderer = new SlipRenderer(384);
    Bitmap wide = renderer.render(slip("Ệ".repeat(200), false));
    Bitmap endless = renderer.render(slip("Ệ".repeat(5_000), false));
    assertThat(endless.height()).isEqualTo(wide.height());
  }

  @Test
  void aQrTextThatCannotBeReadableOnThePaperIsRefused() {
    assertThatThrownBy(() -> QrRaster.draw("x".repeat(900), 320))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("shorten its text");
  }

  @Test
  void vietnameseTextInAQrCodeIsReadBack() throws NotFoundException {
    assertThat(read(QrRaster.draw("Số 2017 – quầy số 2", 320)).getText())
        .isEqualTo("Số 2017 – quầy số 2");
  }
}
