package vn.motcua.bridge.wire;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a case server knows about a board's other epochs, in its answer to a birth. A case server
 * without this knowledge omits it. Immutable.
 *
 * @param known whether there are other epochs, by the order in which it first heard of them
 * @param slots slots that events of any epoch of the board take or name as spent, oldest first; the
 *     last {@value #SLOTS_MAX}
 */
public record OtherEpochs(Known known, List<Spent> slots) {
  /** Largest number of slots in an answer. */
  public static final int SLOTS_MAX = 20;

  /** Other epochs of the board. */
  public enum Known {
    /** No other epoch is known. */
    NONE,
    /** There are others, and all were first heard of before this one. */
    EARLIER,
    /** One was first heard of after this one: this board may be an older copy. */
    LATER
  }

  /** A slot, 0 to 9, taken on a local day. */
  public record Spent(LocalDate day, int slot) {
    static @Nullable Spent parse(String text) {
      int at = text.indexOf('/');
      if (at < 0 || text.length() != at + 2 || !Character.isDigit(text.charAt(at + 1))) {
        return null;
      }
      try {
        return new Spent(
            LocalDate.parse(text.substring(0, at)), Character.digit(text.charAt(at + 1), 10));
      } catch (DateTimeException e) {
        return null;
      }
    }

    @Override
    public String toString() {
      return day + "/" + slot;
    }
  }

  /** Takes a copy of the last slots. */
  public OtherEpochs {
    slots = List.copyOf(slots.subList(Math.max(0, slots.size() - SLOTS_MAX), slots.size()));
  }

  void write(ObjectNode into) {
    into.put("known", known.name().toLowerCase(Locale.ROOT));
    if (!slots.isEmpty()) {
      var array = into.putArray("slots");
      slots.forEach(slot -> array.add(slot.toString()));
    }
  }

  /** Reads it; null when it is missing or unknown. */
  static @Nullable OtherEpochs parse(JsonNode node) {
    String word = node.path("known").stringValue("");
    for (Known known : Known.values()) {
      if (known.name().toLowerCase(Locale.ROOT).equals(word)) {
        List<Spent> slots = new ArrayList<>();
        for (JsonNode each : node.path("slots")) {
          Spent slot = Spent.parse(each.stringValue(""));
          if (slot != null) {
            slots.add(slot);
          }
        }
        return new OtherEpochs(known, slots);
      }
    }
    return null;
  }
}
