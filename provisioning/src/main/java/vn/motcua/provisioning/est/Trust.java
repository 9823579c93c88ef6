package vn.motcua.provisioning.est;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** TLS 1.3 between the boards and the enrolment service of one centre. Stateless; any thread. */
public final class Trust {
  private Trust() {}

  /**
   * A context in which only the centre's authorities are believed.
   *
   * @param trusted the authorities
   * @param own this side's certificate and key; null for a board without one
   * @throws IOException when this JDK cannot set it up
   */
  public static SSLContext context(List<X509Certificate> trusted, KeyManager @Nullable [] own)
      throws IOException {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      for (X509Certificate each : trusted) {
        store.setCertificateEntry(each.getSerialNumber().toString(), each);
      }
      var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      SSLContext context = SSLContext.getInstance("TLSv1.3");
      context.init(own, trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException("TLS cannot be set up: " + e.getMessage(), e);
    }
  }
}
