package vn.motcua.provisioning;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What a text of a configuration file must fulfil. */
@FunctionalInterface
public interface TextRule {
  /** Longest name for people; a slip has two lines of 48 letters for it. */
  int NAME_CHARS_MAX = 120;

  /** Ids appear in MQTT topics and file names. */
  Pattern ID = Pattern.compile("[a-z0-9-]{1,40}");

  /** What is wrong with {@code text} and what to do, as the end of a sentence; empty when good. */
  Optional<String> wrong(String text);

  /** Both must hold; the first that fails is told. */
  default TextRule and(TextRule next) {
    return text -> wrong(text).or(() -> next.wrong(text));
  }

  /** {@code test} must hold, else {@code message}. */
  static TextRule that(Predicate<String> test, String message) {
    return text -> test.test(text) ? Optional.empty() : Optional.of(message);
  }

  /** An id: {@code [a-z0-9-]{1,40}}. */
  static TextRule id() {
    return that(
        text -> ID.matcher(text).matches(),
        "is no id; write 1 to 40 of a-z, 0-9 and - without marks");
  }

  /** An id that no one before had; each new one is remembered. */
  static TextRule uniqueId() {
    Set<String> seen = new HashSet<>();
    return id().and(that(seen::add, "is used above already; give each its own"));
  }

  /** A name for people: 1 to {@value #NAME_CHARS_MAX} characters on one line. */
  static TextRule name() {
    return that(
        text ->
            !text.isBlank()
                && text.codePointCount(0, text.length()) <= NAME_CHARS_MAX
                && text.chars().noneMatch(Character::isISOControl),
        "is no name; write 1 to " + NAME_CHARS_MAX + " characters on one line");
  }

  /** One of {@code known}, which are {@code what}, of which empty ones were faulty. */
  static TextRule oneOf(Collection<String> known, String what) {
    List<String> good = known.stream().filter(k -> !k.isEmpty()).toList();
    return text ->
        good.contains(text)
            ? Optional.empty()
            : Optional.of("is not one of the " + what + "; " + help(text, good));
  }

  private static String help(String text, List<String> known) {
    return Spelling.nearest(text, known)
        .map(near -> "did you mean \"" + near + "\"?")
        .orElse(
            known.isEmpty()
                ? "there are none, so add it first"
                : "write one of " + String.join(", ", known));
  }
}
