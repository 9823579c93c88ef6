package vn.motcua.provisioning.codes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.motcua.provisioning.files.Pem;

/** The codes of a centre, in one file that is replaced as a whole. The caller holds the lock. */
public final class EnrolmentCodes {
  private static final int FIELDS = 5;

  private final Path file;
  private final Map<String, EnrolmentCode> codes = new LinkedHashMap<>();

  private EnrolmentCodes(Path file) {
    this.file = file;
  }

  public static EnrolmentCodes read(Path file) throws IOException {
    EnrolmentCodes found = new EnrolmentCodes(file);
    List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
    for (int line = 0; line < lines.size(); line++) {
      try {
        found.keep(parse(List.of(lines.get(line).split("\t", -1))));
      } catch (IllegalArgumentException | DateTimeException e) {
        throw new IOException("%s, line %d: %s".formatted(file, line + 1, e.getMessage()), e);
      }
    }
    return found;
  }

  private static EnrolmentCode parse(List<String> row) {
    if (row.size() != FIELDS) {
      throw new IllegalArgumentException(row.size() + " fields in place of " + FIELDS);
    }
    return new EnrolmentCode(
        row.get(0),
        row.get(1),
        Instant.parse(row.get(2)),
        Integer.parseInt(row.get(3)),
        row.get(4).isEmpty() ? null : row.get(4));
  }

  public @Nullable EnrolmentCode of(String name) {
    return codes.get(name);
  }

  /** Replaces the code of the same name, on disk when this returns. */
  public void put(EnrolmentCode code) throws IOException {
    keep(code);
    write();
  }

  /** Nobody enrols under this name until it is admitted again. */
  public void remove(String name) throws IOException {
    if (codes.remove(name) != null) {
      write();
    }
  }

  private void write() throws IOException {
    Pem.writeSecret(
        file, codes.values().stream().map(EnrolmentCodes::line).collect(Collectors.joining()));
  }

  private void keep(EnrolmentCode code) {
    codes.put(code.name(), code);
  }

  private static String line(EnrolmentCode code) {
    return String.join(
            "\t",
            code.name(),
            code.hash(),
            code.until().toString(),
            Integer.toString(code.failures()),
            code.usedBy() == null ? "" : code.usedBy())
        + "\n";
  }
}
