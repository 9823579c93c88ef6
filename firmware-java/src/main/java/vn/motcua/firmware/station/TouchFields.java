package vn.motcua.firmware.station;

import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a request. Each method throws when the field is wrong, and all but {@link
 * #optionalText} also when it is missing. One thread.
 */
public interface TouchFields {
  /** A text of 1 to 200 characters. */
  String text(String field) throws UnreadableTouchException;

  /**
   * A text of a shape.
   *
   * @param words Vietnamese: what the text must be, after the name of the field
   */
  String text(String field, Pattern shape, String words) throws UnreadableTouchException;

  /** A text of 1 to 200 characters; null when the field is not there. */
  @Nullable String optionalText(String field) throws UnreadableTouchException;

  /** A whole number from {@code min} to {@code max}. */
  int number(String field, int min, int max) throws UnreadableTouchException;

  /** Either {@code true} or {@code false}. */
  boolean flag(String field) throws UnreadableTouchException;

  /** A day such as {@code 2026-11-20}. */
  LocalDate date(String field) throws UnreadableTouchException;
}
