package vn.motcua.devices.scanner.evdev;

/**
 * The characters of a US keyboard's keys (codes of {@code linux/input-event-codes.h}).
 *
 * <p>A scanner's "country" has to be US: key codes are positions, and only in this layout do they
 * correspond to these letters.
 */
final class UsLayout {
  static final int KEY_ENTER = 28;
  static final int KEY_LEFTCTRL = 29;
  static final int KEY_LEFTSHIFT = 42;
  static final int KEY_RIGHTSHIFT = 54;
  static final int KEY_LEFTALT = 56;
  static final int KEY_CAPSLOCK = 58;
  static final int KEY_NUMLOCK = 69;
  static final int KEY_RIGHTCTRL = 97;
  static final int KEY_RIGHTALT = 100;

  /** No character. */
  static final char NONE = 0;

  /** From key 2 on; a space where a key gives none. Both rows are read by the same index. */
  private static final String PLAIN = "1234567890-=\b\tqwertyuiop[]\r asdfghjkl;'` \\zxcvbnm,./ *";

  private static final String SHIFTED =
      "!@#$%^&*()_+\b\tQWERTYUIOP{}\r ASDFGHJKL:\"~ |ZXCVBNM<>? *";

  private static final int FIRST = 2;
  private static final int SPACE_KEY = 57;
  private static final int KEYPAD_FIRST = 71;
  private static final String KEYPAD = "789-456+1230.";
  private static final int KEY_102ND = 86;
  private static final int KEYPAD_ENTER = 96;
  private static final int KEYPAD_SLASH = 98;

  private UsLayout() {}

  /** The character of a key, or {@link #NONE}. */
  static char character(int key, boolean shift, boolean capsLock) {
    int index = key - FIRST;
    if (index >= 0 && index < PLAIN.length()) {
      char plain = PLAIN.charAt(index);
      boolean letter = plain >= 'a' && plain <= 'z';
      boolean upper = letter ? shift != capsLock : shift;
      char found = upper ? SHIFTED.charAt(index) : plain;
      return found == ' ' || found == '\b' ? NONE : found;
    }
    char keypad = keypad(key);
    return keypad != NONE ? keypad : other(key, shift);
  }

  /** The character of a keypad key, as with NumLock on: scanners mean digits. */
  static char keypad(int key) {
    int index = key - KEYPAD_FIRST;
    return index >= 0 && index < KEYPAD.length() ? KEYPAD.charAt(index) : NONE;
  }

  private static char other(int key, boolean shift) {
    return switch (key) {
      case SPACE_KEY -> ' ';
      case KEY_102ND -> shift ? '|' : '\\';
      case KEYPAD_ENTER -> '\r';
      case KEYPAD_SLASH -> '/';
      default -> NONE;
    };
  }
}
