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

  /** The same from a page of {@code origin}; null for a request that does not say. */
  int status(String method, String path, String json, @Nullable String origin)
      throws IOException, InterruptedException {
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
    HttpResponse<InputStream> answer =
        client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    answer.body().close();
    return answer.statusCode();
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
    var request =
        HttpRequest.newBuilder(URI.create(address + path))
            .timeout(PATIENCE)
            .header("Origin", address)
            .header("Content-Type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    JsonMapper.shared().writeValueAsString(fields)));
    if (cookie != null) {
      request.header("Cookie", cookie);
    }
    var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
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
