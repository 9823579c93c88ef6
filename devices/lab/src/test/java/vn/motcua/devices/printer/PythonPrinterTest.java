package vn.motcua.devices.printer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.motcua.devices.camera.code.Code;
import vn.motcua.devices.camera.frame.ImageDecoder;
import vn.motcua.devices.camera.picture.Pictures;
import vn.motcua.devices.emulator.printer.EmulatedModel;
import vn.motcua.devices.emulator.printer.Paper;
import vn.motcua.devices.emulator.printer.PrinterEmulator;

/** Debian's python3-escpos prints through the emulated printer. */
@Timeout(60)
class PythonPrinterTest {
  private static final String DOSSIER = "https://dichvucong.example.vn/ho-so/H29-261121-00017";
  private static final int WIDTH = EmulatedModel.GOOD_80_MM.widthDots();
  private static final int PICTURE_WIDE = 200;
  private static final int PICTURES_HIGH = 3 * 24;

  @BeforeAll
  static void theLibraryIsInstalled() throws IOException, InterruptedException {
    assumeTrue(
        python("-c", "import escpos.printer, PIL").process().waitFor() == 0,
        "python3-escpos is not installed here: ./motcua test installs it where the system has it");
  }

  private record Script(Process process) {
    String said() throws IOException {
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Script python(String... arguments) throws IOException {
    String[] command = new String[arguments.length + 1];
    command[0] = "python3";
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    return new Script(new ProcessBuilder(command).redirectErrorStream(true).start());
  }

  @Test
  void itsSlipIsPrintedWholeWithBothCodesAndAllPictures() throws IOException, InterruptedException {
    BlockingQueue<Paper> papers = new ArrayBlockingQueue<>(8);
    try (PrinterEmulator printer = new PrinterEmulator(EmulatedModel.GOOD_80_MM, 0, papers::add)) {
      Script script =
          python(
              Path.of("src", "test", "python", "print_slip.py").toString(),
              Integer.toString(printer.port()));
      String said = script.said();
      assertThat(script.process().waitFor()).as(said).isZero();
      Paper paper = papers.take();
      assertThat(printer.faults()).isEmpty();
      assertThat(new ImageDecoder().decode(Pictures.grey(paper.png())).stream().map(Code::text))
          .contains(DOSSIER, "H29-26");
      assertThat(blackRows(paper)).as("rows of three black pictures").isEqualTo(PICTURES_HIGH);
    }
  }

  /** Rows that are black over the whole width of a picture in the middle, and white beside it. */
  private static int blackRows(Paper paper) {
    int left = (WIDTH - PICTURE_WIDE) / 2;
    int rows = 0;
    for (int y = 0; y < paper.picture().height(); y++) {
      boolean black = !paper.picture().black(left - 1, y) && !paper.picture().black(left + 200, y);
      for (int x = left; black && x < left + PICTURE_WIDE; x++) {
        black = paper.picture().black(x, y);
      }
      rows += black ? 1 : 0;
    }
    return rows;
  }
}
