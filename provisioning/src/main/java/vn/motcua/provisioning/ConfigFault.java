package vn.motcua.provisioning;

import java.nio.file.Path;

/**
 * One thing wrong with a configuration file.
 *
 * @param file as the caller named it
 * @param line from 1
 * @param column from 1
 * @param message what is wrong, and what to do
 */
public record ConfigFault(Path file, int line, int column, String message) {

  /** {@code board.toml:3:9: message}, the form editors and terminals can jump to. */
  @Override
  public String toString() {
    return file + ":" + line + ":" + column + ": " + message;
  }
}
