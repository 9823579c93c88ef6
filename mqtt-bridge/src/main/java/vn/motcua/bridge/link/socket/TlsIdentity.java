package vn.motcua.bridge.link.socket;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
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
    KeyFiles own = new KeyFiles(certificate, key);
    List<X509Certificate> chain = own.chain();
    try {
      SSLContext context = SSLContext.getInstance("TLSv1.3");
      context.init(
          own.keys(chain),
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
        KeyFiles.certificates(certificate).getFirst().getSubjectX500Principal().getName("RFC2253");
    try {
      return new LdapName(subject)
          .getRdns().stream()
              .filter(part -> part.getType().equalsIgnoreCase("CN"))
              .map(part -> String.valueOf(part.getValue()))
              .findFirst()
              .orElseThrow(() -> new IOException(certificate + " has no common name (CN)"));
    } catch (InvalidNameException e) {
      throw new IOException(certificate + " names nobody: " + subject, e);
    }
  }

  private Set<TrustAnchor> anchors() throws IOException {
    Set<TrustAnchor> anchors = new LinkedHashSet<>();
    KeyFiles.certificates(authority).forEach(each -> anchors.add(new TrustAnchor(each, null)));
    return anchors;
  }
}
