package vn.motcua.firmware.cli.screen;

import java.nio.file.Path;
import picocli.CommandLine.Option;
import vn.motcua.firmware.cli.option.ExistingDirectory;

/** The board whose screens are meant. */
final class ScreenData {
  @Option(
      names = "--data",
      required = true,
      converter = ExistingDirectory.class,
      paramLabel = "DIR",
      description = "The board's data directory.")
  private Path directory = Path.of("");

  Path directory() {
    return directory;
  }
}
