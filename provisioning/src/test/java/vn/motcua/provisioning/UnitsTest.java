package vn.motcua.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The shipped systemd units, checked by systemd itself. */
class UnitsTest {
  private static final Path UNITS = Path.of("image", "systemd");

  static List<Path> services() throws IOException {
    try (Stream<Path> files = Files.list(UNITS)) {
      return files.filter(file -> file.toString().endsWith(".service")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("services")
  void whoeverBreaksIntoAServiceFindsLittleToReach(Path unit) throws Exception {
    Process judge =
        new ProcessBuilder(
                "systemd-analyze",
                "security",
                "--offline=true",
                "--threshold=39", // in tenths: below 4.0
                "--no-pager",
                unit.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(judge.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(judge.waitFor()).describedAs(said).isZero();
    assertThat(said).contains("Overall exposure level for " + unit.getFileName());
  }
}
