package vn.motcua.firmware.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A program of Debian that a benchmark runs if it is on PATH. Any thread.
 *
 * @param name as it is called
 * @param debianPackage that has it
 */
public record InstalledProgram(String name, String debianPackage) {

  /** What a run gave: its exit code and what it wrote to its standard output. */
  public record Output(int exit, String text) {}

  /** Whether it is on PATH. */
  public boolean isInstalled() {
    String path = System.getenv().getOrDefault("PATH", "");
    return Pattern.compile(":")
        .splitAsStream(path)
        .filter(folder -> !folder.isEmpty())
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
  }

  /** What to do when it is not installed. */
  public String advice() {
    return name + " is not installed: apt-get install " + debianPackage;
  }

  /** Runs it to its end; what it writes to its standard error is dropped. */
  public Output run(List<String> arguments, String input) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command(arguments))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (OutputStream in = process.getOutputStream()) {
      in.write(input.getBytes(StandardCharsets.UTF_8));
    }
    try (InputStream out = process.getInputStream()) {
      String text = new String(out.readAllBytes(), StandardCharsets.UTF_8);
      return new Output(process.waitFor(), text);
    }
  }

  /**
   * Runs it where it must succeed.
   *
   * @throws IOException with its own words when it ends with another code than 0
   */
  public void must(List<String> arguments, String input) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command(arguments)).redirectErrorStream(true).start();
    try (OutputStream in = process.getOutputStream()) {
      in.write(input.getBytes(StandardCharsets.UTF_8));
    }
    try (InputStream out = process.getInputStream()) {
      String said = new String(out.readAllBytes(), StandardCharsets.UTF_8);
      int exit = process.waitFor();
      if (exit != 0) {
        throw new IOException(
            String.join(" ", command(arguments)) + " ended with " + exit + ": " + said.strip());
      }
    }
  }

  private List<String> command(List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(name);
    command.addAll(arguments);
    return command;
  }
}
