package vn.motcua.provisioning;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** The shipped examples, whole or with one piece of text changed, as files. */
final class Shipped {
  private Shipped() {}

  static Path file(String name) {
    try {
      return Path.of(Objects.requireNonNull(Shipped.class.getResource(name), name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(name, e);
    }
  }

  /** A copy in {@code folder} in which the first {@code old} is {@code replacement}. */
  static Path changed(Path folder, String name, String old, String replacement) {
    try {
      String text = Files.readString(file(name));
      int at = text.indexOf(old);
      if (at < 0) {
        throw new IllegalArgumentException(name + " does not hold " + old);
      }
      String changed = text.substring(0, at) + replacement + text.substring(at + old.length());
      return Files.writeString(folder.resolve(name), changed);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** The line, from 1, on which {@code text} first occurs in {@code file}. */
  static int lineOf(Path file, String text) throws IOException {
    List<String> lines = Files.readAllLines(file);
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains(text)) {
        return i + 1;
      }
    }
    throw new IllegalArgumentException(file + " does not hold " + text);
  }
}
