package vn.motcua.bridge.link.socket;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import vn.motcua.bridge.SecretFiles;

/**
 * A certificate and its key: two PEM files (RFC 7468), read again at each call. Immutable.
 *
 * @param certificate the certificate, then those between it and the CA
 * @param key its private key, PKCS #8, RSA or EC, readable for its owner only ({@link
 *     SecretFiles#requireKey})
 */
public record KeyFiles(Path certificate, Path key) {
  private static final int FILE_BYTES_MAX = 1 << 20;
  private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
  private static final String END = "-----END PRIVATE KEY-----";

  /**
   * The certificate, then those between it and the CA.
   *
   * @throws IOException when the file cannot be read or holds none; the message names it
   */
  public List<X509Certificate> chain() throws IOException {
    return certificates(certificate);
  }

  /**
   * The same pair.
   *
   * @throws IOException when this user may not read one of the files; the message names it
   */
  public KeyFiles readable() throws IOException {
    requireReadable(certificate);
    requireReadable(key);
    return this;
  }

  /**
   * A context for a server that asks its clients for no certificate.
   *
   * @throws IOException when a file cannot be read, has the wrong content, or the key is another
   *     certificate's; the message names the file
   */
  public SSLContext server() throws IOException {
    List<X509Certificate> chain = chain();
    try {
      requireSameKey(chain.getFirst());
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys(chain), null, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException(
          "%s is not the key of %s: %s".formatted(key, certificate, e.getMessage()), e);
    }
  }

  /**
   * The pair for a TLS context.
   *
   * @throws IOException when a file cannot be read, or the two do not fit; the message names it
   */
  public KeyManager[] managers() throws IOException {
    try {
      return keys(chain());
    } catch (GeneralSecurityException e) {
      throw new IOException(
          "%s is not the key of %s: %s".formatted(key, certificate, e.getMessage()), e);
    }
  }

  /** Signs something with the key and checks it with the certificate. */
  private void requireSameKey(X509Certificate own) throws IOException, GeneralSecurityException {
    String algorithm = own.getPublicKey().getAlgorithm();
    Signature signature = Signature.getInstance("SHA256with" + algorithm.replace("EC", "ECDSA"));
    signature.initSign(KeyFactory.getInstance(algorithm).generatePrivate(privateKey()));
    byte[] sample = own.getEncoded();
    signature.update(sample);
    byte[] signed = signature.sign();
    signature.initVerify(own.getPublicKey());
    signature.update(sample);
    if (!signature.verify(signed)) {
      throw new IOException("%s is not the key of %s".formatted(key, certificate));
    }
  }

  KeyManager[] keys(List<X509Certificate> chain) throws IOException, GeneralSecurityException {
    String algorithm = chain.getFirst().getPublicKey().getAlgorithm();
    PrivateKey own = KeyFactory.getInstance(algorithm).generatePrivate(privateKey());
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    char[] password = {};
    store.setKeyEntry("own", own, password, chain.toArray(Certificate[]::new));
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, password);
    return keys.getKeyManagers();
  }

  private PKCS8EncodedKeySpec privateKey() throws IOException {
    String pem = new String(read(key), StandardCharsets.US_ASCII);
    SecretFiles.requireKey(key);
    int begin = pem.indexOf(BEGIN);
    int end = pem.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IOException(
          "%s is not a PKCS #8 private key in PEM; convert it with openssl pkcs8 -topk8 -nocrypt"
              .formatted(key));
    }
    try {
      String base64 = pem.substring(begin + BEGIN.length(), end);
      return new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(base64));
    } catch (IllegalArgumentException e) {
      throw new IOException("%s is garbled: %s".formatted(key, e.getMessage()), e);
    }
  }

  static List<X509Certificate> certificates(Path file) throws IOException {
    try (InputStream in = new java.io.ByteArrayInputStream(read(file))) {
      List<X509Certificate> found =
          CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
              .map(X509Certificate.class::cast)
              .toList();
      if (found.isEmpty()) {
        throw new IOException(file + " holds no certificate in PEM");
      }
      return found;
    } catch (GeneralSecurityException e) {
      throw new IOException("%s is no certificate in PEM: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static void requireReadable(Path file) throws IOException {
    if (!Files.isReadable(file)) {
      throw new IOException(file + " is missing or not readable by this user");
    }
  }

  private static byte[] read(Path file) throws IOException {
    requireReadable(file);
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(FILE_BYTES_MAX + 1);
      if (bytes.length > FILE_BYTES_MAX) {
        throw new IOException(file + " is larger than any PEM file of a board");
      }
      return bytes;
    }
  }
}
