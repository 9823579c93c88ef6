package vn.motcua.firmware.bench.device;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Other programs that read codes in pictures, if they are on PATH. */
enum ReaderProgram {
  /** ZBar: Debian package zbar-tools. */
  ZBAR("zbarimg", "zbar-tools") {
    @Override
    List<String> options() {
      return List.of("--quiet", "--raw");
    }

    @Override
    Stream<String> texts(String output) {
      return output.lines();
    }
  },

  /** ZXing in C++: Debian package zxing-cpp-tools. */
  ZXING_CPP("ZXingReader", "zxing-cpp-tools") {
    private static final Pattern TEXT = Pattern.compile("(?m)^Text: +\"(.*)\"$");

    @Override
    Stream<String> texts(String output) {
      return TEXT.matcher(output).results().map(found -> found.group(1));
    }
  };

  private final String program;
  private final String debianPackage;

  ReaderProgram(String program, String debianPackage) {
    this.program = program;
    this.debianPackage = debianPackage;
  }

  /** Options before the file name. */
  List<String> options() {
    return List.of();
  }

  /** The texts in its output. */
  abstract Stream<String> texts(String output);

  boolean isInstalled() {
    String path = System.getenv().getOrDefault("PATH", "");
    return Pattern.compile(":")
        .splitAsStream(path)
        .filter(folder -> !folder.isEmpty())
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  /** What to do when it is not installed. */
  String advice() {
    return program + " is not installed: apt-get install " + debianPackage;
  }

  /** All texts it finds in a picture. */
  List<String> read(Path picture) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(program);
    command.addAll(options());
    command.add(picture.toString());
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try (InputStream out = process.getInputStream()) {
      String output = new String(out.readAllBytes(), StandardCharsets.UTF_8);
      process.waitFor();
      return texts(output).toList();
    }
  }
}
