package vn.motcua.bridge.mqtt;

import java.util.regex.Pattern;

/** Shapes of the identifiers that come in from the network. Stateless; any thread. */
final class Names {
  private static final Pattern EPOCH = Pattern.compile("[0-9a-f]{16}");
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern SESSION = Pattern.compile("[0-9a-f]{16}");
  private static final Pattern TYPE =
      Pattern.compile("vn\\.motcua\\.[a-z]{1,40}\\.[a-z]{1,40}\\.v[0-9]{1,3}");
  private static final Pattern BOOT = Pattern.compile("[0-9A-Za-z-]{1,64}");

  private Names() {}

  static boolean isEpoch(String text) {
    return EPOCH.matcher(text).matches();
  }

  static boolean isHash(String text) {
    return HASH.matcher(text).matches();
  }

  static boolean isSession(String text) {
    return SESSION.matcher(text).matches();
  }

  static boolean isType(String text) {
    return TYPE.matcher(text).matches();
  }

  static boolean isBoot(String text) {
    return BOOT.matcher(text).matches();
  }
}
