package vn.motcua.firmware.cli.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.firmware.cli.ExitCode;
import vn.motcua.firmware.cli.Motcua;

class EmulatedPaperTest {
  private static final String JOB =
      "1b40" + "1b741e" + "5669d674" + "0a" + "1d7630000200010041420a" + "1d564200";

  @TempDir private Path directory = Path.of("");

  @Test
  void thePaperOfACapturedJobIsDrawn() throws IOException {
    Path job = Files.write(directory.resolve("job.bin"), HexFormat.of().parseHex(JOB));
    Path png = directory.resolve("paper.png");
    assertThat(inspect(job, png, new StringWriter())).isZero();
    assertThat(png).isNotEmptyFile();
  }

  @Test
  void whatIsLeftOutOfThePictureIsNamed() throws IOException {
    String pdf417 = "1d286b0300305130";
    Path job = Files.write(directory.resolve("job.bin"), HexFormat.of().parseHex("1b40" + pdf417));
    Path png = directory.resolve("paper.png");
    StringWriter said = new StringWriter();
    assertThat(inspect(job, png, said)).isEqualTo(3);
    assertThat(said.toString())
        .contains("not in the picture: offset 2: set up and print the symbol " + pdf417);
    assertThat(png).isNotEmptyFile();
  }

  /** {@code ESC L, ESC W}, a text at a place of its own, {@code FF}, and a line after it. */
  @Test
  void eachCommandOfPageModeIsNamedAndItsTextIsStillInThePicture() throws IOException {
    String page = "1b40" + "1b4c" + "1b570000000000024001" + "1d243c00" + "4142" + "0c" + "430a";
    Path job = Files.write(directory.resolve("job.bin"), HexFormat.of().parseHex(page));
    Path png = directory.resolve("paper.png");
    StringWriter said = new StringWriter();
    assertThat(inspect(job, png, said)).isEqualTo(3);
    assertThat(said.toString().lines().filter(line -> line.contains("no page mode")))
        .extracting(line -> line.replaceAll(".*not in the picture: (offset \\d+: [^:]+):.*", "$1"))
        .containsExactly(
            "offset 2: select page mode 1b4c",
            "offset 4: set print area in page mode 1b570000000000024001",
            "offset 14: set absolute vertical print position in page mode 1d243c00",
            "offset 20: print and return to standard mode (page mode");
    assertThat(ImageIO.read(png.toFile()).getHeight()).as("two lines").isGreaterThanOrEqualTo(48);
  }

  @Test
  void aPictureThatCannotBeWrittenIsReported() throws IOException {
    Path job = Files.write(directory.resolve("job.bin"), HexFormat.of().parseHex(JOB));
    Path nowhere = directory.resolve("absent/paper.png");
    StringWriter said = new StringWriter();
    assertThat(inspect(job, nowhere, said)).isEqualTo(ExitCode.CANNOT_WRITE);
    assertThat(said.toString()).contains("paper.png");
  }

  /** Exit code of the command; {@code said} gets its standard error. */
  private static int inspect(Path job, Path png, StringWriter said) {
    return Motcua.commandLine()
        .setErr(new PrintWriter(said))
        .execute("inspect", "escpos", "--png", png.toString(), job.toString());
  }
}
