package vn.motcua.provisioning;

import java.nio.file.Path;

/**
 * One thing wrong with a configuration file.
 *
 * @param file path as the caller gave it
 * @param line from 1
 * @param column from 1
 * @param message what is wrong, and what to do
 */
public record ConfigFault(Path file, int line, int column, String message) {

  /** {@code board.toml:3:9: message}, a form that editors and terminals can follow. */
  @Override
  public String toString() {
    return file + ":" + line + ":" + column + ": " + message;
  }
}
