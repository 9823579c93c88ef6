package vn.motcua.firmware.cli.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.firmware.cli.Motcua;

class EmulatedPaperTest {
  private static final String JOB =
      "1b40" + "1b741e" + "5669d674" + "0a" + "1d7630000200010041420a" + "1d564200";

  @TempDir private Path directory = Path.of("");

  @Test
  void thePaperOfACapturedJobIsDrawn() throws IOException {
    Path job = Files.write(directory.resolve("job.bin"), HexFormat.of().parseHex(JOB));
    Path png = directory.resolve("paper.png");
    int code =
        Motcua.commandLine().execute("inspect", "escpos", "--png", png.toString(), job.toString());
    assertThat(code).isZero();
    assertThat(png).isNotEmptyFile();
  }
}
