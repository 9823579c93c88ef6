package vn.motcua.bridge.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real file system of 3 MB in a mount namespace of its own, which needs no rights. */
class FullFileSystemTest {
  private static final String MOUNT = "mount -t tmpfs -o size=3m tmpfs \"$0\"";

  @TempDir Path directory = Path.of("");

  @Test
  void aFullDiskRefusesWithoutLossAndTheLedgerGoesOnWhenThereIsRoom() throws Exception {
    assumeTrue(
        run(MOUNT, List.of()).code() == 0,
        "this machine lets nobody mount in a namespace of his own: not tried");
    Path log = directory.resolve("log");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classes =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    Ran ran =
        run(
            MOUNT
                + " && \"$1\" --enable-native-access=ALL-UNNAMED -cp \"$2\" \"$3\""
                + " \"$0\"/ledger \"$0\"/ballast 2>\"$4\"",
            List.of(java, classes, FullDiskWriter.class.getName(), log.toString()));
    assertThat(ran.code()).as(Files.exists(log) ? Files.readString(log) : "no log").isZero();
    List<String> lines = ran.output().lines().toList();
    long full = Long.parseLong(lines.getFirst().substring("full ".length()));
    assertThat(full).isGreaterThan(100);
    assertThat(lines)
        .containsExactly(
            "full " + full, "still " + full, "more " + (full + 100), "whole " + (full + 100));
  }

  private record Ran(int code, String output) {}

  /** A shell in its own mount namespace; {@code $0} is a directory, then the arguments. */
  private Ran run(String script, List<String> arguments) throws IOException, InterruptedException {
    Path mount = Files.createDirectories(directory.resolve("mount"));
    Path output = directory.resolve("output");
    List<String> command =
        new ArrayList<>(List.of("unshare", "-Urm", "sh", "-c", script, mount.toString()));
    command.addAll(arguments);
    Process process;
    try {
      process =
          new ProcessBuilder(command)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .redirectOutput(output.toFile())
              .start();
    } catch (IOException e) {
      return new Ran(-1, "unshare is not installed: " + e.getMessage());
    }
    if (!process.waitFor(2, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new IOException("the shell did not end: " + script);
    }
    return new Ran(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
  }
}
