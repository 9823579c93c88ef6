package vn.motcua.firmware.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The product's own class path, as a board has it, in processes. */
class WithoutTheLaboratoryTest {
  @TempDir private Path directory = Path.of("");

  @ParameterizedTest
  @ValueSource(strings = {"demo", "simulate", "torture", "bench"})
  void itsVerbsSayWhereTheyBelong(String verb) throws Exception {
    Ran ran = Ran.motcua(Map.of(), verb, "--days", "1");
    assertThat(ran.said()).contains("motcua: " + verb + " belongs to the laboratory");
    assertThat(ran.code()).isEqualTo(ExitCode.UNAVAILABLE);
  }

  @Test
  void theHelpListsTheProductsVerbsOnly() throws Exception {
    Ran ran = Ran.motcua(Map.of(), "--help");
    assertThat(ran.said()).contains("  board ", "  inbox ").doesNotContain("  demo ", "  bench ");
    assertThat(ran.code()).isZero();
  }

  @Test
  void noPaperIsDrawn() throws Exception {
    Path job = Files.write(directory.resolve("job.bin"), new byte[] {0x1b, '@', 'a', '\n'});
    Path png = directory.resolve("paper.png");
    Ran ran = Ran.motcua(Map.of(), "inspect", "escpos", "--png", png.toString(), job.toString());
    assertThat(ran.said()).contains("the laboratory draws the paper");
    assertThat(ran.code()).isEqualTo(ExitCode.UNAVAILABLE);
    assertThat(png).doesNotExist();
  }
}
