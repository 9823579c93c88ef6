package vn.motcua.bridge.broker;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.motcua.bridge.wire.Topics;

/**
 * A file that names boards: one {@code <centre> <board>} or {@code <centre>.<board>} on each line;
 * empty lines and comments after {@code #} are ignored. Stateless; any thread.
 */
public final class BoardList {
  /** More boards are refused. */
  public static final int BOARDS_MAX = 20_000;

  private static final long FILE_BYTES_MAX = 4L << 20;
  private static final int SHOWN_MAX = 100;

  private BoardList() {}

  /**
   * The file cannot be used; the message has every fault, one on each line, as {@code file:line:
   * what, what to do}.
   */
  public static final class FaultsException extends Exception {
    private static final long serialVersionUID = 1L;

    FaultsException(List<String> faults) {
      super(String.join("\n", faults));
    }
  }

  /**
   * The boards in the file's order, without repetition, at least one.
   *
   * @throws FaultsException with every fault of the file
   * @throws IOException when it cannot be read
   */
  public static List<Topics> read(Path file) throws IOException, FaultsException {
    Map<Topics, Integer> boards = new LinkedHashMap<>();
    List<String> faults = new ArrayList<>();
    int number = 0;
    for (String line : lines(file)) {
      number++;
      String text = line.contains("#") ? line.substring(0, line.indexOf('#')) : line;
      if (!text.isBlank()) {
        take(text.strip(), file + ":" + number + ": ", number, boards, faults);
      }
    }
    if (boards.isEmpty() && faults.isEmpty()) {
      faults.add(file + ": names no board; write <centre> <board>, one on each line");
    }
    if (boards.size() > BOARDS_MAX) {
      faults.add(file + ": " + boards.size() + " boards; write at most " + BOARDS_MAX);
    }
    if (!faults.isEmpty()) {
      throw new FaultsException(faults);
    }
    return List.copyOf(boards.keySet());
  }

  private static List<String> lines(Path file) throws IOException, FaultsException {
    if (Files.size(file) > FILE_BYTES_MAX) {
      throw new FaultsException(List.of(file + ": is larger than any list of boards (4 MiB)"));
    }
    try {
      return Files.readAllLines(file);
    } catch (CharacterCodingException e) {
      throw new FaultsException(List.of(file + ": is no UTF-8 text; write it anew"));
    }
  }

  private static void take(
      String text, String at, int number, Map<Topics, Integer> boards, List<String> faults) {
    String[] names = text.split("\\.|\\s+", -1);
    if (names.length != 2) {
      faults.add(at + quoted(text) + " is not a board; write <centre> <board> or <centre>.<board>");
      return;
    }
    try {
      Integer before = boards.putIfAbsent(new Topics(names[0], names[1]), number);
      if (before != null) {
        faults.add(at + quoted(text) + " is already on line " + before + "; remove one");
      }
    } catch (IllegalArgumentException e) {
      String wrong = Topics.isName(names[0]) ? "board" : "centre";
      faults.add(
          at + wrong + " id in " + quoted(text) + " is not valid; write 1 to 40 of a-z, 0-9 and -");
    }
  }

  /** External text on one line and without control characters. */
  private static String quoted(String text) {
    String shown = text.length() > SHOWN_MAX ? text.substring(0, SHOWN_MAX) + "…" : text;
    return "\"" + shown.replaceAll("\\p{Cntrl}|\\p{Cf}", "?") + "\"";
  }
}
