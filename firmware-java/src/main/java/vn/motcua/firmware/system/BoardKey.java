package vn.motcua.firmware.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import vn.motcua.bridge.SecretFiles;

/**
 * The key with which a board signs its days: Ed25519, created at the first start.
 *
 * <pre>
 *   board.key   PKCS #8 in PEM (RFC 7468), mode 600; never leaves the board
 *   board.pub   SubjectPublicKeyInfo in PEM; the centre keeps a copy to check seals with
 * </pre>
 */
public final class BoardKey {
  private static final String ALGORITHM = "Ed25519";
  private static final String PRIVATE = "PRIVATE KEY";
  private static final String PUBLIC = "PUBLIC KEY";

  private BoardKey() {}

  /**
   * Reads the key in a board's data directory, or creates it.
   *
   * @throws IOException when it cannot be read or is not a key; the message says what to do
   */
  public static PrivateKey in(Path directory) throws IOException {
    Path file = directory.resolve("board.key");
    try {
      if (!Files.exists(file)) {
        KeyPair made = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
        write(directory.resolve("board.pub"), PUBLIC, made.getPublic().getEncoded(), "rw-r--r--");
        write(file, PRIVATE, made.getPrivate().getEncoded(), "rw-------");
      }
      SecretFiles.requireKey(file);
      byte[] der = Base64.getMimeDecoder().decode(body(Files.readString(file)));
      return KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(der));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IOException(
          "%s is not an Ed25519 key (%s); put the board's own key back, or move it away for a new one"
              .formatted(file, e.getMessage()),
          e);
    }
  }

  private static String body(String pem) {
    return pem.replace("-----BEGIN " + PRIVATE + "-----", "")
        .replace("-----END " + PRIVATE + "-----", "");
  }

  /** Written completely or not at all, so that a power cut leaves no partial key. */
  private static void write(Path file, String label, byte[] der, String mode) throws IOException {
    Path unfinished = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(unfinished);
    Files.createFile(
        unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode)));
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    Files.writeString(
        unfinished,
        "-----BEGIN %s-----%n%s%n-----END %s-----%n".formatted(label, body, label),
        StandardCharsets.US_ASCII);
    Files.move(
        unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
