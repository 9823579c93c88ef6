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
import java.util.function.Function;
import vn.motcua.provisioning.files.Durable;

/**
 * What a centre has issued and revoked: two text files that only grow, a line a certificate, with
 * tabs between the fields. The caller holds the folder's lock.
 */
final class SiteRecord {
  private static final int HEX = 16;

  /** A line without its issuer, as it was written at first. */
  private static final int FIELDS_BEFORE = 5;

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
        made.until().toString(),
        made.issuer() == null ? "" : made.issuer().toString(HEX));
  }

  void add(Revoked gone) throws IOException {
    append(folder.revoked(), gone.serial().toString(HEX), gone.at().toString(), gone.why());
  }

  List<Issued> issued() throws IOException {
    return rows(
        folder.issued(),
        row ->
            new Issued(
                serial(row.get(0)),
                CertificateUse.valueOf(row.get(1)),
                row.get(2),
                Instant.parse(row.get(3)),
                Instant.parse(row.get(4)),
                row.size() == FIELDS_BEFORE || row.get(FIELDS_BEFORE).isEmpty()
                    ? null
                    : serial(row.get(FIELDS_BEFORE))));
  }

  List<Revoked> revoked() throws IOException {
    return rows(
        folder.revoked(),
        row -> new Revoked(serial(row.get(0)), Instant.parse(row.get(1)), row.get(2)));
  }

  /** Serial numbers that are not valid any more. */
  Set<BigInteger> revokedSerials() throws IOException {
    Set<BigInteger> serials = new HashSet<>();
    revoked().forEach(each -> serials.add(each.serial()));
    return serials;
  }

  private static BigInteger serial(String hex) {
    return new BigInteger(hex, HEX);
  }

  private static void append(Path file, String... fields) throws IOException {
    Durable.appendLine(file, String.join("\t", fields));
  }

  /** A line without its end was being written when the power went: its certificate left nobody. */
  private static <T> List<T> rows(Path file, Function<List<String>, T> reader) throws IOException {
    List<T> rows = new ArrayList<>();
    String text = Files.exists(file) ? Files.readString(file) : "";
    List<String> lines = text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    for (int line = 0; line < lines.size(); line++) {
      try {
        rows.add(reader.apply(List.of(lines.get(line).split("\t", -1))));
      } catch (IllegalArgumentException | DateTimeException | IndexOutOfBoundsException e) {
        throw new IOException(
            "%s, line %d is no record of a certificate: %s"
                .formatted(file, line + 1, e.getMessage()),
            e);
      }
    }
    return rows;
  }
}
