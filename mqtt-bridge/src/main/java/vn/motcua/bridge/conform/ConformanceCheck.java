package vn.motcua.bridge.conform;

import org.jspecify.annotations.Nullable;

/**
 * One thing a case server must do, and whether it did.
 *
 * @param name such as {@code gap}
 * @param expected what it must do, in one line
 * @param seen what it did instead; null when it passed
 */
public record ConformanceCheck(String name, String expected, @Nullable String seen) {
  /** Whether the case server did as expected. */
  public boolean passed() {
    return seen == null;
  }
}
