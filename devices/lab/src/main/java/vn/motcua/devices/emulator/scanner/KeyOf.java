package vn.motcua.devices.emulator.scanner;

import java.util.HashMap;
import java.util.Map;

/** Which key of a US keyboard types a character; deliberately independent of the decoder. */
final class KeyOf {
  private static final Map<Character, Integer> KEYS = keys();
  private static final String SHIFTED = "~!@#$%^&*()_+{}|:\"<>?";
  private static final String UNSHIFTED = "`1234567890-=[]\\;',./";

  private KeyOf() {}

  static int key(char c) {
    int shifted = SHIFTED.indexOf(c);
    char plain = shifted >= 0 ? UNSHIFTED.charAt(shifted) : Character.toLowerCase(c);
    Integer key = KEYS.get(plain);
    if (key == null) {
      throw new IllegalArgumentException(
          "a US keyboard has no key for U+" + Integer.toHexString(c));
    }
    return key;
  }

  static boolean shifted(char c) {
    return Character.isUpperCase(c) || SHIFTED.indexOf(c) >= 0;
  }

  private static Map<Character, Integer> keys() {
    Map<Character, Integer> keys = new HashMap<>();
    row(keys, 2, "1234567890-=");
    row(keys, 16, "qwertyuiop[]");
    row(keys, 30, "asdfghjkl;'`");
    row(keys, 43, "\\zxcvbnm,./");
    keys.put(' ', 57);
    keys.put('\t', 15);
    return Map.copyOf(keys);
  }

  private static void row(Map<Character, Integer> keys, int first, String characters) {
    for (int i = 0; i < characters.length(); i++) {
      keys.put(characters.charAt(i), first + i);
    }
  }
}
