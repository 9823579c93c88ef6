package vn.motcua.devices.scanner.evdev;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Turns key events into characters as a US keyboard gives them.
 *
 * <p>A character comes with the press, so keys that overlap (fast scanners press the next before
 * they release the last) come in order; repeats are ignored, since a scanner means each character
 * once. Shift is either Shift key; CapsLock swaps the case of letters; Ctrl gives control
 * characters (Ctrl+] is the GS of a GS1 code). Alt with keypad digits gives, when Alt is released,
 * the character of that decimal code point, or of windows-1258 when the digits begin with 0. After
 * SYN_DROPPED everything up to the next SYN_REPORT is discarded. Pure; not thread-safe.
 */
public final class KeyDecoder {
  private static final int RELEASE = 0;
  private static final int PRESS = 1;
  private static final int ALT_DIGITS_MAX = 7;
  private static final int CONTROL_MASK = 0x1F;
  private static final Charset WINDOWS_1258 = Charset.forName("windows-1258");

  private final BitSet down = new BitSet();
  private final StringBuilder altDigits = new StringBuilder();
  private boolean capsLock;
  private boolean dropping;

  /** Takes one event; gives what it means, in order. */
  public List<KeyOutput> take(InputEvent event) {
    List<KeyOutput> out = new ArrayList<>();
    if (event.type() == InputEvent.EV_SYN) {
      synchronise(event, out);
    } else if (event.type() == InputEvent.EV_KEY && !dropping) {
      key(event, out);
    }
    return out;
  }

  /** The keys that are really down, after {@link KeyOutput.Lost}. */
  public void resync(BitSet keysDown) {
    down.clear();
    down.or(keysDown);
    altDigits.setLength(0);
  }

  private void synchronise(InputEvent event, List<KeyOutput> out) {
    if (event.code() == InputEvent.SYN_DROPPED && !dropping) {
      dropping = true;
      altDigits.setLength(0);
    } else if (event.code() == InputEvent.SYN_REPORT && dropping) {
      dropping = false;
      down.clear();
      out.add(new KeyOutput.Lost(event.offset()));
    }
  }

  private void key(InputEvent event, List<KeyOutput> out) {
    int key = event.code();
    if (event.value() == PRESS) {
      down.set(key);
      pressed(event, out);
    } else if (event.value() == RELEASE) {
      boolean alt = alt();
      down.clear(key);
      if (alt && !alt() && !altDigits.isEmpty()) {
        out.add(composed(event.offset()));
        altDigits.setLength(0);
      }
    }
  }

  private void pressed(InputEvent event, List<KeyOutput> out) {
    int key = event.code();
    char digit = UsLayout.keypad(key);
    if (key == UsLayout.KEY_CAPSLOCK) {
      capsLock = !capsLock;
    } else if (modifier(key)) {
      return;
    } else if (alt() && digit >= '0' && digit <= '9' && altDigits.length() < ALT_DIGITS_MAX) {
      altDigits.append(digit);
    } else {
      char found = alt() ? UsLayout.NONE : UsLayout.character(key, shift(), capsLock);
      out.add(
          found == UsLayout.NONE
              ? new KeyOutput.Unknown(event.offset(), key)
              : new KeyOutput.Typed(
                  event.offset(), String.valueOf(control() ? control(found) : found)));
    }
  }

  private KeyOutput composed(long offset) {
    String digits = altDigits.toString();
    int value = Integer.parseInt(digits);
    if (digits.startsWith("0") && value <= 0xFF) {
      return new KeyOutput.Typed(offset, new String(new byte[] {(byte) value}, WINDOWS_1258));
    }
    boolean surrogate = value >= Character.MIN_SURROGATE && value <= Character.MAX_SURROGATE;
    return Character.isValidCodePoint(value) && !surrogate
        ? new KeyOutput.Typed(offset, Character.toString(value))
        : new KeyOutput.Unknown(offset, UsLayout.KEY_LEFTALT);
  }

  private static char control(char c) {
    char upper = Character.toUpperCase(c);
    return upper >= '@' && upper <= '_' ? (char) (upper & CONTROL_MASK) : c;
  }

  private static boolean modifier(int key) {
    return switch (key) {
      case UsLayout.KEY_LEFTSHIFT,
          UsLayout.KEY_RIGHTSHIFT,
          UsLayout.KEY_LEFTCTRL,
          UsLayout.KEY_RIGHTCTRL,
          UsLayout.KEY_LEFTALT,
          UsLayout.KEY_RIGHTALT,
          UsLayout.KEY_NUMLOCK ->
          true;
      default -> false;
    };
  }

  private boolean shift() {
    return down.get(UsLayout.KEY_LEFTSHIFT) || down.get(UsLayout.KEY_RIGHTSHIFT);
  }

  private boolean control() {
    return down.get(UsLayout.KEY_LEFTCTRL) || down.get(UsLayout.KEY_RIGHTCTRL);
  }

  private boolean alt() {
    return down.get(UsLayout.KEY_LEFTALT) || down.get(UsLayout.KEY_RIGHTALT);
  }
}
