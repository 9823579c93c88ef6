package vn.motcua.bridge.schema;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Fields of one meaning that several types of events have. */
public final class CommonFields {
  /** An id of board.toml or catalogue.toml. */
  public static final String ID = "[a-z0-9-]{1,40}";

  /** Text without control characters. */
  public static final String PRINTABLE = "[^\\u0000-\\u001f\\u007f]*";

  /** The most characters of a reason for technicians. */
  public static final int REASON_CHARS_MAX = 200;

  private CommonFields() {}

  /**
   * The text as a reason in an event: one line of at most {@value #REASON_CHARS_MAX} characters.
   */
  public static String reason(String text) {
    StringBuilder line = new StringBuilder();
    text.codePoints()
        .limit(REASON_CHARS_MAX)
        .map(c -> Character.isISOControl(c) ? ' ' : c)
        .forEach(line::appendCodePoint);
    return line.toString();
  }

  /** A local day. */
  @FieldSchema(says = "The local day in Asia/Ho_Chi_Minh.", example = "2026-11-21")
  @Documented
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.RECORD_COMPONENT)
  public @interface Day {}

  /** A device of board.toml. */
  @FieldSchema(says = "The device's name in board.toml.", example = "may-in-1", pattern = ID)
  @Documented
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.RECORD_COMPONENT)
  public @interface Device {}

  /** Who did what an event says. */
  @FieldSchema(
      says =
          "The staff id of the person who did it, or the name of the program that asked for it; not"
              + " there when nobody had signed in and the command does not say.",
      example = "cb-007",
      pattern = ID)
  @Documented
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.RECORD_COMPONENT)
  public @interface DoneBy {}

  /** An epoch. */
  @FieldSchema(
      says = "An epoch of the board's ledger, as 16 hex digits.",
      example = "00000000000000aa",
      pattern = "[0-9a-f]{16}")
  @Documented
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.RECORD_COMPONENT)
  public @interface Epoch {}

  /** A place in an epoch. */
  @FieldSchema(says = "The sequence of an event in its epoch.", example = "1290", least = 1)
  @Documented
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.RECORD_COMPONENT)
  public @interface Sequence {}

  /** The hash of an event. */
  @FieldSchema(
      says = "The hash of an event, SHA-256 as 64 hex digits in lower case.",
      example = "28808bb8e6a80db013d902ad69cc373a05fcc760dd614011c7ea743d898f3df0",
      pattern = "[0-9a-f]{64}")
  @Documented
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.RECORD_COMPONENT)
  public @interface Hash {}

  /** The id of an obeyed command. */
  @FieldSchema(
      says = "The id of the case server's command that was obeyed.",
      example = "e-1",
      pattern = "[A-Za-z0-9-]{1,64}")
  @Documented
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.RECORD_COMPONENT)
  public @interface Command {}

  /** A slot of numbers. */
  @FieldSchema(
      says = "The slot's digit, which stands between the line's prefix and the ordinal.",
      example = "3",
      least = 0,
      most = 9)
  @Documented
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.RECORD_COMPONENT)
  public @interface Slot {}
}
