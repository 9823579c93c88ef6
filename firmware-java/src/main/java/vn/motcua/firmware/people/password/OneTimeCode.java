package vn.motcua.firmware.people.password;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;

/**
 * The right to choose a password once: a code that is shown once, and whose hash is kept. It has 60
 * random bits, so its hash needs no slow function. Immutable.
 *
 * @param whose the person, or what it is for; a line of the file names it
 * @param hash SHA-256 of that and the code, hexadecimal
 * @param until not valid from this moment on
 * @param failures wrong codes that were tried
 */
record OneTimeCode(String whose, String hash, Instant until, int failures) {
  /** With this many wrong codes it is void. */
  static final int FAILURES_MAX = 3;

  private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int GROUP = 4;
  private static final int FIELDS = 5;
  private static final String WORD = "code";
  private static final SecureRandom RANDOM = new SecureRandom();

  /** A new code for people: three groups of four, without I, L, O and U. */
  static String random() {
    return letters(GROUP) + "-" + letters(GROUP) + "-" + letters(GROUP);
  }

  /** Random capitals and digits without I, L, O and U: five bits each. */
  static String letters(int count) {
    StringBuilder letters = new StringBuilder(count);
    for (int i = 0; i < count; i++) {
      letters.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
    }
    return letters.toString();
  }

  static OneTimeCode of(String whose, String code, Instant until) {
    return new OneTimeCode(whose, hash(whose, code), until, 0);
  }

  /** Whether it can still be used. */
  boolean isOpen(Instant now) {
    return now.isBefore(until) && failures < FAILURES_MAX;
  }

  boolean fits(String code) {
    return MessageDigest.isEqual(
        hash(whose, code).getBytes(StandardCharsets.US_ASCII),
        hash.getBytes(StandardCharsets.US_ASCII));
  }

  /** The same after a wrong code. */
  OneTimeCode failed() {
    return new OneTimeCode(whose, hash, until, failures + 1);
  }

  /** Whether a line of a file is one. */
  static boolean isIn(String line) {
    return line.startsWith(WORD + " ");
  }

  /** Reads {@link #line}; throws IllegalArgumentException or DateTimeException. */
  static OneTimeCode parse(String line) {
    String[] words = line.split(" ", -1);
    if (words.length != FIELDS) {
      throw new IllegalArgumentException("\"" + line + "\" is no line of it");
    }
    return new OneTimeCode(words[1], words[2], Instant.parse(words[3]), Integer.parseInt(words[4]));
  }

  String line() {
    return String.join(" ", WORD, whose, hash, until.toString(), Integer.toString(failures));
  }

  /**
   * As people write it: with or without hyphens, in capitals or not, with I, L and O for 1 and 0.
   */
  private static String hash(String whose, String code) {
    String plain =
        code.toUpperCase(Locale.ROOT)
            .replaceAll("[\\s-]", "")
            .replace('O', '0')
            .replace('I', '1')
            .replace('L', '1');
    try {
      byte[] bytes = (whose + "\n" + plain).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
