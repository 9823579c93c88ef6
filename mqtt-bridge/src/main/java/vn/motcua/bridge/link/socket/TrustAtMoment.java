package vn.motcua.bridge.link.socket;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * The JDK's own PKIX and host name checks, at the time of a given clock. Revocation is not checked:
 * a board's certificates are short-lived and its network ends at the broker. A failure because of
 * the time is logged once. Any thread.
 */
final class TrustAtMoment extends X509ExtendedTrustManager {
  private static final System.Logger LOG = System.getLogger(TrustAtMoment.class.getName());

  private final Set<TrustAnchor> anchors;
  private final List<X509Certificate> own;
  private final InstantSource clock;
  private final Consumer<Optional<CertificateTrouble>> judged;
  private final AtomicReference<String> said = new AtomicReference<>("");

  /**
   * Trust in {@code anchors}.
   *
   * @param own our certificates, which the other side checks
   * @param judged called at each handshake with the certificate that is not valid at the clock's
   *     time, if any
   */
  TrustAtMoment(
      Set<TrustAnchor> anchors,
      List<X509Certificate> own,
      InstantSource clock,
      Consumer<Optional<CertificateTrouble>> judged) {
    this.anchors = Set.copyOf(anchors);
    this.own = List.copyOf(own);
    this.clock = clock;
    this.judged = judged;
  }

  /** One of the JDK's checks. */
  private interface Check {
    void by(X509ExtendedTrustManager trust) throws CertificateException;
  }

  private void check(X509Certificate[] chain, Check check) throws CertificateException {
    Instant now = clock.instant();
    List<X509Certificate> shown = new ArrayList<>(List.of(chain));
    shown.removeAll(List.of(getAcceptedIssuers()));
    Optional<CertificateTrouble> theirs =
        CertificateTrouble.in(shown, CertificateTrouble.Whose.BROKER, now);
    Optional<CertificateTrouble> any =
        theirs.or(() -> CertificateTrouble.in(own, CertificateTrouble.Whose.OWN, now));
    any.ifPresent(this::say);
    judged.accept(any);
    try {
      check.by(at(now));
    } catch (CertificateException e) {
      throw theirs.isEmpty() ? e : new CertificateException(theirs.get().sentence(), e);
    }
  }

  private void say(CertificateTrouble trouble) {
    String once = trouble.whose() + " " + trouble.until() + " " + trouble.isEarly();
    if (!said.getAndSet(once).equals(once)) {
      LOG.log(System.Logger.Level.WARNING, "no connection with TLS: {0}", trouble.sentence());
    }
  }

  private X509ExtendedTrustManager at(Instant now) throws CertificateException {
    try {
      var parameters = new PKIXBuilderParameters(anchors, new X509CertSelector());
      parameters.setRevocationEnabled(false);
      parameters.setDate(Date.from(now));
      TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
      factory.init(new CertPathTrustManagerParameters(parameters));
      return (X509ExtendedTrustManager) factory.getTrustManagers()[0];
    } catch (GeneralSecurityException e) {
      throw new CertificateException("no trust can be established", e);
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    check(chain, trust -> trust.checkServerTrusted(chain, type, socket));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    check(chain, trust -> trust.checkServerTrusted(chain, type, engine));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    check(chain, trust -> trust.checkServerTrusted(chain, type));
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    check(chain, trust -> trust.checkClientTrusted(chain, type, socket));
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    check(chain, trust -> trust.checkClientTrusted(chain, type, engine));
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    check(chain, trust -> trust.checkClientTrusted(chain, type));
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return anchors.stream().map(TrustAnchor::getTrustedCert).toArray(X509Certificate[]::new);
  }
}
