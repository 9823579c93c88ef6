package vn.motcua.firmware.cli;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a real process of the product's command said, on both streams, and how it ended. */
public record Ran(int code, String said) {
  /** Runs its arguments with a terminal as standard error; what comes there goes to our own. */
  private static final String TERMINAL =
      """
      import os, pty, subprocess, sys
      ours, theirs = pty.openpty()
      child = subprocess.Popen(sys.argv[1:], stderr=theirs)
      os.close(theirs)
      try:
          while True:
              told = os.read(ours, 4096)
              if not told:
                  break
              sys.stderr.buffer.write(told)
              sys.stderr.buffer.flush()
      except OSError:
          pass
      sys.exit(child.wait())
      """;

  static Ran motcua(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command(product(), arguments)).redirectErrorStream(true);
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().putAll(environment);
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ran(process.waitFor(), said);
  }

  /** Starts the product's command; both streams are one. */
  public static Process start(String... arguments) throws IOException {
    return new ProcessBuilder(command(product(), arguments)).redirectErrorStream(true).start();
  }

  /** The same; what it says is appended to a file. */
  public static Process start(Path log, String... arguments) throws IOException {
    return new ProcessBuilder(command(product(), arguments))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
  }

  /** The same with the verbs of the laboratory. */
  static Process startWithLaboratory(String... arguments) throws IOException {
    return new ProcessBuilder(commandWithLaboratory(arguments)).redirectErrorStream(true).start();
  }

  /**
   * The same with a terminal as standard error; what is written there is the process's standard
   * error, and standard output is separate.
   */
  static Process startOnTerminal(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("python3", "-c", TERMINAL));
    command.addAll(commandWithLaboratory(arguments));
    return new ProcessBuilder(command).start();
  }

  /** The words that start the command with the verbs of the laboratory. */
  static List<String> commandWithLaboratory(String... arguments) {
    return command(System.getProperty("java.class.path"), arguments);
  }

  /** What a process says up to the first line with {@code words}; everything when none has them. */
  static String until(Process process, String words) throws IOException {
    StringBuilder said = new StringBuilder();
    BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
    String line = lines.readLine();
    while (line != null) {
      said.append(line).append('\n');
      line = line.contains(words) ? null : lines.readLine();
    }
    return said.toString();
  }

  /** The words that start a main class of the tests. */
  static List<String> java(Class<?> main) {
    return java(System.getProperty("java.class.path"), main);
  }

  private static List<String> command(String classPath, String... arguments) {
    List<String> command = java(classPath, Motcua.class);
    command.addAll(List.of(arguments));
    return command;
  }

  private static List<String> java(String classPath, Class<?> main) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-cp");
    command.add(classPath);
    command.add(main.getName());
    return command;
  }

  /** This class path without the laboratory, which tests use and the product does not have. */
  private static String product() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(each -> !each.matches(".*(/lab/target/|-lab-[0-9.]+\\.jar).*"))
        .collect(Collectors.joining(File.pathSeparator));
  }
}
