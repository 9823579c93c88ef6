package vn.motcua.firmware.bench.drawing;

import java.nio.file.Path;

/** Where drawn pictures are. */
final class Drawn {
  private Drawn() {}

  /** The file of the sample of this index, from 0. */
  static String file(Path directory, int index) {
    return directory.resolve("drawn-" + (index + 1) + ".png").toString();
  }
}
