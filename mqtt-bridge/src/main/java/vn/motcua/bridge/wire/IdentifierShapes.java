package vn.motcua.bridge.wire;

import java.util.function.IntPredicate;

/** Formats of the identifiers in messages from the network. Stateless; any thread. */
public final class IdentifierShapes {
  private static final String TYPE_PREFIX = "vn.motcua.";
  private static final int WORD_LENGTH_MAX = 40;
  private static final int BOOT_LENGTH_MAX = 64;

  private IdentifierShapes() {}

  /** Of a ledger: 16 hex digits. */
  public static boolean isEpoch(String text) {
    return isHex(text, 16);
  }

  static boolean isHash(String text) {
    return isHex(text, 64);
  }

  static boolean isSession(String text) {
    return isHex(text, 16);
  }

  /** {@code vn.motcua.[a-z]{1,40}.[a-z]{1,40}.v[0-9]{1,3}}. */
  static boolean isType(String text) {
    if (!text.startsWith(TYPE_PREFIX)) {
      return false;
    }
    int noun = TYPE_PREFIX.length();
    int participle = text.indexOf('.', noun) + 1;
    int version = text.indexOf(".v", participle) + 2;
    return participle > noun
        && version > participle + 1
        && isWord(text, noun, participle - 1)
        && isWord(text, participle, version - 2)
        && text.length() - version >= 1
        && text.length() - version <= 3
        && all(text, version, text.length(), c -> c >= '0' && c <= '9');
  }

  /** {@code [0-9A-Za-z-]{1,64}}. */
  static boolean isBoot(String text) {
    return !text.isEmpty()
        && text.length() <= BOOT_LENGTH_MAX
        && all(text, 0, text.length(), c -> isNameLetter(c) || (c >= 'A' && c <= 'Z'));
  }

  /** Of a centre or a board: {@code [a-z0-9-]{1,40}}. */
  static boolean isName(String text) {
    return !text.isEmpty()
        && text.length() <= WORD_LENGTH_MAX
        && all(text, 0, text.length(), IdentifierShapes::isNameLetter);
  }

  private static boolean isNameLetter(int c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  }

  private static boolean isWord(String text, int from, int to) {
    return to > from
        && to - from <= WORD_LENGTH_MAX
        && all(text, from, to, c -> c >= 'a' && c <= 'z');
  }

  private static boolean all(String text, int from, int to, IntPredicate letter) {
    for (int i = from; i < to; i++) {
      if (!letter.test(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isHex(String text, int digits) {
    if (text.length() != digits) {
      return false;
    }
    for (int i = 0; i < digits; i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
        return false;
      }
    }
    return true;
  }
}
