package vn.motcua.firmware.cli.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class InspectEscposTest {
  private static final String JOB =
      "1b40" + "1b741e" + "5669d674" + "0a" + "1d7630000200010041420a" + "1d564200";

  @TempDir private Path directory = Path.of("");
  private final StringWriter out = new StringWriter();
  private final StringWriter error = new StringWriter();

  private int run(String... arguments) {
    return new CommandLine(new InspectCommand())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(error))
        .execute(arguments);
  }

  private String file(String hex) throws IOException {
    return Files.write(directory.resolve("job.bin"), HexFormat.of().parseHex(hex)).toString();
  }

  @Test
  void aJobIsExplainedCommandByCommand() throws IOException {
    assertThat(run("escpos", file(JOB))).isZero();
    assertThat(out.toString().lines())
        .contains(
            "{\"offset\":0,\"length\":2,\"command\":\"ESC @\",\"name\":\"initialize printer\"}",
            "{\"offset\":10,\"length\":10,\"command\":\"GS v 0\","
                + "\"name\":\"print raster bit image\",\"mode\":0,\"widthDots\":16,\"rows\":1}");
  }

  @Test
  void theTextIsWhatTheCodeTableShowsAndNeverImageData() throws IOException {
    assertThat(run("escpos", "--text", file(JOB))).isZero();
    assertThat(out.toString()).isEqualTo("Việt\n\n");
  }

  @Test
  void whatIsNotUnderstoodIsNamedWithItsOffset() throws IOException {
    assertThat(run("escpos", file("1b40" + "1b1c"))).isEqualTo(3);
    assertThat(error.toString()).contains("offset 2");
    assertThat(run("escpos", file("1d7630000200ff00"))).isEqualTo(3);
  }

  @Test
  void aFileThatCannotBeReadIsReported() {
    assertThat(run("escpos", directory.resolve("none").toString())).isEqualTo(2);
  }

  @Test
  void lettersAreShownInTheirPageOrRefused() {
    assertThat(run("encode", "--page", "tcvn3", "Kỳ")).isZero();
    assertThat(out.toString()).contains("{\"cell\":1,\"text\":\"ỳ\",\"table\":1,\"hex\":\"fa\"}");
    assertThat(run("encode", "--page", "viscii", "MẪU")).isEqualTo(3);
    assertThat(error.toString()).contains("cell 1");
  }

  @Test
  void statusBytesAreNamed() {
    assertThat(run("status", "--kind", "dle-eot-4", "7e")).isZero();
    assertThat(out.toString()).contains("\"paperEnd\":true");
    assertThat(run("status", "--kind", "asb", "14000c0f")).isZero();
    assertThat(run("status", "--kind", "dle-eot-1", "00")).isEqualTo(3);
    assertThat(run("status", "--kind", "dle-eot-1", "zz")).isEqualTo(2);
  }
}
