package vn.motcua.bridge.journal.sqlite;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A real file system of 3 MB in a mount namespace of its own, which needs no rights, and a program
 * that works on it. One thread.
 */
public final class SmallFileSystem {
  private static final String MOUNT = "mount -t tmpfs -o size=3m tmpfs \"$0\"";

  private final Path scratch;

  /** {@code scratch}: an empty directory. */
  public SmallFileSystem(Path scratch) {
    this.scratch = scratch;
  }

  /** What a program said, and how it ended. */
  public record Ran(int code, String output, String errors) {}

  /** Whether this machine lets anybody mount in a namespace of their own. */
  public boolean isAllowed() throws IOException, InterruptedException {
    return shell(MOUNT, List.of()).code() == 0;
  }

  /** Runs a Java program with the file system's directory as its first argument. */
  public Ran run(Class<?> program) throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classes =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    Path log = scratch.resolve("log");
    Ran ran =
        shell(
            MOUNT
                + " && \"$1\" --enable-native-access=ALL-UNNAMED -cp \"$2\" \"$3\" \"$0\" 2>\"$4\"",
            List.of(java, classes, program.getName(), log.toString()));
    return new Ran(ran.code(), ran.output(), Files.exists(log) ? Files.readString(log) : "no log");
  }

  /** A shell in its own mount namespace; {@code $0} is a directory, then the arguments. */
  private Ran shell(String script, List<String> arguments)
      throws IOException, InterruptedException {
    Path mount = Files.createDirectories(scratch.resolve("mount"));
    Path output = scratch.resolve("output");
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
      return new Ran(-1, "unshare is not installed: " + e.getMessage(), "");
    }
    if (!process.waitFor(2, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new IOException("the shell did not end: " + script);
    }
    return new Ran(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8), "");
  }
}
