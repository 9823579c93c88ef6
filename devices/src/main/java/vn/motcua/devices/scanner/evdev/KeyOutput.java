package vn.motcua.devices.scanner.evdev;

/** The meaning of key events. Offsets are those of the event. */
public sealed interface KeyOutput {

  /** A character, or two for one beyond the basic plane; CR for Enter, HT for Tab. */
  record Typed(long offset, String text) implements KeyOutput {
    /** Hides the text: it is part of a code. */
    @Override
    public String toString() {
      return "Typed[offset=" + offset + "]";
    }
  }

  /** A key went down that gives no character here. */
  record Unknown(long offset, int key) implements KeyOutput {}

  /**
   * The kernel dropped events: the current code is garbled, and the state of the keys must be read.
   */
  record Lost(long offset) implements KeyOutput {}
}
