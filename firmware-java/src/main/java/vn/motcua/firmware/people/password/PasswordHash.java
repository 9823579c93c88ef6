package vn.motcua.firmware.people.password;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * The hash of a password by Argon2id, written as a PHC string. The parameters are the least that
 * OWASP recommends; they are part of the string, so that they can be raised. One computation takes
 * 19 MiB of memory for its time. Pure.
 */
public final class PasswordHash {
  static final int MEMORY_KIB = 19_456;
  static final int PASSES = 2;
  static final int LANES = 1;

  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;

  /** What a damaged file may ask for at most: a board has no more memory to give. */
  private static final int MEMORY_KIB_MAX = 65_536;

  private static final int PASSES_MAX = 10;
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Pattern PHC =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(\\d{1,6}),t=(\\d{1,3}),p=(\\d{1,2})"
              + "\\$([A-Za-z0-9+/]{22,86})\\$([A-Za-z0-9+/]{43})");

  private final int memoryKib;
  private final int passes;
  private final int lanes;
  private final byte[] salt;
  private final byte[] hash;

  private PasswordHash(int memoryKib, int passes, int lanes, byte[] salt, byte[] hash) {
    this.memoryKib = memoryKib;
    this.passes = passes;
    this.lanes = lanes;
    this.salt = salt;
    this.hash = hash;
  }

  /** Hashes a password with a new salt. */
  public static PasswordHash of(String password) {
    byte[] salt = new byte[SALT_BYTES];
    RANDOM.nextBytes(salt);
    return new PasswordHash(
        MEMORY_KIB, PASSES, LANES, salt, hash(password, MEMORY_KIB, PASSES, LANES, salt));
  }

  /**
   * Reads a PHC string.
   *
   * @throws IllegalArgumentException when it is not a hash of Argon2id, or asks for too much
   */
  public static PasswordHash parse(String phc) {
    Matcher part = PHC.matcher(phc);
    if (!part.matches()) {
      throw new IllegalArgumentException("not a hash of Argon2id");
    }
    int memory = Integer.parseInt(part.group(1));
    int passes = Integer.parseInt(part.group(2));
    int lanes = Integer.parseInt(part.group(3));
    if (lanes < 1 || memory < 8 * lanes || memory > MEMORY_KIB_MAX) {
      throw new IllegalArgumentException("m=%d, p=%d is out of bounds".formatted(memory, lanes));
    }
    if (passes < 1 || passes > PASSES_MAX) {
      throw new IllegalArgumentException("t=%d is out of bounds".formatted(passes));
    }
    Base64.Decoder base64 = Base64.getDecoder();
    return new PasswordHash(
        memory, passes, lanes, base64.decode(part.group(4)), base64.decode(part.group(5)));
  }

  /** Whether this is the hash of the password; takes as long for a wrong one. */
  public boolean fits(String password) {
    return MessageDigest.isEqual(hash, hash(password, memoryKib, passes, lanes, salt));
  }

  /** Whether a new hash of the same password would be stronger. */
  public boolean isOutdated() {
    return memoryKib < MEMORY_KIB || passes < PASSES;
  }

  /** As a PHC string. */
  @Override
  public String toString() {
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
        .formatted(
            memoryKib, passes, lanes, base64.encodeToString(salt), base64.encodeToString(hash));
  }

  private static byte[] hash(String password, int memoryKib, int passes, int lanes, byte[] salt) {
    Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
    argon2.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(memoryKib)
            .withIterations(passes)
            .withParallelism(lanes)
            .withSalt(salt)
            .build());
    byte[] hash = new byte[HASH_BYTES];
    argon2.generateBytes(
        Normalizer.normalize(password, Normalizer.Form.NFC).getBytes(StandardCharsets.UTF_8), hash);
    return hash;
  }
}
