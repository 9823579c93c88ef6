package vn.motcua.firmware.intruder;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A browser at an address of its own, which trusts the site's CA and keeps the cookies that the
 * board sets. One thread.
 */
final class TlsBrowser implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int OK = 200;
  private static final int UNAVAILABLE = 503;
  private static final int TRIES_MAX = 5;
  private static final String POST = "POST";

  private final HttpClient client;
  private final String address;
  private @Nullable String cookie;

  /**
   * Nobody as yet.
   *
   * @param trust see {@link #trust}
   * @param port of the board
   * @param last of the own address: 127.0.0.{@code last}, which no other browser has
   */
  TlsBrowser(SSLContext trust, int port, int last) throws IOException {
    address = "https://127.0.0.1:" + port;
    client =
        HttpClient.newBuilder()
            .sslContext(trust)
            .version(HttpClient.Version.HTTP_1_1)
            .localAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) last}))
            .build();
  }

  /** Trusts a site's CA, and has no certificate of its own. */
  static SSLContext trust(Path authority) throws IOException {
    try (InputStream in = Files.newInputStream(authority)) {
      KeyStore trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, null);
      for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        trusted.setCertificateEntry("site-" + trusted.size(), each);
      }
      var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(trusted);
      SSLContext context = SSLContext.getInstance("TLSv1.3");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException(authority + " is no CA", e);
    }
  }

  /** The status of a request from the board's own page; whatever follows it is not read. */
  int status(String method, String path, String json) throws IOException, InterruptedException {
    return status(method, path, json, address);
  }

  /**
   * The same from a page of {@code origin}; null for a request that does not say. When the board
   * has no place at present and says when to come back, this comes back.
   */
  int status(String method, String path, String json, @Nullable String origin)
      throws IOException, InterruptedException {
    HttpRequest request = request(method, path, json, origin);
    for (int tries = 1; ; tries++) {
      HttpResponse<InputStream> answer = send(request);
      answer.body().close();
      OptionalLong later = answer.headers().firstValueAsLong("Retry-After");
      if (answer.statusCode() != UNAVAILABLE || later.isEmpty() || tries == TRIES_MAX) {
        return answer.statusCode();
      }
      TimeUnit.SECONDS.sleep(later.getAsLong());
    }
  }

  /**
   * The board closes a connection whose last request it refused without reading the body. A request
   * that meets this is sent once more, on a new connection; the JDK does this for GET only.
   */
  private HttpResponse<InputStream> send(HttpRequest request)
      throws IOException, InterruptedException {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofInputStream());
    } catch (IOException closed) {
      try {
        return client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      } catch (IOException again) {
        again.addSuppressed(closed);
        throw again;
      }
    }
  }

  private HttpRequest request(String method, String path, String json, @Nullable String origin) {
    var request = HttpRequest.newBuilder(URI.create(address + path)).timeout(PATIENCE);
    if (cookie != null) {
      request.header("Cookie", cookie);
    }
    if (origin != null) {
      request.header("Origin", origin);
    }
    if (!method.equals("GET")) {
      request
          .header("Content-Type", "application/json")
          .method(method, HttpRequest.BodyPublishers.ofString(json));
    }
    return request.build();
  }

  /** The status of a request with fields. */
  int post(String path, Map<String, String> fields) throws IOException, InterruptedException {
    return status(POST, path, JsonMapper.shared().writeValueAsString(fields));
  }

  /**
   * Posts what has to succeed, and keeps the cookie that is set.
   *
   * @return the answer's JSON
   * @throws IOException when it is refused; the message says how
   */
  String enter(String path, Map<String, String> fields) throws IOException, InterruptedException {
    String json = JsonMapper.shared().writeValueAsString(fields);
    var answer =
        client.send(request(POST, path, json, address), HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != OK) {
      throw new IOException(
          "%s was answered with %d: %s".formatted(path, answer.statusCode(), answer.body()));
    }
    answer.headers().firstValue("Set-Cookie").ifPresent(set -> cookie = set.split(";", 2)[0]);
    return answer.body();
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
