package vn.motcua.provisioning.site;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a centre has issued and revoked: two text files that only grow, a line a certificate, with
 * tabs between the fields. The caller holds the folder's lock.
 */
final class SiteRecord {
  private static final int HEX = 16;

  private final SiteFolder folder;

  SiteRecord(SiteFolder folder) {
    this.folder = folder;
  }

  void add(Issued made) throws IOException {
    append(
        folder.issued(),
        made.serial().toString(HEX),
        made.use().name(),
        made.name(),
        made.from().toString(),
        made.until().toString());
  }

  void add(Revoked gone) throws IOException {
    append(
        folder.revoked(), gone.serial().toString(HEX), gone.at().toString(), gone.why());
  }

  List<Issued> issued() throws IOException {
    List<Issued> found = new ArrayList<>();
    for (List<String> row : rows(folder.issued(), 5)) {
      found.add(
          new Issued(
              serial(row),
              CertificateUse.valueOf(row.get(1)),
              row.get(2),
              Instant.parse(row.get(3)),
              Instant.parse(row.get(4))));
    }
    return found;
  }

  List<Revoked> revoked() throws IOException {
    List<Revoked> found = new ArrayList<>();
    for (List<String> row : rows(folder.revoked(), 3)) {
      found.add(new Revoked(serial(row), Instant.parse(row.get(1)), row.get(2)));
    }
    return found;
  }

  /** Serial numbers that are not valid any more. */
  Set<BigInteger> revokedSerials() throws IOException {
    Set<BigInteger> serials = new HashSet<>();
    revoked().forEach(each -> serials.add(each.serial()));
    return serials;
  }

  private static BigInteger serial(List<String> row) {
    return new BigInteger(row.getFirst(), HEX);
  }

  private static void append(Path file, String... fields) throws IOException {
    Durable.append(file, String.join("\t", fields) + "\n");
  }

  /** The rows of a file, each checked for its number of fields and readable values. */
  private static List<List<String>> rows(Path file, int fields) throws IOException {
    if (!Files.exists(file)) {
      return List.of();
    }
    List<List<String>> rows = new ArrayList<>();
    int line = 0;
    for (String text : Files.readAllLines(file)) {
      line++;
      List<String> row = List.of(text.split("\t", -1));
      try {
        if (row.size() != fields) {
          throw new IllegalArgumentException(row.size() + " fields in place of " + fields);
        }
        serial(row);
        Instant.parse(row.get(fields - 2));
      } catch (IllegalArgumentException | DateTimeException e) {
        throw new IOException("%s, line %d: %s".formatted(file, line, e.getMessage()), e);
      }
      rows.add(row);
    }
    return rows;
  }
}
