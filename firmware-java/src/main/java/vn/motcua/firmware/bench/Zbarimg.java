package vn.motcua.firmware.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The program zbarimg of ZBar, where it is on PATH. */
final class Zbarimg {
  private static final String PROGRAM = "zbarimg";

  private Zbarimg() {}

  static boolean installed() {
    String path = System.getenv().getOrDefault("PATH", "");
    return Pattern.compile(":")
        .splitAsStream(path)
        .filter(folder -> !folder.isEmpty())
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, PROGRAM)));
  }

  /** All texts it finds in a picture. */
  static List<String> read(Path picture) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(PROGRAM, "--quiet", "--raw", picture.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (InputStream out = process.getInputStream()) {
      String text = new String(out.readAllBytes(), StandardCharsets.UTF_8);
      process.waitFor();
      return text.lines().toList();
    }
  }
}
