package vn.motcua.firmware.board;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.bridge.anchor.Anchor;
import vn.motcua.bridge.anchor.AnchorFile;
import vn.motcua.devices.printer.raster.Bitmap;
import vn.motcua.devices.printer.slip.ClosingSlip;
import vn.motcua.devices.printer.slip.SlipRenderer;

/** From the paper to an anchor file. */
class ClosingSlipTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

  @TempDir Path directory = Path.of("");

  @ParameterizedTest
  @ValueSource(ints = {576, 384})
  void whatAReaderSeesOnTheSlipIsALineOfAnAnchorFile(int width) throws Exception {
    Anchor anchor =
        new Anchor(
            "x".repeat(40), "y".repeat(40), DAY, "00000000000000aa", 123_456, "0f".repeat(32));
    ClosingSlip slip =
        new ClosingSlip(
            "Trung tâm Phục vụ hành chính công phường Minh Hoạ",
            anchor.board(),
            DAY,
            anchor.epoch(),
            anchor.sequence(),
            anchor.hash(),
            List.of(new ClosingSlip.Count("Số đã cấp", 7)),
            LocalDateTime.of(2026, 11, 21, 1, 0),
            anchor.line());
    String seen = read(new SlipRenderer(width).lay(slip).picture());
    Path file = Files.writeString(directory.resolve("anchors.txt"), seen + "\n");
    List<Anchor> held = new ArrayList<>();
    AnchorFile.read(file, held::add);
    assertThat(held).containsExactly(anchor);
  }

  private static String read(Bitmap picture) throws Exception {
    int[] pixels = new int[picture.width() * picture.height()];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = picture.black(i % picture.width(), i / picture.width()) ? 0 : 0xffffff;
    }
    var source = new RGBLuminanceSource(picture.width(), picture.height(), pixels);
    return new MultiFormatReader().decode(new BinaryBitmap(new HybridBinarizer(source))).getText();
  }
}
