package vn.motcua.firmware.bench.picture;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vn.motcua.firmware.bench.InstalledProgram;

/** Other programs that read codes in pictures, if they are on PATH. */
public enum ReaderProgram {
  /** ZBar: Debian package zbar-tools. */
  ZBAR(new InstalledProgram("zbarimg", "zbar-tools")) {
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
  ZXING_CPP(new InstalledProgram("ZXingReader", "zxing-cpp-tools")) {
    private static final Pattern TEXT = Pattern.compile("(?m)^Text: +\"(.*)\"$");

    @Override
    Stream<String> texts(String output) {
      return TEXT.matcher(output).results().map(found -> found.group(1));
    }
  };

  private final InstalledProgram program;

  ReaderProgram(InstalledProgram program) {
    this.program = program;
  }

  /** Options before the file name. */
  List<String> options() {
    return List.of();
  }

  /** The texts in its output. */
  abstract Stream<String> texts(String output);

  /** Whether it is on PATH. */
  public boolean isInstalled() {
    return program.isInstalled();
  }

  /** What to do when it is not installed. */
  public String advice() {
    return program.advice();
  }

  /** As in the figures. */
  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** All texts it finds in a picture. */
  public List<String> read(Path picture) throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(options());
    arguments.add(picture.toString());
    // Both end with another code than 0 where a picture holds no code.
    return texts(program.run(arguments, "").text()).toList();
  }
}
