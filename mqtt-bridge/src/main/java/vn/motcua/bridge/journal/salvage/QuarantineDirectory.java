package vn.motcua.bridge.journal.salvage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import vn.motcua.bridge.journal.sqlite.SqliteFile;

/**
 * The directory for damaged files, each with its reason; nothing in it is ever deleted.
 *
 * <pre>
 *   quarantine/1/journal.db[-wal]   byte for byte as found
 *              /reason.txt
 *              /unfinished          until a ledger has been put in its place
 * </pre>
 *
 * <p>A case either exists completely under its name or not at all, so a power cut at any instant
 * leaves either the damaged ledger or a case marked as unfinished. One thread, under the lock.
 */
final class QuarantineDirectory {
  /** With more damaged ledgers than this on one card, a person has to look at the card. */
  static final int CASES_MAX = 20;

  private static final String UNFINISHED = "unfinished";

  private final Path directory;
  private final Path cases;

  QuarantineDirectory(Path directory) {
    this.directory = directory;
    this.cases = directory.resolve("quarantine");
  }

  /** The case that a power cut left unfinished. */
  Optional<Path> unfinished() throws IOException {
    for (int number = 1; number <= CASES_MAX; number++) {
      Path each = cases.resolve(Integer.toString(number));
      if (Files.exists(each.resolve(UNFINISHED))) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  /** Why the case was made. */
  String reason(Path aCase) throws IOException {
    return Files.readString(aCase.resolve("reason.txt")).strip();
  }

  /** Copies the ledger's files into a new case. */
  Path keep(String reason) throws IOException {
    Path partial = cases.resolve("partial");
    Files.createDirectories(partial);
    copy(directory, partial);
    write(partial.resolve("reason.txt"), reason + "\n");
    write(partial.resolve(UNFINISHED), "");
    SqliteFile.sync(partial);
    Path kept = Files.move(partial, cases.resolve(Integer.toString(nextNumber())));
    SqliteFile.sync(cases);
    SqliteFile.sync(directory);
    return kept;
  }

  /** Copies the files of a case to a place where they may be opened, which changes them. */
  Path workingCopy(Path aCase) throws IOException {
    Path copy = directory.resolve("salvage");
    Files.createDirectories(copy);
    clear(copy);
    copy(aCase, copy);
    return copy;
  }

  /** The ledger itself could continue. */
  void finish(Path aCase) throws IOException {
    Files.delete(aCase.resolve(UNFINISHED));
    SqliteFile.sync(aCase);
  }

  /** A new ledger has replaced the damaged one. */
  void finish(Path aCase, Path workingCopy) throws IOException {
    finish(aCase);
    clear(workingCopy);
    Files.delete(workingCopy);
  }

  private int nextNumber() throws IOException {
    for (int number = 1; number <= CASES_MAX; number++) {
      if (!Files.exists(cases.resolve(Integer.toString(number)))) {
        return number;
      }
    }
    throw new IOException(
        "%d damaged ledgers are kept in %s; replace the card: it is failing"
            .formatted(CASES_MAX, cases));
  }

  private static void copy(Path from, Path to) throws IOException {
    for (String name : new String[] {SqliteFile.NAME, SqliteFile.NAME + "-wal"}) {
      Path target = to.resolve(name);
      Files.deleteIfExists(target);
      if (Files.exists(from.resolve(name))) {
        Files.copy(from.resolve(name), target);
        SqliteFile.sync(target);
      }
    }
  }

  private static void clear(Path directory) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
  }

  private static void write(Path file, String text) throws IOException {
    Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    SqliteFile.sync(file);
  }
}
