package vn.motcua.firmware.station;

import org.jspecify.annotations.Nullable;

/** The answer to a {@link Touch}, given after its events are on disk. */
public sealed interface Answer {

  /**
   * A number was given.
   *
   * @param slip {@code printing} or {@code screen}: without paper the number on the screen is worth
   *     the same
   */
  record NumberGiven(String number, String line, int ahead, String slip) implements Answer {}

  /** Done; {@code number} is the ticket it was done to, null when it concerns none. */
  record Done(@Nullable String number) implements Answer {}

  /** A command of the case server was obeyed; {@code event} is {@code <epoch>-<sequence>}. */
  record Obeyed(String event) implements Answer {}

  /**
   * Not done (a press that does not count is still kept as an event).
   *
   * @param code stable word for programs, such as {@code nobody-waiting}
   * @param message Vietnamese sentence for people: what is wrong and what to do
   */
  record Refused(String code, String message) implements Answer {}
}
