package vn.motcua.firmware.station;

import org.jspecify.annotations.Nullable;

/** The answer to a {@link Touch}, given after its events are on disk. */
public sealed interface Answer {

  /**
   * A number was given.
   *
   * @param slip {@code printing} or {@code screen}: without paper the number on the screen is
   *     equally valid
   */
  record NumberGiven(String number, String line, int ahead, String slip) implements Answer {}

  /** Done; {@code number} is the ticket concerned, null when there is none. */
  record Done(@Nullable String number) implements Answer {}

  /** A command of the case server was executed; {@code event} is {@code <epoch>-<sequence>}. */
  record Obeyed(String event) implements Answer {}

  /**
   * Not done (a press that does not count is still kept as an event).
   *
   * @param code stable code for programs, such as {@code nobody-waiting}
   * @param message Vietnamese message for people: what is wrong and what to do
   */
  record Refused(String code, String message) implements Answer {}
}
