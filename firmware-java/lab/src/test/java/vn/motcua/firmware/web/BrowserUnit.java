package vn.motcua.firmware.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The shipped systemd unit of the browser for a board's own screen. */
final class BrowserUnit {
  static final Path FILE = Path.of("../../provisioning/image/systemd/motcua-browser.service");

  private BrowserUnit() {}

  /** Each setting and its values in order; lines that end in a backslash are one. */
  static Map<String, List<String>> settings() {
    try {
      return Files.readString(FILE)
          .replace("\\\n", " ")
          .lines()
          .filter(line -> !line.startsWith("#") && line.contains("="))
          .map(line -> line.split("=", 2))
          .collect(
              Collectors.groupingBy(
                  pair -> pair[0].strip(),
                  Collectors.mapping(pair -> pair[1].strip(), Collectors.toList())));
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  /** The options for Chromium about sound. */
  static String[] soundFlags() {
    return settings().getOrDefault("ExecStart", List.of()).stream()
        .flatMap(command -> Arrays.stream(command.split("\\s+")))
        .filter(word -> word.startsWith("--autoplay-policy"))
        .toArray(String[]::new);
  }
}
