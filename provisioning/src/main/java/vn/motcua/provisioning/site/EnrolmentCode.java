package vn.motcua.provisioning.site;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The right of one board to ask for its first certificate: a code that is given once, and whose
 * hash is kept. It has 60 random bits, so its hash needs no slow function.
 *
 * @param name common name of the certificate, {@code <centre>.<board>}
 * @param hash SHA-256 of name and code, hexadecimal
 * @param until not valid from this moment on
 * @param failures wrong codes that were tried for the name
 * @param usedBy SHA-256 of the public key that got the certificate; null while the code is unused
 */
record EnrolmentCode(
    String name, String hash, Instant until, int failures, @Nullable String usedBy) {
  /** A code that nobody used is void after this. */
  static final Duration LIFE = Duration.ofDays(7);

  /** With this many wrong codes for a name, its code is void. */
  static final int FAILURES_MAX = 3;

  static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  /** Keeps the two kinds of code apart; no name has a space. */
  private static final String PAIRING = " pairing";

  private static final int LENGTH = 12;
  private static final int GROUP = 4;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** A new code for people: three groups of four, without I, L, O and U. */
  static String random() {
    StringBuilder code = new StringBuilder();
    for (int i = 0; i < LENGTH; i++) {
      if (i > 0 && i % GROUP == 0) {
        code.append('-');
      }
      code.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
    }
    return code.toString();
  }

  static EnrolmentCode of(String name, String code, Instant now) {
    return new EnrolmentCode(name, hash(name, code), now.plus(LIFE), 0, null);
  }

  /** The code that a board has printed: it fits the key that it was made of, and no other. */
  static EnrolmentCode ofPairing(String name, String code, Instant now) {
    return new EnrolmentCode(name, hash(name + PAIRING, code), now.plus(LIFE), 0, null);
  }

  boolean fits(String code, PublicKey key) {
    boolean isOfThisKey = plain(code).equals(plain(PairingCode.of(key)));
    return isHash(hash(name, code)) || (isOfThisKey && isHash(hash(name + PAIRING, code)));
  }

  private boolean isHash(String other) {
    return MessageDigest.isEqual(
        other.getBytes(StandardCharsets.US_ASCII), hash.getBytes(StandardCharsets.US_ASCII));
  }

  EnrolmentCode failed() {
    return new EnrolmentCode(name, hash, until, failures + 1, usedBy);
  }

  EnrolmentCode used(PublicKey key) {
    return new EnrolmentCode(name, hash, until, failures, digest(key.getEncoded()));
  }

  /** Whether this key already got its certificate with the code: its answer may have been lost. */
  boolean isOf(PublicKey key) {
    return digest(key.getEncoded()).equals(usedBy);
  }

  /**
   * As people write it: with or without hyphens, in capitals or not, with I, L and O for 1 and 0.
   */
  static String plain(String code) {
    return code.toUpperCase(Locale.ROOT)
        .replaceAll("[\\s-]", "")
        .replace('O', '0')
        .replace('I', '1')
        .replace('L', '1');
  }

  private static String hash(String name, String code) {
    return digest((name + "\n" + plain(code)).getBytes(StandardCharsets.UTF_8));
  }

  static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
