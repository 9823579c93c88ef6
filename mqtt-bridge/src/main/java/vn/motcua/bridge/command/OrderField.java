package vn.motcua.bridge.command;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A field of an order, always a text: what it may be. Immutable. */
public sealed interface OrderField {
  /** Its name in the payload. */
  String name();

  /** The value of a payload's text; null when it is not what it must be. */
  @Nullable String read(String text);

  /** English, for the contract: what it means. */
  String description();

  /** English, for the contract: one value. */
  String example();

  /** English, for the sender: what it must be. */
  String fault();

  /**
   * A text of a shape.
   *
   * @param pattern what it must match as a whole
   * @param published the same as the contract has it, which may allow more
   * @param words English: what it must be, after "is not"
   */
  record ShapedField(
      String name,
      Pattern pattern,
      String published,
      String words,
      String description,
      String example)
      implements OrderField {

    /** One whose pattern is published as it is. */
    public static ShapedField of(
        String name, String pattern, String words, String description, String example) {
      return new ShapedField(
          name, Pattern.compile(pattern), "^" + pattern + "$", words, description, example);
    }

    @Override
    public @Nullable String read(String text) {
      return pattern.matcher(text).matches() ? text : null;
    }

    @Override
    public String fault() {
      return name + " is not " + words;
    }
  }

  /**
   * Words that a person wrote, without the spaces around them.
   *
   * @param charsMax the most characters; the fewest are 1
   */
  record WordsField(String name, int charsMax, String description, String example)
      implements OrderField {
    @Override
    public @Nullable String read(String text) {
      String words = text.strip();
      return words.isEmpty() || words.length() > charsMax ? null : words;
    }

    @Override
    public String fault() {
      return name + " is not 1 to " + charsMax + " characters";
    }
  }

  /** One of several codes, which are published in this order; the first one is the example. */
  record CodeField(String name, String description, List<String> codes) implements OrderField {
    /** Copies the list. */
    public CodeField {
      codes = List.copyOf(codes);
    }

    @Override
    public String example() {
      return codes.getFirst();
    }

    @Override
    public @Nullable String read(String text) {
      return codes.contains(text) ? text : null;
    }

    @Override
    public String fault() {
      return name + " is none of " + codes;
    }
  }
}
