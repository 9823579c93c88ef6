package vn.motcua.firmware.system;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/**
 * When this program was built, as recorded by the build: no correct clock can be earlier.
 * Stateless.
 */
public final class BuildDate {
  /** Filled in by the build with {@code project.build.outputTimestamp}. */
  private static final String RESOURCE = "built-at.txt";

  private BuildDate() {}

  /** The release's date; {@link Instant#EPOCH} when the build recorded none. */
  public static Instant get() {
    try (InputStream in = BuildDate.class.getResourceAsStream(RESOURCE)) {
      return in == null
          ? Instant.EPOCH
          : parse(new String(in.readAllBytes(), StandardCharsets.UTF_8).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(RESOURCE + " of the program's jar cannot be read", e);
    }
  }

  static Instant parse(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException unfiltered) {
      return Instant.EPOCH;
    }
  }
}
