package vn.motcua.firmware.cli.finger;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;

/** A directory with copies of templates: {@code slot-9.template} is that of slot 9. */
final class Copies {
  private static final String BEFORE = "slot-";
  private static final String AFTER = ".template";

  private Copies() {}

  static Path file(Path directory, int slot) {
    return directory.resolve(BEFORE + slot + AFTER);
  }

  /** The files by slot; other files are passed over. */
  static SortedMap<Integer, Path> in(Path directory) throws IOException {
    SortedMap<Integer, Path> copies = new TreeMap<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        if (name.matches(BEFORE + "[0-9]{1,5}\\" + AFTER)) {
          String slot = name.substring(BEFORE.length(), name.length() - AFTER.length());
          copies.put(Integer.valueOf(slot), file);
        }
      }
    }
    return copies;
  }
}
