package vn.motcua.bridge.anchor;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A text file of {@linkplain Anchor anchors}, one on each line, UTF-8. Empty lines and lines that
 * begin with {@code #} are ignored. Lines are only ever added. Stateless; one thread for each file.
 */
public final class AnchorFile {
  private AnchorFile() {}

  /**
   * Passes on every anchor of a file in order.
   *
   * @throws AnchorException when a line is not an anchor
   * @throws IOException when the file cannot be read
   */
  public static void read(Path file, Consumer<Anchor> each) throws IOException {
    long number = 0;
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (!line.isBlank() && !line.startsWith("#")) {
          each.accept(parse(file, number, line));
        }
      }
    } catch (CharacterCodingException e) {
      throw new AnchorException(file, number + 1, "it is not text");
    }
  }

  private static Anchor parse(Path file, long number, String line) {
    try {
      return Anchor.parse(line.strip());
    } catch (IllegalArgumentException e) {
      throw new AnchorException(file, number, String.valueOf(e.getMessage()));
    }
  }

  /**
   * Adds the lines that the file does not contain yet; they are on disk when this returns.
   *
   * @return how many were added
   * @throws AnchorException when a line of the file is not an anchor
   * @throws IllegalStateException when the file has another hash for one of these events; then
   *     nothing was added
   * @throws IOException when the file cannot be written
   */
  public static int append(Path file, Collection<Anchor> anchors) throws IOException {
    List<Anchor> fresh = new ArrayList<>(anchors);
    if (Files.exists(file)) {
      Map<String, Anchor> asked = new HashMap<>();
      anchors.forEach(anchor -> asked.put(place(anchor), anchor));
      read(
          file,
          known -> {
            Anchor now = asked.get(place(known));
            if (now != null && !now.hash().equals(known.hash())) {
              throw new IllegalStateException(
                  "%s anchors event %d of %s with another hash: the chain was rewritten"
                      .formatted(file, known.sequence(), known.chain()));
            }
            fresh.remove(known);
          });
    }
    StringBuilder lines = new StringBuilder();
    fresh.forEach(anchor -> lines.append(anchor.line()).append('\n'));
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      ByteBuffer bytes = StandardCharsets.UTF_8.encode(lines.toString());
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    return fresh.size();
  }

  private static String place(Anchor anchor) {
    return anchor.chain() + "-" + anchor.sequence();
  }
}
