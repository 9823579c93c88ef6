package vn.motcua.provisioning.files;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.jce.ECNamedCurveTable;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.PKCS8Generator;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8DecryptorProviderBuilder;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8EncryptorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;
import org.jspecify.annotations.Nullable;

/**
 * Keys and certificates in files (RFC 7468). A file appears whole or not at all; a key's file can
 * be read by its owner only. Stateless; any thread.
 */
public final class Pem {
  /** OWASP's figure for PBKDF2 with SHA-256. */
  private static final int ITERATIONS = 600_000;

  /** Knows the object ids of PBES2, which the JDK does not. */
  private static final Provider BOUNCY_CASTLE = new BouncyCastleProvider();

  private Pem() {}

  /** A new key on P-256. */
  public static KeyPair newKeys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has EC on P-256", e);
    }
  }

  /** Anything that BC's writer knows, one block after the other: certificates, lists, requests. */
  public static String text(Object... blocks) throws IOException {
    StringWriter text = new StringWriter();
    try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
      for (Object block : blocks) {
        pem.writeObject(block);
      }
    }
    return text.toString();
  }

  /** Writes a public file. */
  public static void write(Path file, String text) throws IOException {
    put(file, text, "rw-r--r--");
  }

  /** Writes a file that only its owner may read. */
  public static void writeSecret(Path file, String text) throws IOException {
    put(file, text, "rw-------");
  }

  /**
   * Writes a key as PKCS #8.
   *
   * @param passphrase encrypts it (PBES2, AES-256); null leaves it plain
   */
  public static void writeKey(Path file, PrivateKey key, char @Nullable [] passphrase)
      throws IOException {
    put(file, text(new JcaPKCS8Generator(key, encryptor(passphrase)).generate()), "rw-------");
  }

  private static org.bouncycastle.operator.@Nullable OutputEncryptor encryptor(
      char @Nullable [] passphrase) throws IOException {
    if (passphrase == null) {
      return null;
    }
    try {
      return new JceOpenSSLPKCS8EncryptorBuilder(PKCS8Generator.AES_256_CBC)
          .setPRF(PKCS8Generator.PRF_HMACSHA256)
          .setIterationCount(ITERATIONS)
          .setProvider(BOUNCY_CASTLE)
          .setPassword(passphrase)
          .build();
    } catch (OperatorCreationException e) {
      throw new IOException("this JDK cannot encrypt a key", e);
    }
  }

  /**
   * Reads a key.
   *
   * @param passphrase of an encrypted one; ignored for a plain one
   * @throws IOException the message names the file: missing, no key, or another passphrase
   */
  public static PrivateKey readKey(Path file, char @Nullable [] passphrase) throws IOException {
    try (PEMParser pem = new PEMParser(new StringReader(read(file)))) {
      PrivateKeyInfo info =
          switch (pem.readObject()) {
            case PrivateKeyInfo plain -> plain;
            case PKCS8EncryptedPrivateKeyInfo locked when passphrase != null ->
                locked.decryptPrivateKeyInfo(
                    new JceOpenSSLPKCS8DecryptorProviderBuilder()
                        .setProvider(BOUNCY_CASTLE)
                        .build(passphrase));
            case PKCS8EncryptedPrivateKeyInfo _ ->
                throw new IOException(file + " is encrypted; give its passphrase");
            case null, default -> throw new IOException(file + " holds no PKCS #8 private key");
          };
      return new JcaPEMKeyConverter().getPrivateKey(info);
    } catch (OperatorCreationException | PKCSException e) {
      throw new IOException(file + " was encrypted with another passphrase", e);
    }
  }

  /**
   * Reads a plain key on P-256, with its public half.
   *
   * @throws IOException the message names the file
   */
  public static KeyPair readKeys(Path file) throws IOException {
    if (!(readKey(file, null) instanceof ECPrivateKey key)) {
      throw new IOException(file + " is no EC key; move it away, and a new one is made");
    }
    var curve = ECNamedCurveTable.getParameterSpec("secp256r1");
    var point = new FixedPointCombMultiplier().multiply(curve.getG(), key.getS()).normalize();
    var place =
        new ECPoint(point.getAffineXCoord().toBigInteger(), point.getAffineYCoord().toBigInteger());
    try {
      return new KeyPair(
          KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(place, key.getParams())),
          key);
    } catch (GeneralSecurityException e) {
      throw new IOException(file + " is no key on the curve P-256", e);
    }
  }

  /**
   * Reads the certificates of a file, at least one.
   *
   * @throws IOException the message names the file
   */
  public static List<X509Certificate> readCertificates(Path file) throws IOException {
    List<X509Certificate> found = new ArrayList<>();
    try (PEMParser pem = new PEMParser(new StringReader(read(file)))) {
      for (Object block = pem.readObject(); block != null; block = pem.readObject()) {
        if (block instanceof X509CertificateHolder holder) {
          found.add(new JcaX509CertificateConverter().getCertificate(holder));
        }
      }
    } catch (GeneralSecurityException e) {
      throw new IOException(file + " holds a garbled certificate: " + e.getMessage(), e);
    }
    if (found.isEmpty()) {
      throw new IOException(file + " holds no certificate");
    }
    return found;
  }

  private static String read(Path file) throws IOException {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw new IOException(file + " is missing", e);
    }
  }

  private static void put(Path file, String text, String mode) throws IOException {
    Path beside = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(beside);
    Files.createFile(
        beside, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode)));
    Files.setPosixFilePermissions(beside, PosixFilePermissions.fromString(mode)); // whatever umask
    Durable.write(beside, text);
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    Durable.sync(Objects.requireNonNull(file.toAbsolutePath().getParent()));
  }
}
