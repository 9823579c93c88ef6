package vn.motcua.provisioning.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import vn.motcua.provisioning.BoardConfig;
import vn.motcua.provisioning.files.Durable;

/**
 * Which card of a centre has had which slots, in a text file that only grows: name, tab, slots. A
 * slot is never given twice. The caller holds the folder's lock.
 */
final class Slots {
  /** How many slots a new card gets, while there are enough. */
  private static final int A_CARD = 2;

  private static final int ALL = 10;

  private final Path file;

  Slots(Path file) {
    this.file = file;
  }

  /**
   * Slots that no card has had, for a new card of a board.
   *
   * @return one or two
   * @throws RefusedException when each slot was given to a card already
   */
  List<Integer> give(String name) throws IOException, RefusedException {
    Set<Integer> had = new HashSet<>();
    boolean isFirst = true;
    for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
      String[] fields = line.split("\t", -1);
      isFirst &= !fields[0].equals(name);
      for (String slot : fields[1].split(" ", -1)) {
        had.add(Integer.parseInt(slot));
      }
    }
    if (isFirst) { // Its first card had the default of board.toml.
      had.addAll(BoardConfig.SLOTS_DEFAULT);
    }
    List<Integer> free =
        IntStream.range(0, ALL).filter(slot -> !had.contains(slot)).limit(A_CARD).boxed().toList();
    if (free.isEmpty()) {
      throw new RefusedException(
          RefusedException.Reason.NOT_NOW,
          "all slots have had a card; see docs/numbers.md for what a card without one may do");
    }
    if (isFirst) {
      keep(name, BoardConfig.SLOTS_DEFAULT);
    }
    keep(name, free);
    return new ArrayList<>(free);
  }

  private void keep(String name, List<Integer> slots) throws IOException {
    Durable.appendLine(
        file, name + "\t" + slots.stream().map(String::valueOf).collect(Collectors.joining(" ")));
  }
}
