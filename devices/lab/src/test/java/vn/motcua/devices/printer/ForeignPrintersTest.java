package vn.motcua.devices.printer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.devices.camera.code.Code;
import vn.motcua.devices.camera.frame.ImageDecoder;
import vn.motcua.devices.camera.picture.Pictures;
import vn.motcua.devices.emulator.printer.EmulatedModel;
import vn.motcua.devices.emulator.printer.Paper;
import vn.motcua.devices.emulator.printer.PrinterEmulator;
import vn.motcua.devices.npm.NpmPackages;

/** Printer libraries that others wrote print through the emulated printer. */
@Timeout(60)
class ForeignPrintersTest {
  private static final String DOSSIER = "https://dichvucong.example.vn/ho-so/H29-261121-00017";
  private static final int HALF = EmulatedModel.GOOD_80_MM.widthDots() / 2;

  @BeforeAll
  static void theLibrariesAreInstalled() throws IOException, InterruptedException {
    NpmPackages.install();
  }

  @ParameterizedTest
  @ValueSource(strings = {"node-thermal-printer", "@point-of-sale/receipt-printer-encoder"})
  void aSlipOfALibraryThatOthersWroteIsPrintedWholeAndItsCodeIsReadable(String library)
      throws IOException, InterruptedException {
    BlockingQueue<Paper> papers = new ArrayBlockingQueue<>(8);
    try (PrinterEmulator printer = new PrinterEmulator(EmulatedModel.GOOD_80_MM, 0, papers::add)) {
      Process script = NpmPackages.start("print.js", library, Integer.toString(printer.port()));
      Paper paper = papers.take();
      assertThat(script.waitFor()).isZero();
      assertThat(printer.faults()).isEmpty();
      assertThat(new ImageDecoder().decode(Pictures.grey(paper.png())).stream().map(Code::text))
          .contains(DOSSIER);
      int firstInk = 0;
      while (!paper.picture().black(firstInk, 60)) {
        firstInk++;
      }
      assertThat(firstInk).as("the large number stands in the middle").isBetween(HALF - 96, HALF);
    }
  }
}
