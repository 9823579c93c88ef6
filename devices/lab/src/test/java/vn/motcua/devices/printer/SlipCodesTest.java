package vn.motcua.devices.printer;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.motcua.devices.emulator.printer.EmulatedModel;
import vn.motcua.devices.printer.profile.PrinterProfile;
import vn.motcua.devices.printer.profile.PrinterProfiles;
import vn.motcua.devices.printer.raster.Bitmap;
import vn.motcua.devices.printer.slip.QrArea;
import vn.motcua.devices.printer.slip.Slip;
import vn.motcua.devices.printer.slip.SlipPicture;
import vn.motcua.devices.printer.slip.SlipRenderer;

/** A whole slip on the emulator's paper, its code drawn by us or by the printer. */
class SlipCodesTest {
  private static final String QR = "https://dichvucong.example.vn/hang-doi/qng-01/2026-11-21/2017";
  private static final int NATIVE_BYTES_MAX = 200;

  private static SlipPicture slip(int width, String qr) {
    LocalDateTime issued = LocalDateTime.of(2026, 11, 21, 7, 31);
    return new SlipRenderer(width)
        .lay(new Slip("Xã Tịnh Kỳ", "2017", "Chứng thực", 12, issued, "sáng", null, qr, false));
  }

  private static PrinterProfile model(String name, int width) {
    return PrinterProfiles.shipped().named(name).orElseThrow().withWidth(width);
  }

  @ParameterizedTest
  @CsvSource({
    "safe-80mm, 576, false",
    "safe-58mm, 384, false",
    "epson-tm-t20iii, 576, true",
    "epson-tm-t20iii, 384, true"
  })
  void theCodeOfASlipIsReadBackFromThePaperEitherWay(String name, int width, boolean own)
      throws Exception {
    PrinterProfile profile = model(name, width);
    EmulatedModel paper = width == 384 ? EmulatedModel.GOOD_58_MM : EmulatedModel.GOOD_80_MM;
    SlipPicture slip = slip(width, QR);
    PrintJob job = new PrintJob("a", slip.picture(), slip.qr());
    assertThat(drawnByPrinter(job, profile)).isEqualTo(own);
    try (PrinterBench bench = new PrinterBench(paper, profile, PrinterBench.QUICK)) {
      bench.driver.submit(job);
      assertThat(bench.outcome("a")).isEqualTo(JobOutcome.PRINTED);
      assertThat(bench.printer.faults()).isEmpty();
      Bitmap printed = bench.printer.papers().getFirst().picture();
      assertThat(read(printed)).isEqualTo(QR);
      assertThat(printed).as("the same slip, dot for dot").isEqualTo(slip.picture());
    }
  }

  @Test
  void vietnameseTextInACodeOfThePrintersOwnIsReadBack() throws Exception {
    PrinterProfile profile = model("epson-tm-t20iii", 384);
    SlipPicture slip = slip(384, "Số 2017 – quầy số 2");
    PrintJob job = new PrintJob("a", slip.picture(), slip.qr());
    assertThat(drawnByPrinter(job, profile)).isTrue();
    try (PrinterBench bench =
        new PrinterBench(EmulatedModel.GOOD_58_MM, profile, PrinterBench.QUICK)) {
      bench.driver.submit(job);
      assertThat(bench.outcome("a")).isEqualTo(JobOutcome.PRINTED);
      assertThat(read(bench.printer.papers().getFirst().picture()))
          .isEqualTo("Số 2017 – quầy số 2");
    }
  }

  @Test
  void aSlipLaidOutForNarrowerPaperKeepsItsDrawnCode() {
    SlipPicture narrow = slip(384, QR);
    PrintJob job = new PrintJob("a", narrow.picture(), narrow.qr());
    assertThat(drawnByPrinter(job, model("epson-tm-t20iii", 576))).isFalse();
    assertThat(drawnByPrinter(job, model("epson-tm-t20iii", 384))).isTrue();
  }

  @Test
  void aCodeThatAPrinterCouldMakeWiderThanThePaperStaysDrawn() {
    String digits = "7".repeat(230);
    SlipPicture slip = slip(384, digits);
    QrArea area = slip.qr();
    assertThat(area).isNotNull();
    assertThat(
            drawnByPrinter(new PrintJob("a", slip.picture(), area), model("epson-tm-t20iii", 384)))
        .isFalse();
  }

  @Test
  void theRowsAroundACodeHoldItsQuietZone() {
    SlipPicture slip = slip(384, QR);
    QrArea area = slip.qr();
    assertThat(area).isNotNull();
    if (area != null) {
      for (int row = 1; row <= 4 * area.moduleDots(); row++) {
        assertThat(slip.picture().rowIsWhite(area.top() - row)).as("row -%d", row).isTrue();
        assertThat(slip.picture().rowIsWhite(area.bottom() + row - 1)).as("row +%d", row).isTrue();
      }
    }
  }

  private static boolean drawnByPrinter(PrintJob job, PrinterProfile profile) {
    List<JobPiece> own =
        JobPiece.of(job, profile).stream().filter(JobPiece.OwnCode.class::isInstance).toList();
    own.forEach(piece -> assertThat(piece.bytes()).hasSizeLessThan(NATIVE_BYTES_MAX));
    return !own.isEmpty();
  }

  private static String read(Bitmap paper) throws Exception {
    int[] pixels = new int[paper.width() * paper.height()];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = paper.black(i % paper.width(), i / paper.width()) ? 0 : 0xffffff;
    }
    RGBLuminanceSource source = new RGBLuminanceSource(paper.width(), paper.height(), pixels);
    try {
      return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(source))).getText();
    } catch (NotFoundException e) {
      throw new AssertionError("no code on " + paper, e);
    }
  }
}
