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
import java.util.stream.Stream;
import vn.motcua.provisioning.BoardConfig;
import vn.motcua.provisioning.files.Durable;

/**
 * Which card of a centre has had which slots, in a text file that only grows: name, tab, slots. A
 * slot is never given twice. The caller holds the folder's lock.
 */
final class Slots {
  /**
   * How many slots the first card of a board gets that shares the queue of a centre: one, so that
   * hub, spare and four kiosks leave four for later cards.
   */
  private static final int FIRST_CARD = 1;

  /** How many slots a later card gets at most, while there are enough. */
  private static final int LATER_CARD = 2;

  private static final int ALL = 10;

  private final Path file;

  Slots(Path file) {
    this.file = file;
  }

  /** The slots of a board's present card; for its first card, some that no card has had. */
  List<Integer> ofCard(String name) throws IOException, RefusedException {
    List<Card> cards = cards();
    for (Card each : cards.reversed()) {
      if (each.name().equals(name)) {
        return each.slots();
      }
    }
    return kept(name, free(cards, FIRST_CARD));
  }

  /**
   * Slots that no card has had, for a new card of a board: as many as its last card had, and no
   * more than two.
   *
   * @return one or two
   * @throws RefusedException when each slot was given to a card already
   */
  List<Integer> give(String name) throws IOException, RefusedException {
    List<Card> cards = new ArrayList<>(cards());
    if (cards.stream().noneMatch(each -> each.name().equals(name))) {
      Card first = new Card(name, BoardConfig.SLOTS_DEFAULT); // as board.toml has it by default
      cards.add(first);
      List<Integer> free = free(cards, LATER_CARD);
      kept(name, first.slots());
      return kept(name, free);
    }
    return kept(name, free(cards, Math.min(LATER_CARD, ofCard(name).size())));
  }

  /** One line of the file. */
  private record Card(String name, List<Integer> slots) {}

  private List<Card> cards() throws IOException {
    List<Card> cards = new ArrayList<>();
    for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
      String[] fields = line.split("\t", -1);
      cards.add(
          new Card(fields[0], Stream.of(fields[1].split(" ", -1)).map(Integer::valueOf).toList()));
    }
    return cards;
  }

  private static List<Integer> free(List<Card> cards, int wanted) throws RefusedException {
    Set<Integer> had = new HashSet<>();
    cards.forEach(each -> had.addAll(each.slots()));
    List<Integer> free =
        IntStream.range(0, ALL).filter(slot -> !had.contains(slot)).limit(wanted).boxed().toList();
    if (free.isEmpty()) {
      throw new RefusedException(
          RefusedException.Reason.NOT_NOW,
          "each slot, 0 to 9, has been given to a card already; see docs/numbers.md for what a card without one may do");
    }
    return free;
  }

  private List<Integer> kept(String name, List<Integer> slots) throws IOException {
    Durable.appendLine(
        file, name + "\t" + slots.stream().map(String::valueOf).collect(Collectors.joining(" ")));
    return slots;
  }
}
