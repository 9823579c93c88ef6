package vn.motcua.firmware.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the launcher {@code ./motcua} does before the program starts. */
class LauncherTest {
  private static final Path LAUNCHER = Path.of("..", "..", "motcua");

  @TempDir Path place = Path.of("");

  @Test
  void helpForTheTestsInstallsNothing() throws Exception {
    Path tools = Files.createDirectories(place.resolve("tools"));
    for (String tool : List.of("sh", "readlink", "dirname", "cat", "id", "env")) {
      Files.createSymbolicLink(tools.resolve(tool), Path.of("/usr/bin", tool));
    }
    Path mark = place.resolve("installed");
    Path installer =
        Files.writeString(tools.resolve("apt-get"), "#!/bin/sh\n: >'" + mark + "'\nexit 1\n");
    Files.setPosixFilePermissions(installer, PosixFilePermissions.fromString("rwxr-xr-x"));
    for (String word : List.of("--help", "-h")) {
      ProcessBuilder launcher =
          new ProcessBuilder("/bin/sh", LAUNCHER.toString(), "test", word)
              .redirectErrorStream(true);
      launcher.environment().put("PATH", tools.toString());
      Process process = launcher.start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as(said).isZero();
      assertThat(said).startsWith("Usage: motcua test").doesNotContain("installing");
      assertThat(mark).doesNotExist();
    }
  }

  @Test
  void theFirstBuildSaysHowFarItIsWithRateAndTimeLeft() throws Exception {
    Path log =
        Files.writeString(
            place.resolve("build.log"),
            """
            [INFO] Scanning for projects...
            [INFO] Building Motcua Kiosk 0.1.0                         [1/4]
            [INFO] --- enforcer:3.6.1:enforce (rules) @ motcua-kiosk ---
            [INFO] Building Motcua devices 0.1.0                       [2/4]
            [INFO] --- compiler:3.15.0:compile (default-compile) @ devices ---
            """);
    String function =
        "eval \"$(sed -n '/^how_far() /,/^}/p' '" + LAUNCHER + "')\"; how_far '" + log + "' 30";
    Process process =
        new ProcessBuilder("/bin/sh", "-c", function).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    assertThat(said)
        .isEqualTo("building  26% [##        ] module 2 of 4, 0.1 steps/s, 0:30, 1:22 left\n");
  }

  @Test
  void aClosedStandardOutputIsNamedAndAClosedStandardErrorIsNoMatter() throws Exception {
    String begin = "eval \"$(sed -n '/^say() /,/^is_jdk_25() /p' '%s' | sed '$d')\"; ";
    for (String shell : List.of("sh", "bash")) {
      Process closed = launcherAs(shell, begin + "echo goes on", ">&-");
      assertThat(closed.waitFor()).as(shell).isEqualTo(ExitCode.CANNOT_WRITE);
      assertThat(closed.inputReader().readAllLines()).isEmpty();
      assertThat(closed.errorReader().readAllLines())
          .containsExactly(
              "motcua: standard output is closed; to see nothing of it, use >/dev/null.");
    }
    // From a file, too: bash leaves the number of a closed standard error to the file it reads.
    Path file = place.resolve("launcher");
    String say = "set -eu; " + begin.formatted(LAUNCHER) + "say nothing; echo goes on";
    Files.writeString(file, say);
    for (String shell : List.of("sh", "bash", "bash --posix")) {
      for (String script : List.of("-c \"$0\"", "'" + file + "'")) {
        Process quiet =
            new ProcessBuilder("sh", "-c", "exec " + shell + " " + script + " 2>&-", say).start();
        assertThat(quiet.waitFor()).as(shell + " " + script).isZero();
        assertThat(quiet.inputReader().readAllLines()).containsExactly("goes on");
      }
    }
  }

  @Test
  void mavenOfTheWrapperIsCheckedWithoutUnzipToo() throws Exception {
    List<String> pinned =
        Files.readAllLines(LAUNCHER.resolveSibling(".mvn/wrapper/maven-wrapper.properties"));
    assertThat(pinned).anyMatch(line -> line.matches("distributionSha256SumTarGz=[0-9a-f]{64}"));
    assertThat(Files.readString(LAUNCHER.resolveSibling("mvnw")))
        .contains("distributionSha256Sum=${distributionSha256SumTarGz-}");
  }

  private static Process launcherAs(String shell, String words, String redirection)
      throws IOException {
    String filled = words.formatted(LAUNCHER);
    return new ProcessBuilder("sh", "-c", "exec " + shell + " -c \"$0\" " + redirection, filled)
        .start();
  }
}
