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

  /** The same with the verbs of the laboratory. */
  static Process startWithLaboratory(String... arguments) throws IOException {
    return new ProcessBuilder(commandWithLaboratory(arguments)).redirectErrorStream(true).start();
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

  private static List<String> command(String classPath, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-cp");
    command.add(classPath);
    command.add(Motcua.class.getName());
    command.addAll(List.of(arguments));
    return command;
  }

  /** This class path without the laboratory, which tests use and the product does not have. */
  private static String product() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(each -> !each.matches(".*(/lab/target/|-lab-[0-9.]+\\.jar).*"))
        .collect(Collectors.joining(File.pathSeparator));
  }
}
