package vn.motcua.provisioning.codes;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.function.IntSupplier;

/**
 * How a code is written for people: three groups of four out of 32 characters (no I, L, O or U), so
 * 60 bits. Stateless.
 */
final class CodeLetters {
  static final int COUNT = 12;
  private static final int GROUP = 4;
  private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  private CodeLetters() {}

  /** {@code fives}: five bits each time, 0 to 31. */
  static String grouped(IntSupplier fives) {
    StringBuilder code = new StringBuilder();
    for (int i = 0; i < COUNT; i++) {
      if (i > 0 && i % GROUP == 0) {
        code.append('-');
      }
      code.append(LETTERS.charAt(fives.getAsInt()));
    }
    return code.toString();
  }

  /**
   * Without what people write differently: hyphens or none, capitals or not, I, L and O for 1 and
   * 0.
   */
  static String plain(String code) {
    return code.toUpperCase(Locale.ROOT)
        .replaceAll("[\\s-]", "")
        .replace('O', '0')
        .replace('I', '1')
        .replace('L', '1');
  }

  /** Whether a text, as {@link #plain} returns it, is a code. */
  static boolean isCode(String plain) {
    return plain.length() == COUNT && plain.chars().allMatch(c -> LETTERS.indexOf(c) >= 0);
  }

  /** SHA-256, hexadecimal. */
  static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
