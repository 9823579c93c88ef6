package vn.motcua.devices.button;

/** A result of the debouncer. {@code button} is the index of its line, from 0. */
public sealed interface Contacts {

  /** Somebody pressed; {@code monotonicNanos} is the first contact of the press. */
  record Pressed(int button, long monotonicNanos) implements Contacts {}

  /**
   * The key has been down for the whole stuck time; reported once, and again only after a release.
   */
  record Stuck(int button) implements Contacts {}

  /** Edges were lost: read the level of every line and pass it to {@link Debouncer#level}. */
  record LevelsUnknown() implements Contacts {}
}
