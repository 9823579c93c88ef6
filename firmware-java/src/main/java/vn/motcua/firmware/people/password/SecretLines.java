package vn.motcua.firmware.people.password;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A text file that only its owner may read, replaced as a whole: after a power cut it has all lines
 * of before or all lines of after.
 *
 * <pre>
 *   motcua-secrets 1
 *   …                           a line each
 *   sum SHA-256                 of all lines before it
 * </pre>
 *
 * One thread.
 */
final class SecretLines {
  private static final String FIRST_LINE = "motcua-secrets 1";
  private static final int BYTES_MAX = 1 << 20;

  private final Path file;

  SecretLines(Path file) {
    this.file = file;
  }

  Path file() {
    return file;
  }

  /**
   * The lines; empty when there is no file.
   *
   * @throws IllegalArgumentException when it is damaged
   */
  Optional<List<String>> read() throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    if (Files.size(file) > BYTES_MAX) {
      throw new IllegalArgumentException("it is larger than " + BYTES_MAX + " bytes");
    }
    String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    int last = text.lastIndexOf("sum ");
    if (last < 0 || !text.substring(last).equals(sum(text.substring(0, last)))) {
      throw new IllegalArgumentException("its sum is not that of its lines");
    }
    List<String> lines = text.substring(0, last).lines().toList();
    if (lines.isEmpty() || !lines.getFirst().equals(FIRST_LINE)) {
      throw new IllegalArgumentException("it does not begin with \"" + FIRST_LINE + "\"");
    }
    return Optional.of(lines.subList(1, lines.size()));
  }

  /** Replaces them; on disk when it returns. */
  void write(List<String> lines) throws IOException {
    StringBuilder text = new StringBuilder(FIRST_LINE).append('\n');
    lines.forEach(line -> text.append(line).append('\n'));
    text.append(sum(text.toString()));
    Path next = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(next); // what a power cut left may have any mode
    try (FileChannel out =
        FileChannel.open(
            next,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      ByteBuffer left = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.ISO_8859_1));
      while (left.hasRemaining()) {
        out.write(left);
      }
      out.force(true);
    }
    Files.setOwner(next, Files.getOwner(directory())); // root may write it for the board's user
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    sync();
  }

  /** Takes the file away; it stays away after a power cut. */
  void delete() throws IOException {
    if (Files.deleteIfExists(file)) {
      sync();
    }
  }

  /** Keeps a damaged file for examination. */
  void setAside() throws IOException {
    Files.move(
        file,
        file.resolveSibling(file.getFileName() + ".damaged"),
        StandardCopyOption.REPLACE_EXISTING);
    sync();
  }

  private Path directory() {
    return Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file has a directory");
  }

  private void sync() throws IOException {
    try (FileChannel channel = FileChannel.open(directory(), StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static String sum(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
      String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
      return "sum " + hash + "\n";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
