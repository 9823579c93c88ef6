package vn.motcua.devices.npm;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** Installs the pinned packages of {@code devices/lab/src/test/npm} and runs its scripts. */
public final class NpmPackages {
  private static final Path SOURCES = Path.of("src", "test", "npm");
  private static final Path INSTALLED = Path.of("target", "npm");
  private static final List<String> FILES =
      List.of("package.json", "package-lock.json", "ask.js", "print.js");
  private static boolean installed;

  private NpmPackages() {}

  /**
   * Installs them once a run; skips the tests where Node.js or npm is missing.
   *
   * @throws AssertionError when npm cannot fetch them
   */
  public static synchronized void install() throws IOException, InterruptedException {
    for (String program : List.of("node", "npm")) {
      assumeTrue(isThere(program), program + " is not installed here: ./motcua test installs it");
    }
    if (installed) {
      return;
    }
    Files.createDirectories(INSTALLED);
    for (String file : FILES) {
      Files.copy(
          SOURCES.resolve(file), INSTALLED.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    Process npm =
        new ProcessBuilder(
                "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline")
            .directory(INSTALLED.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(npm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (npm.waitFor() != 0) {
      throw new AssertionError(
          "npm could not fetch the packages that devices/lab/src/test/npm/package.json names; it"
              + " needs the network the first time. npm says: "
              + said);
    }
    installed = true;
  }

  private static boolean isThere(String program) throws InterruptedException {
    try {
      return new ProcessBuilder(program, "--version")
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }

  /** Starts a script; what it writes to standard error goes to {@code target/npm/SCRIPT.log}. */
  public static Process start(String script, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("node", script));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .directory(INSTALLED.toFile())
        .redirectError(INSTALLED.resolve(script + ".log").toFile())
        .start();
  }
}
