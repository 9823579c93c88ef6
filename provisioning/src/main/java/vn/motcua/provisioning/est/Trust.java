package vn.motcua.provisioning.est;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** TLS 1.3 between the boards and the enrolment service of one centre. Stateless; any thread. */
public final class Trust {
  private Trust() {}

  /**
   * A board's context, in which only the centre's authorities are believed.
   *
   * @param trusted the authorities
   * @param own this side's certificate and key; null for a board without one
   * @param now the moment at which certificates have to be valid
   * @throws IOException when this JDK cannot set it up
   */
  static SSLContext client(List<X509Certificate> trusted, KeyManager @Nullable [] own, Instant now)
      throws IOException {
    try {
      Set<TrustAnchor> anchors = new HashSet<>();
      trusted.forEach(each -> anchors.add(new TrustAnchor(each, null)));
      var parameters = new PKIXBuilderParameters(anchors, new X509CertSelector());
      parameters.setRevocationEnabled(false);
      parameters.setDate(Date.from(now));
      TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
      factory.init(new CertPathTrustManagerParameters(parameters));
      return context(own, factory.getTrustManagers());
    } catch (GeneralSecurityException e) {
      throw new IOException("TLS cannot be set up: " + e.getMessage(), e);
    }
  }

  /**
   * The service's context. It lets every client certificate through, so that whoever shows a
   * foreign or an expired one gets a sentence and is counted: TLS proves that the client holds the
   * key, and the service decides about the certificate.
   *
   * @param own the service's certificate and key
   * @throws IOException when this JDK cannot set it up
   */
  public static SSLContext server(KeyManager[] own) throws IOException {
    try {
      return context(own, new TrustManager[] {new Undecided()});
    } catch (GeneralSecurityException e) {
      throw new IOException("TLS cannot be set up: " + e.getMessage(), e);
    }
  }

  private static SSLContext context(KeyManager @Nullable [] own, TrustManager[] trust)
      throws GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLSv1.3");
    context.init(own, trust, null);
    return context;
  }

  /** Leaves clients to {@link EstService}; a server is never believed. */
  private static final class Undecided extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
        throws CertificateException {
      throw noServer();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
        throws CertificateException {
      throw noServer();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      throw noServer();
    }

    private static CertificateException noServer() {
      return new CertificateException("the service calls nobody, so it believes no server");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
