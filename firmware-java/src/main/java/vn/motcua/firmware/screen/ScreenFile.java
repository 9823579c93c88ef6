package vn.motcua.firmware.screen;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.motcua.firmware.access.ScreenKind;

/**
 * The file {@code screens} in a board's data directory: a line for each screen with its name, its
 * kind, its counter or a hyphen, and the SHA-256 of its token in hexadecimal digits. Readable for
 * the board alone. It is replaced as a whole, so a reader finds the old one or the new one.
 * Stateless.
 */
public final class ScreenFile {
  private static final String NAME = "screens";
  private static final String NONE = "-";

  /**
   * A screen.
   *
   * @param name by which a technician knows it: small letters, digits, hyphens
   * @param counter where it stands; null when it serves the whole hall
   * @param hash of its token
   */
  public record Entry(String name, ScreenKind kind, @Nullable String counter, String hash) {}

  private ScreenFile() {}

  static Path in(Path data) {
    return data.resolve(NAME);
  }

  /**
   * The screens of a board, none when there is no file.
   *
   * @throws IOException when it cannot be read or has a line of another form
   */
  public static List<Entry> read(Path data) throws IOException {
    Path file = in(data);
    List<Entry> entries = new ArrayList<>();
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file)) {
        entries.add(entry(file, line));
      }
    }
    return entries;
  }

  private static Entry entry(Path file, String line) throws IOException {
    String[] part = line.split(" ", -1);
    if (part.length != 4) {
      throw new IOException(file + " has a line that names no screen: " + line);
    }
    try {
      ScreenKind kind = ScreenKind.valueOf(part[1].toUpperCase(Locale.ROOT));
      return new Entry(part[0], kind, part[2].equals(NONE) ? null : part[2], part[3]);
    } catch (IllegalArgumentException unknown) {
      throw new IOException(file + " has a line with an unknown kind of screen: " + line, unknown);
    }
  }

  /** Replaces the file; on disk when this returns. */
  public static void write(Path data, List<Entry> entries) throws IOException {
    Path beside = data.resolve(NAME + ".new");
    Files.deleteIfExists(beside);
    String text = entries.stream().map(ScreenFile::line).collect(Collectors.joining());
    try (FileChannel out =
        FileChannel.open(
            beside,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
      out.force(true);
    }
    Files.setOwner(beside, Files.getOwner(data)); // a technician may be root, the board is not
    Files.move(
        beside, in(data), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    try (FileChannel directory = FileChannel.open(data)) {
      directory.force(true);
    }
  }

  private static String line(Entry entry) {
    String counter = entry.counter() == null ? NONE : entry.counter();
    String kind = entry.kind().name().toLowerCase(Locale.ROOT);
    return String.join(" ", entry.name(), kind, counter, entry.hash()) + "\n";
  }
}
