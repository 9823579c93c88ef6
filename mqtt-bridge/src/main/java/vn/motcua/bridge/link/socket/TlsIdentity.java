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
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import vn.motcua.bridge.SecretFiles;
import vn.motcua.bridge.link.BrokerAddress;

/**
 * A board's certificate and key, and the CA it trusts: three PEM files (RFC 7468).
 *
 * <p>Certificates are checked at the time of {@code clock}, not the system's: a board without a
 * battery starts with a time in the past, when today's certificate is not valid yet, but its own
 * clock is never earlier than its ledger's last event. Only the site's CA is trusted, none of the
 * JDK's.
 *
 * @param authority certificates of the site's CA
 * @param certificate this side's certificate, then those between it and the CA
 * @param key its private key, PKCS #8, readable for its owner only ({@link SecretFiles#requireKey})
 */
public record TlsIdentity(Path authority, Path certificate, Path key) {
  private static final int FILE_BYTES_MAX = 1 << 20;
  private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
  private static final String END = "-----END PRIVATE KEY-----";

  /**
   * A context for {@link BrokerAddress#of(java.net.URI, SSLContext, String)}.
   *
   * @throws IOException when a file cannot be read or has the wrong content; the message says which
   *     and what to do
   */
  public SSLContext context(InstantSource clock) throws IOException {
    return context(clock, _ -> {});
  }

  /**
   * The same.
   *
   * @param judged called at each handshake, on its thread, with the certificate that is not valid
   *     at the clock's time, if any; nothing else explains why the other side then ends the
   *     connection
   */
  public SSLContext context(InstantSource clock, Consumer<Optional<CertificateTrouble>> judged)
      throws IOException {
    List<X509Certificate> chain = certificates(certificate);
    try {
      SSLContext context = SSLContext.getInstance("TLSv1.3");
      context.init(
          keys(chain),
          new TrustManager[] {new TrustAtMoment(anchors(), chain, clock, judged)},
          null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException(
          "%s is not the key of %s: %s".formatted(key, certificate, e.getMessage()), e);
    }
  }

  /**
   * The common name of {@code certificate}: a board's is {@code <centre>.<board>}, an inbox's
   * {@code inbox-1} and so on. Brokers identify clients by it.
   *
   * @throws IOException when the file cannot be read or its certificate has no common name
   */
  public String name() throws IOException {
    String subject =
        certificates(certificate).getFirst().getSubjectX500Principal().getName("RFC2253");
    try {
      return new LdapName(subject)
          .getRdns().stream()
              .filter(part -> part.getType().equalsIgnoreCase("CN"))
              .map(part -> String.valueOf(part.getValue()))
              .findFirst()
              .orElseThrow(() -> new IOException(certificate + " has no common name (CN)"));
    } catch (InvalidNameException e) {
      throw new IOException(certificate + " is of nobody: " + subject, e);
    }
  }

  private Set<TrustAnchor> anchors() throws IOException {
    Set<TrustAnchor> anchors = new LinkedHashSet<>();
    certificates(authority).forEach(each -> anchors.add(new TrustAnchor(each, null)));
    return anchors;
  }

  private KeyManager[] keys(List<X509Certificate> chain)
      throws IOException, GeneralSecurityException {
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
          "%s is no PKCS #8 private key in PEM; make one of it with openssl pkcs8 -topk8 -nocrypt"
              .formatted(key));
    }
    try {
      String base64 = pem.substring(begin + BEGIN.length(), end);
      return new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(base64));
    } catch (IllegalArgumentException e) {
      throw new IOException("%s is garbled: %s".formatted(key, e.getMessage()), e);
    }
  }

  private static List<X509Certificate> certificates(Path file) throws IOException {
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

  private static byte[] read(Path file) throws IOException {
    if (!Files.isReadable(file)) {
      throw new IOException(file + " is missing or not readable by this user");
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(FILE_BYTES_MAX + 1);
      if (bytes.length > FILE_BYTES_MAX) {
        throw new IOException(file + " is larger than any PEM file of a board");
      }
      return bytes;
    }
  }
}
