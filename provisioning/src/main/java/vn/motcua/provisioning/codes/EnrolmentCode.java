package vn.motcua.provisioning.codes;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
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
public record EnrolmentCode(
    String name, String hash, Instant until, int failures, @Nullable String usedBy) {
  /** A code that nobody used is void after this. */
  public static final Duration LIFE = Duration.ofDays(7);

  /** With this many wrong codes for a name, its code is void. */
  public static final int FAILURES_MAX = 3;

  /** Keeps the two kinds of code apart; no name has a space. */
  private static final String PAIRING = " pairing";

  private static final SecureRandom RANDOM = new SecureRandom();

  /** A new code for people. */
  public static String random() {
    return CodeLetters.grouped(() -> RANDOM.nextInt(32));
  }

  public static EnrolmentCode of(String name, String code, Instant now) {
    return new EnrolmentCode(name, hash(name, code), now.plus(LIFE), 0, null);
  }

  /** The code that a board has printed: it fits the key that it was made of, and no other. */
  public static EnrolmentCode ofPairing(String name, String code, Instant now) {
    return new EnrolmentCode(name, hash(name + PAIRING, code), now.plus(LIFE), 0, null);
  }

  public boolean fits(String code, PublicKey key) {
    boolean isOfThisKey = CodeLetters.plain(code).equals(CodeLetters.plain(PairingCode.of(key)));
    return isHash(hash(name, code)) || (isOfThisKey && isHash(hash(name + PAIRING, code)));
  }

  private boolean isHash(String other) {
    return MessageDigest.isEqual(
        other.getBytes(StandardCharsets.US_ASCII), hash.getBytes(StandardCharsets.US_ASCII));
  }

  public EnrolmentCode failed() {
    return new EnrolmentCode(name, hash, until, failures + 1, usedBy);
  }

  public EnrolmentCode used(PublicKey key) {
    return new EnrolmentCode(name, hash, until, failures, CodeLetters.digest(key.getEncoded()));
  }

  /** Whether this key already got its certificate with the code: its answer may have been lost. */
  public boolean isOf(PublicKey key) {
    return CodeLetters.digest(key.getEncoded()).equals(usedBy);
  }

  private static String hash(String name, String code) {
    return CodeLetters.digest(
        (name + "\n" + CodeLetters.plain(code)).getBytes(StandardCharsets.UTF_8));
  }
}
