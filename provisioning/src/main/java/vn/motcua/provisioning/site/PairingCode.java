package vn.motcua.provisioning.site;

import java.security.PublicKey;
import java.util.HexFormat;

/**
 * The code that a board makes of its own key: the first 60 bits of the key's SHA-256, written like
 * a one-time code. It is no secret. Whoever reads it cannot enrol with it without a key of the same
 * 60 bits. Stateless; any thread.
 */
public final class PairingCode {
  private static final int LETTERS = 12;
  private static final int GROUP = 4;
  private static final int BITS_A_LETTER = 5;

  private PairingCode() {}

  /** Three groups of four. */
  public static String of(PublicKey key) {
    byte[] digest = HexFormat.of().parseHex(EnrolmentCode.digest(key.getEncoded()));
    long bits = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      bits = bits << Byte.SIZE | (digest[i] & 0xFF);
    }
    StringBuilder code = new StringBuilder();
    for (int i = 0; i < LETTERS; i++) {
      if (i > 0 && i % GROUP == 0) {
        code.append('-');
      }
      int letter = (int) (bits >>> (Long.SIZE - BITS_A_LETTER));
      code.append(EnrolmentCode.LETTERS.charAt(letter));
      bits <<= BITS_A_LETTER;
    }
    return code.toString();
  }

  /** Whether a text has the form of a code, as people write it. */
  public static boolean isCode(String text) {
    String plain = EnrolmentCode.plain(text);
    return plain.length() == LETTERS
        && plain.chars().allMatch(c -> EnrolmentCode.LETTERS.indexOf(c) >= 0);
  }
}
