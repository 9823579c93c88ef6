package vn.motcua.provisioning.codes;

import java.nio.ByteBuffer;
import java.security.PublicKey;
import java.util.HexFormat;

/**
 * The code that a board makes of its own key: the first 60 bits of the key's SHA-256, written like
 * a one-time code. It is no secret. Whoever reads it cannot enrol with it without a key whose hash
 * begins with the same 60 bits. Stateless; any thread.
 */
public final class PairingCode {
  private static final int BITS_A_LETTER = 5;

  private PairingCode() {}

  /** Three groups of four. */
  public static String of(PublicKey key) {
    byte[] digest = HexFormat.of().parseHex(CodeLetters.digest(key.getEncoded()));
    long bits = ByteBuffer.wrap(digest).getLong();
    int[] taken = {0};
    return CodeLetters.grouped(() -> {
      long rest = bits << (BITS_A_LETTER * taken[0]++);
      return (int) (rest >>> (Long.SIZE - BITS_A_LETTER));
    });
  }

  /** Whether a text has the form of a code, as people write it. */
  public static boolean isCode(String text) {
    return CodeLetters.isCode(CodeLetters.plain(text));
  }
}
