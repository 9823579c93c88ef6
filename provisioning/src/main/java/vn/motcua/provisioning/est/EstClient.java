package vn.motcua.provisioning.est;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** The board's side of RFC 7030, over TLS 1.3. Any thread; a call waits up to 30 s. */
public final class EstClient {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String ROOT = "/.well-known/est/";

  private final URI service;
  private final List<X509Certificate> trusted;
  private final Instant now;

  /**
   * For one service.
   *
   * @param service such as {@code https://192.0.2.5:8445}
   * @param trusted the centre's authorities; nobody else is believed
   * @param now the moment at which the service's certificate has to be valid
   */
  public EstClient(URI service, List<X509Certificate> trusted, Instant now) {
    this.service = service;
    this.trusted = List.copyOf(trusted);
    this.now = now;
  }

  /**
   * The authorities of today, which a renewal may bring.
   *
   * @throws IOException with a sentence: not reached, not trusted, or what the service said
   */
  public List<X509Certificate> authorities() throws IOException, InterruptedException {
    return EstMessages.readCertificates(
        send(HttpRequest.newBuilder(service.resolve(ROOT + "cacerts")).GET(), null));
  }

  /**
   * The first certificate of a board.
   *
   * @param name {@code <centre>.<board>}
   * @param code the one-time code
   * @param keys made on this board
   * @throws IOException with a sentence: not reached, not trusted, or what the service said
   */
  public X509Certificate enrol(String name, String code, KeyPair keys)
      throws IOException, InterruptedException {
    String login =
        Base64.getEncoder().encodeToString((name + ":" + code).getBytes(StandardCharsets.UTF_8));
    return one(
        send(request("simpleenroll", name, keys).header("Authorization", "Basic " + login), null));
  }

  /**
   * The next certificate of a board.
   *
   * @param held its present chain
   * @param heldKey the key of that
   * @param keys for the next one
   */
  public X509Certificate renew(
      String name, List<X509Certificate> held, PrivateKey heldKey, KeyPair keys)
      throws IOException, InterruptedException {
    return one(send(request("simplereenroll", name, keys), keyManagers(held, heldKey)));
  }

  /**
   * A certificate for the board's pages; the site decides for which names.
   *
   * @param held the chain of the board itself
   * @param heldKey the key of that
   * @param keys of the pages
   */
  public X509Certificate pages(
      String name, List<X509Certificate> held, PrivateKey heldKey, KeyPair keys)
      throws IOException, InterruptedException {
    return one(send(request("pages/simpleenroll", name, keys), keyManagers(held, heldKey)));
  }

  private HttpRequest.Builder request(String operation, String name, KeyPair keys)
      throws IOException {
    return HttpRequest.newBuilder(service.resolve(ROOT + operation))
        .header("Content-Type", "application/pkcs10")
        .header("Content-Transfer-Encoding", "base64")
        .POST(HttpRequest.BodyPublishers.ofString(EstMessages.request(name, keys)));
  }

  private String send(HttpRequest.Builder request, KeyManager @Nullable [] own)
      throws IOException, InterruptedException {
    try (HttpClient http =
        HttpClient.newBuilder()
            .sslContext(Trust.client(trusted, own, now))
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build()) {
      HttpResponse<String> answer =
          http.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        String said =
            "%s answered %d: %s".formatted(service, answer.statusCode(), answer.body().strip());
        throw answer.statusCode() == 401 ? new NotAdmittedException(said) : new IOException(said);
      }
      return answer.body();
    } catch (SSLException refused) {
      throw explained(refused);
    }
  }

  /** A certificate that is not valid now is, for a board, most often its own clock's fault. */
  private IOException explained(SSLException refused) {
    for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateExpiredException
          || cause instanceof CertificateNotYetValidException) {
        return new IOException(
            "the certificate of %s is not valid at the time of this board's clock, %s (%s): set the clock, or let it reach a time server"
                .formatted(service, now, cause.getMessage()),
            refused);
      }
    }
    return new IOException(
        "%s is not the enrolment service of this centre, or it ended the connection: %s"
            .formatted(service, refused.getMessage()),
        refused);
  }

  private static KeyManager[] keyManagers(List<X509Certificate> chain, PrivateKey key)
      throws IOException {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      char[] password = {};
      store.setKeyEntry("own", key, password, chain.toArray(Certificate[]::new));
      var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, password);
      return keys.getKeyManagers();
    } catch (GeneralSecurityException e) {
      throw new IOException("the board's certificate and key do not fit: " + e.getMessage(), e);
    }
  }

  private X509Certificate one(String body) throws IOException {
    List<X509Certificate> found = EstMessages.readCertificates(body);
    if (found.size() != 1) {
      throw new IOException(service + " sent " + found.size() + " certificates in place of one");
    }
    return found.getFirst();
  }
}
