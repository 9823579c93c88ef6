package vn.motcua.provisioning.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import vn.motcua.provisioning.files.Pem;

/**
 * What was refused, a line for each reason, in one file that is replaced as a whole: whoever asks a
 * million times fills no disk. The caller holds the folder's lock.
 */
final class RefusalCounts {
  private static final int SENTENCE_CHARS_MAX = 300;
  private static final int FIELDS = 4;

  private final Path file;

  RefusalCounts(Path file) {
    this.file = file;
  }

  void add(RefusedException refused, Instant now) throws IOException {
    Map<RefusedException.Reason, RefusalCount> all = read();
    RefusalCount before = all.get(refused.reason());
    all.put(
        refused.reason(),
        new RefusalCount(
            refused.reason(),
            before == null ? 1 : before.times() + 1,
            now,
            plain(String.valueOf(refused.getMessage()))));
    Pem.write(file, all.values().stream().map(RefusalCounts::line).collect(Collectors.joining()));
  }

  List<RefusalCount> all() throws IOException {
    return List.copyOf(read().values());
  }

  private Map<RefusedException.Reason, RefusalCount> read() throws IOException {
    Map<RefusedException.Reason, RefusalCount> found = new EnumMap<>(RefusedException.Reason.class);
    List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
    for (int line = 0; line < lines.size(); line++) {
      try {
        RefusalCount refusal = parse(lines.get(line).split("\t", FIELDS));
        found.put(refusal.reason(), refusal);
      } catch (IllegalArgumentException | DateTimeException | IndexOutOfBoundsException e) {
        throw new IOException("%s, line %d: %s".formatted(file, line + 1, e.getMessage()), e);
      }
    }
    return found;
  }

  private static RefusalCount parse(String[] row) {
    return new RefusalCount(
        RefusedException.Reason.valueOf(row[0].toUpperCase(Locale.ROOT).replace('-', '_')),
        Long.parseLong(row[1]),
        Instant.parse(row[2]),
        row[3]);
  }

  private static String line(RefusalCount refusal) {
    return String.join(
            "\t",
            refusal.reason().word(),
            Long.toString(refusal.times()),
            refusal.last().toString(),
            refusal.sentence())
        + "\n";
  }

  /** A sentence quotes what a stranger has sent; it stays on its line. */
  private static String plain(String sentence) {
    String line = sentence.replaceAll("\\p{C}", "?");
    return line.substring(0, Math.min(line.length(), SENTENCE_CHARS_MAX));
  }
}
