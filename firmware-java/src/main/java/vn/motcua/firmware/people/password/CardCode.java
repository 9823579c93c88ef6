package vn.motcua.firmware.people.password;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * What stands on a card with which an officer signs in: {@code MOTCUA-} and 26 characters, 130
 * random bits. So its hash needs no slow function, and what begins like it is no code of a dossier.
 * Pure but for {@link #random}.
 */
public final class CardCode {
  private static final String PREFIX = "MOTCUA-";
  private static final int LENGTH = 26;

  private CardCode() {}

  /** A new one. */
  public static String random() {
    return PREFIX + OneTimeCode.letters(LENGTH);
  }

  /** Whether a scanner has read a card, of whomever, or something that was meant to look so. */
  public static boolean isIn(String scanned) {
    return plain(scanned).startsWith(PREFIX);
  }

  /** SHA-256, hexadecimal; the same in capitals and not. */
  public static String hash(String code) {
    try {
      byte[] bytes = plain(code).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static String plain(String code) {
    return code.strip().toUpperCase(Locale.ROOT);
  }
}
