package vn.motcua.firmware.board.catalogue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vn.motcua.provisioning.files.Pem;
import vn.motcua.provisioning.signed.CataloguePart;

/**
 * The signed catalogues that a board holds, a directory for each version and the day from which it
 * is used: {@code catalogue/7-from-2026-12-01/public.pem}. A directory appears whole or not at all.
 * One thread at a time.
 */
final class CatalogueStore {
  private static final Pattern NAME =
      Pattern.compile("([1-9][0-9]{0,17})-from-(\\d{4}-\\d{2}-\\d{2})");

  private final Path directory;

  /** A version that is held, and where. */
  record Held(long version, LocalDate from, Path directory) {
    Path part(CataloguePart part) {
      return directory.resolve(part.word() + ".pem");
    }
  }

  CatalogueStore(Path data) {
    this.directory = data.resolve("catalogue");
  }

  /** All versions, the newest first. */
  List<Held> held() throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    List<Held> found = new ArrayList<>();
    try (Stream<Path> inside = Files.list(directory)) {
      for (Path each : inside.toList()) {
        Matcher name = NAME.matcher(String.valueOf(each.getFileName()));
        if (name.matches()) {
          found.add(new Held(Long.parseLong(name.group(1)), LocalDate.parse(name.group(2)), each));
        }
      }
    }
    found.sort(Comparator.comparingLong(Held::version).reversed());
    return found;
  }

  /** Keeps a version, on disk when this returns. */
  Held put(long version, LocalDate from, Map<CataloguePart, String> messages) throws IOException {
    Path made = directory.resolve(version + "-from-" + from);
    Path beside = directory.resolve(".new");
    delete(beside);
    Files.createDirectories(beside);
    for (Map.Entry<CataloguePart, String> each : messages.entrySet()) {
      Pem.write(beside.resolve(each.getKey().word() + ".pem"), each.getValue());
    }
    Files.move(beside, made, StandardCopyOption.ATOMIC_MOVE);
    Pem.write(directory.resolve("newest"), version + "\n"); // syncs the directory as well
    return new Held(version, from, made);
  }

  /** Forgets what is older than the version in use. */
  void forgetBefore(long version) throws IOException {
    for (Held each : held()) {
      if (each.version() < version) {
        delete(each.directory());
      }
    }
  }

  private static void delete(Path directory) throws IOException {
    if (Files.isDirectory(directory)) {
      try (Stream<Path> inside = Files.list(directory)) {
        for (Path each : inside.toList()) {
          Files.delete(each);
        }
      }
      Files.delete(directory);
    }
  }
}
