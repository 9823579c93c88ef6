package vn.motcua.firmware.people.password;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.motcua.provisioning.text.TextRule;

/**
 * The hashes of the codes on cards, in a file of their own in the data directory. As with a
 * password the ledger only names the card that counts, so a hash is put here first, and the event
 * that names it makes the card valid.
 *
 * <pre>
 *   card PERSON CARD SHA-256
 * </pre>
 *
 * With a missing or damaged file no card opens anything, and supervisors give new ones; passwords
 * are not concerned. Any thread; a change waits for the disk.
 */
public final class Cards {
  /** File name in the data directory. */
  public static final String NAME = "people.cards";

  private static final System.Logger LOG = System.getLogger(Cards.class.getName());
  private static final Pattern LINE = Pattern.compile("card (\\S+) ([0-9a-f]{16}) ([0-9a-f]{64})");

  private final SecretLines file;
  private final List<Entry> entries = new ArrayList<>();
  private boolean damaged;

  /**
   * The hash of a card.
   *
   * @param card the name under which the ledger knows it
   * @param hash as {@link CardCode#hash} makes it
   */
  public record Entry(String person, String card, String hash) {
    /**
     * Checks the form.
     *
     * @throws IllegalArgumentException when one of them has another form
     */
    public Entry {
      if (!TextRule.ID.matcher(person).matches()
          || !LINE.matcher("card " + person + " " + card + " " + hash).matches()) {
        throw new IllegalArgumentException("one of its lines is no card");
      }
    }

    private static Entry of(String line) {
      String[] words = line.split(" ", -1);
      if (!LINE.matcher(line).matches()) {
        throw new IllegalArgumentException("one of its lines is no card");
      }
      return new Entry(words[1], words[2], words[3]);
    }

    private String line() {
      return String.join(" ", "card", person, card, hash);
    }
  }

  /** Those of a board; {@code directory} is its data directory. */
  public Cards(Path directory) throws IOException {
    this.file = new SecretLines(directory.resolve(NAME));
    try {
      file.read().orElse(List.of()).forEach(line -> entries.add(Entry.of(line)));
    } catch (IllegalArgumentException e) {
      damaged = true;
      entries.clear();
      LOG.log(
          Level.ERROR,
          "{0} is damaged: {1}; no card opens a session until a supervisor has given new ones at"
              + " /people; passwords still do",
          file.file(),
          e.getMessage());
    }
  }

  /** The card with this hash; null when there is none. */
  public synchronized @Nullable Entry withHash(String hash) {
    return entries.stream().filter(each -> each.hash().equals(hash)).findFirst().orElse(null);
  }

  /** The card that the ledger names; null when it is not here. */
  public synchronized @Nullable Entry of(String person, @Nullable String card) {
    return entries.stream()
        .filter(each -> each.person().equals(person) && each.card().equals(card))
        .findFirst()
        .orElse(null);
  }

  /** Puts cards beside those that are there. */
  public synchronized void putAll(List<Entry> given) throws IOException {
    if (!entries.containsAll(given)) {
      entries.removeAll(given);
      entries.addAll(given);
      write();
    }
  }

  /** Forgets all cards of a person but this one; null for all. */
  public synchronized void keepOnly(String person, @Nullable String card) throws IOException {
    if (entries.removeIf(each -> each.person().equals(person) && !each.card().equals(card))) {
      write();
    }
  }

  /** Forgets a card that no event names. */
  public synchronized void forget(String person, String card) throws IOException {
    if (entries.removeIf(each -> each.person().equals(person) && each.card().equals(card))) {
      write();
    }
  }

  /** Forgets all cards but those that {@code cards} names by person. */
  public synchronized void retain(Map<String, String> cards) throws IOException {
    if (entries.removeIf(each -> !each.card().equals(cards.get(each.person())))) {
      write();
    }
  }

  private void write() throws IOException {
    if (damaged) {
      file.setAside();
      damaged = false;
    }
    file.write(entries.stream().map(Entry::line).toList());
  }
}
