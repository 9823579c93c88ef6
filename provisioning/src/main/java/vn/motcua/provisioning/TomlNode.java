package vn.motcua.provisioning;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;
import vn.motcua.provisioning.text.Spelling;
import vn.motcua.provisioning.text.TextRule;

/**
 * One table of a TOML file: read key by key, and finished with {@link #noOtherKeys}. One thread.
 *
 * <p>A method that finds a fault records it with its place in the file and returns a harmless value
 * of the right type.
 */
public final class TomlNode {
  /** Collects the faults of a file. */
  interface Faults {
    /** A fault at a place in the file; null for the file itself. */
    void add(@Nullable TomlPosition at, String message);

    /**
     * Reads one entry of a list. An entry with a fault is empty when the file may be used without
     * it.
     */
    default <T> Optional<T> entry(Supplier<T> reader) {
      return Optional.of(reader.get());
    }
  }

  private final Faults faults;
  private final TomlTable table;
  private final TomlPosition position;
  private final String what;
  private final Set<String> asked = new LinkedHashSet<>();
  private final Set<String> faulty = new HashSet<>();

  TomlNode(Faults faults, TomlTable table, TomlPosition position, String what) {
    this.faults = faults;
    this.table = table;
    this.position = position;
    this.what = what;
  }

  /** Records a fault at {@code key}, or at the table when the key is missing. */
  public void fault(String key, String message) {
    fault(positionOf(key), key, message);
  }

  /** Whether no fault of the value of {@code key} is known. */
  public boolean isGood(String key) {
    return !faulty.contains(key);
  }

  /** Whether the table has an optional key. */
  boolean has(String key) {
    return optional(key) != null;
  }

  /** The text of a required key, checked by {@code check} and in NFC. */
  public String text(String key, TextRule check) {
    Object value = required(key);
    return value == null ? "" : checkedText(value, check, positionOf(key), key);
  }

  /** The text of an optional key. */
  public String text(String key, TextRule check, String byDefault) {
    asked.add(key);
    return table.get(List.of(key)) == null ? byDefault : text(key, check);
  }

  /** A whole number from {@code min} to {@code max} of a required key. */
  public int integer(String key, int min, int max) {
    Object value = required(key);
    return value == null ? min : checkedInteger(value, min, max, positionOf(key), key);
  }

  /** A whole number of an optional key. */
  public int integer(String key, int min, int max, int byDefault) {
    asked.add(key);
    return table.get(List.of(key)) == null ? byDefault : integer(key, min, max);
  }

  /** {@code true} or {@code false} of an optional key. */
  public boolean flag(String key, boolean byDefault) {
    asked.add(key);
    Object value = table.get(List.of(key));
    if (value == null || value instanceof Boolean) {
      return value == null ? byDefault : (Boolean) value;
    }
    fault(key, "must be true or false, not " + quoted(value));
    return byDefault;
  }

  /** The constant that an optional key names in lower case; {@code what} as in a message. */
  <E extends Enum<E>> E constant(String key, Class<E> type, String what, E byDefault) {
    List<String> words = Stream.of(type.getEnumConstants()).map(TomlNode::word).toList();
    String text = text(key, TextRule.oneOf(words, what), word(byDefault));
    return isGood(key) ? Enum.valueOf(type, text.toUpperCase(Locale.ROOT)) : byDefault;
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** A list of texts without repetition; {@code min} 0 makes the key optional. */
  List<String> texts(String key, int min, int max, TextRule check) {
    return elements(key, min, max, (e, at) -> checkedText(e, check, at, key));
  }

  /** A list of texts of an optional key, in which a text may be repeated. */
  List<String> words(String key, int max, TextRule check) {
    Object value = optional(key);
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof TomlArray array)) {
      fault(key, "must be a list in [ ], not " + quoted(value));
      return List.of();
    }
    if (array.isEmpty() || array.size() > max) {
      fault(key, "has " + array.size() + " entries; write 1 to " + max);
    }
    return IntStream.range(0, array.size())
        .mapToObj(i -> checkedText(array.get(i), check, array.inputPositionOf(i), key))
        .toList();
  }

  /** A list of whole numbers without repetition; {@code min} 0 makes the key optional. */
  public List<Integer> integers(String key, int min, int max, int lowest, int highest) {
    return elements(key, min, max, (e, at) -> checkedInteger(e, lowest, highest, at, key));
  }

  /** A {@code [key]} table; an empty one when it is missing. */
  TomlNode table(String key) {
    asked.add(key);
    Object value = table.get(List.of(key));
    if (value instanceof TomlTable found) {
      return new TomlNode(faults, found, orHere(positionOf(key)), "[" + key + "]");
    }
    if (value != null) {
      fault(key, "must be a table; write [" + key + "] on a line of its own");
    }
    return new TomlNode(faults, Toml.parse(""), position, "[" + key + "]");
  }

  /**
   * The result of {@code reader} for a {@code [key]} table; {@code byDefault} when it is missing,
   * or has a fault and the file may be used without it.
   */
  <T> T table(String key, Function<TomlNode, T> reader, T byDefault) {
    return has(key) ? faults.entry(() -> reader.apply(table(key))).orElse(byDefault) : byDefault;
  }

  /** The results of {@code reader} for each {@code [[key]]} table, in the file's order. */
  <T> List<T> tables(String key, int min, int max, Function<TomlNode, T> reader) {
    asked.add(key);
    Object value = table.get(List.of(key));
    String header = "[[" + key + "]]";
    if (!(value instanceof TomlArray array)
        || !array.toList().stream().allMatch(TomlTable.class::isInstance)) {
      if (value != null) {
        fault(key, "must be a list of tables; write " + header + " above each");
      } else if (min > 0) {
        fault(key, "is missing; write at least " + min + " " + header + " table");
      }
      return List.of();
    }
    if (array.size() < min || array.size() > max) {
      fault(key, array.size() + " " + header + " tables; write " + min + " to " + max);
    }
    List<T> good =
        IntStream.range(0, array.size())
            .mapToObj(
                i -> new TomlNode(faults, (TomlTable) array.get(i), placeOf(array, i), header))
            .flatMap(node -> faults.entry(() -> reader.apply(node)).stream())
            .toList();
    if (good.size() < min && array.size() >= min) {
      fault(key, "is left with " + good.size() + " good " + header + " tables; correct the others");
    }
    return good;
  }

  /** Reports every key that was not read: a typing mistake must not pass silently. */
  public void noOtherKeys() {
    for (String key : table.keySet()) {
      if (!asked.contains(key)) {
        String help =
            Spelling.nearest(key, asked)
                .map(near -> "did you mean " + near + "?")
                .orElse("known here are " + String.join(", ", asked));
        fault(key, "is not a key of " + what + "; " + help);
      }
    }
  }

  private void fault(@Nullable TomlPosition at, String key, String message) {
    faulty.add(key);
    faults.add(at, key + ": " + message);
  }

  private <T> List<T> elements(String key, int min, int max, ElementReader<T> reader) {
    Object value = min > 0 ? required(key) : optional(key);
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof TomlArray array)) {
      fault(key, "must be a list in [ ], not " + quoted(value));
      return List.of();
    }
    if (array.size() < min || array.size() > max) {
      String range = min == max ? "exactly " + min : min + " to " + max;
      fault(key, "has " + array.size() + " entries; write " + range);
    }
    List<T> result = new ArrayList<>();
    Set<Object> seen = new HashSet<>();
    for (int i = 0; i < array.size(); i++) {
      Object raw = array.get(i);
      TomlPosition at = placeOf(array, i);
      Supplier<T> element =
          () -> {
            if (!seen.add(raw)) {
              fault(at, key, quoted(raw) + " stands twice; remove one");
            }
            return reader.read(raw, at);
          };
      (isEntry() ? faults.entry(element) : Optional.of(element.get())).ifPresent(result::add);
    }
    if (result.size() < min && array.size() >= min) {
      fault(key, "is left with " + result.size() + " good entries; correct the others");
    }
    return List.copyOf(result);
  }

  /** Whether it is one of a list of tables, such as {@code [[staff]]}. */
  private boolean isEntry() {
    return what.startsWith("[[");
  }

  private TomlPosition placeOf(TomlArray array, int index) {
    return Objects.requireNonNullElse(array.inputPositionOf(index), position);
  }

  private String checkedText(Object value, TextRule check, @Nullable TomlPosition at, String key) {
    if (!(value instanceof String raw)) {
      fault(at, key, "must be text in quotes, not " + quoted(value));
      return "";
    }
    String text = Normalizer.normalize(raw, Normalizer.Form.NFC);
    Optional<String> wrong = check.wrong(text);
    wrong.ifPresent(message -> fault(at, key, quoted(text) + " " + message));
    return wrong.isPresent() ? "" : text;
  }

  private int checkedInteger(
      Object value, int min, int max, @Nullable TomlPosition at, String key) {
    if (value instanceof Long number && number >= min && number <= max) {
      return number.intValue();
    }
    String range = "a whole number from " + min + " to " + max;
    fault(at, key, "must be " + range + ", not " + quoted(value));
    return min;
  }

  private @Nullable Object required(String key) {
    Object value = optional(key);
    if (value == null) {
      fault(position, key, "is missing in " + what + "; add it");
    }
    return value;
  }

  private @Nullable Object optional(String key) {
    asked.add(key);
    return table.get(List.of(key));
  }

  private @Nullable TomlPosition positionOf(String key) {
    TomlPosition found = table.inputPositionOf(List.of(key));
    return found == null ? position : found;
  }

  private TomlPosition orHere(@Nullable TomlPosition found) {
    return found == null ? position : found;
  }

  private static String quoted(Object value) {
    return switch (value) {
      case String text -> TextRule.quoted(text);
      case TomlArray ignored -> "a list";
      case TomlTable ignored -> "a table";
      default -> value.toString();
    };
  }

  /** Reads one element of a list. */
  @FunctionalInterface
  private interface ElementReader<T> {
    T read(Object value, TomlPosition at);
  }
}
