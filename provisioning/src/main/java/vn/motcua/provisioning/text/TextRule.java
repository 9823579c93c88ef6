package vn.motcua.provisioning.text;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** A condition for a text of a configuration file. */
@FunctionalInterface
public interface TextRule {
  /** Longest name for people; a slip has two lines of 48 letters for one. */
  int NAME_CHARS_MAX = 120;

  /** Ids appear in MQTT topics and file names. */
  Pattern ID = Pattern.compile("[a-z0-9-]{1,40}");

  /**
   * The fault of {@code text} and its remedy, as the end of a sentence; empty when the text is
   * good.
   */
  Optional<String> wrong(String text);

  /** Both must hold; the first fault is reported. */
  default TextRule and(TextRule next) {
    return text -> wrong(text).or(() -> next.wrong(text));
  }

  /** {@code test} must hold; otherwise the fault is {@code message}. */
  static TextRule that(Predicate<String> test, String message) {
    return text -> test.test(text) ? Optional.empty() : Optional.of(message);
  }

  /** An id: {@code [a-z0-9-]{1,40}}. */
  static TextRule id() {
    return that(
        text -> ID.matcher(text).matches(),
        "is not an id; write 1 to 40 of a-z, 0-9 and - without marks");
  }

  /** An id that was not used before; each new one is remembered. */
  static TextRule uniqueId() {
    Set<String> seen = new HashSet<>();
    return id().and(that(seen::add, "is used above already; give each its own"));
  }

  /**
   * A name or a reason for people: 1 to {@value #NAME_CHARS_MAX} characters on one line, without
   * the number of a citizen.
   */
  static TextRule name() {
    return withoutPersonalNumber().and(line());
  }

  /** A text in which no person's number is suspected; its fault does not quote the text. */
  static TextRule withoutPersonalNumber() {
    return that(
        text -> !PersonalNumber.isIn(text),
        "has nine or more digits in a row, like the number of an identity card or a telephone;"
            + " numbers of citizens are not kept, so write it without");
  }

  /** A text as a message shows it: in quotes, but not when a person's number may be in it. */
  static String quoted(String text) {
    return PersonalNumber.isIn(text) ? "the text" : "\"" + text + "\"";
  }

  private static TextRule line() {
    return that(
        text ->
            !text.isBlank()
                && text.codePointCount(0, text.length()) <= NAME_CHARS_MAX
                && text.chars().noneMatch(Character::isISOControl),
        "is not a name; write 1 to " + NAME_CHARS_MAX + " characters on one line");
  }

  /**
   * One of {@code known}. {@code what} names them in the message; empty ones had faults themselves.
   */
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
