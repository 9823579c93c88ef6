package vn.motcua.firmware.board;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.SlotEvent.SlotSpent;
import vn.motcua.bridge.journal.Journal;
import vn.motcua.bridge.journal.JournalFullException;
import vn.motcua.firmware.board.turn.Witness;

/**
 * The witness as a small text file beside the ledger, replaced as a whole and synced.
 *
 * <pre>
 *   motcua-witness 1
 *   end EPOCH SEQUENCE HASH POSITION
 *   slot DAY DIGIT              none, or one line each
 *   sum SHA-256                 of all lines before it
 * </pre>
 *
 * One thread.
 */
public final class WitnessFile implements Witness {
  /** File name in the data directory. */
  public static final String NAME = "journal.witness";

  private static final System.Logger LOG = System.getLogger(WitnessFile.class.getName());
  private static final String FIRST_LINE = "motcua-witness 1";
  private static final int BYTES_MAX = 16_384;

  private final Path file;

  /** In the data directory of a board. */
  public WitnessFile(Path directory) {
    this.file = directory.resolve(NAME);
  }

  @Override
  public @Nullable Testimony read() {
    if (!Files.exists(file)) {
      return null;
    }
    try {
      if (Files.size(file) > BYTES_MAX) {
        throw new IllegalArgumentException("it is larger than " + BYTES_MAX + " bytes");
      }
      return parse(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
    } catch (IOException | IllegalArgumentException | DateTimeException damaged) {
      LOG.log(
          System.Logger.Level.ERROR,
          "{0} is damaged and says nothing: {1}",
          file,
          damaged.getMessage());
      return null;
    }
  }

  private static Testimony parse(String text) {
    int last = text.indexOf("sum ");
    if (last < 0 || !text.substring(last).equals("sum " + sum(text.substring(0, last)) + "\n")) {
      throw new IllegalArgumentException("its sum is not that of its lines");
    }
    List<String> lines = text.substring(0, last).lines().toList();
    if (lines.size() < 2 || !lines.getFirst().equals(FIRST_LINE)) {
      throw new IllegalArgumentException("it does not begin with \"" + FIRST_LINE + "\"");
    }
    String[] end = words(lines.get(1), "end", 5);
    List<SlotSpent> slots = new ArrayList<>();
    for (String line : lines.subList(2, lines.size())) {
      String[] slot = words(line, "slot", 3);
      slots.add(new SlotSpent(LocalDate.parse(slot[1]), Integer.parseInt(slot[2])));
    }
    return new Testimony(
        new Journal.Head(end[1], Long.parseLong(end[2]), end[3], Long.parseLong(end[4])), slots);
  }

  private static String[] words(String line, String first, int count) {
    String[] words = line.split(" ", -1);
    if (words.length != count || !words[0].equals(first)) {
      throw new IllegalArgumentException("\"" + line + "\" is no line of it");
    }
    return words;
  }

  @Override
  public void write(Testimony testimony) {
    Journal.Head end = testimony.end();
    StringBuilder text = new StringBuilder(FIRST_LINE).append('\n');
    text.append(
        "end %s %d %s %d\n".formatted(end.epoch(), end.sequence(), end.hash(), end.position()));
    testimony
        .slots()
        .forEach(slot -> text.append("slot %s %d\n".formatted(slot.day(), slot.slot())));
    String sum = sum(text.toString());
    text.append("sum ").append(sum).append('\n');
    try {
      replace(text.toString().getBytes(StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      throw new JournalFullException(file + " cannot be written: " + e.getMessage(), e);
    }
  }

  private void replace(byte[] bytes) throws IOException {
    Path next = file.resolveSibling(NAME + ".new");
    try (FileChannel out =
        FileChannel.open(
            next,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer left = ByteBuffer.wrap(bytes);
      while (left.hasRemaining()) {
        out.write(left);
      }
      out.force(true);
    }
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    try (FileChannel directory =
        FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
      directory.force(true);
    }
  }

  private static String sum(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
