package vn.motcua.bridge.mqtt;

import java.util.regex.Pattern;

/** Shapes of the identifiers that come in from the network. Stateless; any thread. */
final class Names {
  private static final Pattern TYPE =
      Pattern.compile("vn\\.motcua\\.[a-z]{1,40}\\.[a-z]{1,40}\\.v[0-9]{1,3}");
  private static final Pattern BOOT = Pattern.compile("[0-9A-Za-z-]{1,64}");

  private Names() {}

  static boolean isEpoch(String text) {
    return isHex(text, 16);
  }

  static boolean isHash(String text) {
    return isHex(text, 64);
  }

  static boolean isSession(String text) {
    return isHex(text, 16);
  }

  static boolean isType(String text) {
    return TYPE.matcher(text).matches();
  }

  static boolean isBoot(String text) {
    return BOOT.matcher(text).matches();
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
