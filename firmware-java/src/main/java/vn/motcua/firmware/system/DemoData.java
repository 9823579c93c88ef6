package vn.motcua.firmware.system;

import java.nio.file.Path;
import java.util.Map;

/**
 * The data directory of the demo, and its content.
 *
 * @param root {@code motcua/demo} in the user's directory for state, unless given otherwise
 */
public record DemoData(Path root) {

  /** Of the user who runs the program: {@code $XDG_STATE_HOME}, or {@code ~/.local/state}. */
  public static DemoData usual() {
    return usual(System.getenv(), Path.of(System.getProperty("user.home")));
  }

  static DemoData usual(Map<String, String> environment, Path home) {
    String said = environment.getOrDefault("XDG_STATE_HOME", "");
    Path state = said.isBlank() ? home.resolve(".local").resolve("state") : Path.of(said);
    return new DemoData(state.resolve("motcua").resolve("demo"));
  }

  /** The board's data directory, with its ledger. */
  public Path board() {
    return root.resolve("board");
  }

  /** The case server's. */
  public Path inbox() {
    return root.resolve("inbox");
  }

  /** Links of the emulated devices. */
  public Path devices() {
    return root.resolve("dev");
  }

  /** Lines, counters and wording; an example is created when it is missing. */
  public Path catalogue() {
    return root.resolve("catalogue.toml");
  }
}
