package vn.motcua.firmware.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.bridge.link.socket.KeyFiles;
import vn.motcua.firmware.queue.touch.CounterTouch;
import vn.motcua.firmware.web.guard.Doorway;
import vn.motcua.firmware.web.guard.Limits;
import vn.motcua.firmware.web.server.ConnectionLimits;
import vn.motcua.firmware.web.server.PageTls;
import vn.motcua.firmware.web.server.PageTlsException;
import vn.motcua.firmware.web.server.WebServer;

/** Pages with a certificate, asked by the JDK's client, openssl and curl. */
@Timeout(120)
final class PagesOverTlsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir private Path directory;
  private final FakeBoard board = new FakeBoard();
  private final List<String> log = new CopyOnWriteArrayList<>();
  private final Logger logger = Logger.getLogger(PageTls.class.getName());
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord said) {
          Object[] values = Objects.requireNonNullElse(said.getParameters(), new Object[0]);
          log.add(java.text.MessageFormat.format(said.getMessage(), values));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  private String network = "";
  private PageCa ca;
  private KeyFiles keys;
  private PageServer server;

  @BeforeEach
  void start() throws Exception {
    logger.addHandler(handler);
    network =
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .filter(each -> each.getAddress().length == 4 && !each.isLoopbackAddress())
            .map(InetAddress::getHostAddress)
            .findFirst()
            .orElse("127.0.0.1");
    ca = new PageCa(directory);
    keys = ca.issue("pages", 2, network);
    server =
        new PageServer(
            new PageServer.Needs(
                Doorway.at("0.0.0.0", true).with(keys),
                0,
                new Limits(Limits.MAX, Limits.MAX),
                board));
    server.start();
  }

  @AfterEach
  void close() {
    server.close();
    logger.removeHandler(handler);
  }

  private HttpRequest.Builder to(String scheme, String host, String path) {
    return HttpRequest.newBuilder(URI.create(scheme + "://" + host + ":" + server.port() + path));
  }

  @Test
  void theJdksClientReadsPagesTouchesAndListensFromTheNetwork() throws Exception {
    try (HttpClient client = ca.client()) {
      var page =
          client.send(to("https", network, "/kiosk").build(), HttpResponse.BodyHandlers.ofString());
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.sslSession().orElseThrow().getProtocol()).isEqualTo("TLSv1.3");
      var touch =
          client.send(
              to("https", network, "/api/touch/call-next")
                  .header("Content-Type", "application/json")
                  .header("Origin", "https://" + network + ":" + server.port())
                  .POST(HttpRequest.BodyPublishers.ofString("{\"counter\":\"1\"}"))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(board.touches).as(touch.body()).containsExactly(new CounterTouch.CallNext("1"));
      var stream =
          client.send(
              to("https", network, "/api/stream?page=kiosk").build(),
              HttpResponse.BodyHandlers.ofInputStream());
      assertThat(new String(stream.body().readNBytes(11), StandardCharsets.UTF_8))
          .isEqualTo("event: view");
      stream.body().close();
      client.shutdownNow();
    }
  }

  @Test
  void curlReadsAPageAndTrustsNobodyElsesCertificate() throws Exception {
    String page = "https://localhost:" + server.port() + "/kiosk";
    assertThat(PageCa.run(directory, "", "curl -sS --cacert " + ca.authority() + " " + page))
        .contains("<html lang=\"vi\">");
    assertThat(PageCa.run(directory, "", "curl -sS " + page)).contains("certificate");
  }

  @Test
  void opensslSpeaksTls13AndNothingOlder() throws Exception {
    assertThat(openssl("-tls1_3"))
        .contains("TLSv1.3", "Verify return code: 0 (ok)", "HTTP/1.1 200");
    assertThat(openssl("-tls1_2")).contains("alert protocol version").doesNotContain("HTTP/1.1");
    assertThat(openssl("-tls1_1 -cipher DEFAULT@SECLEVEL=0")).doesNotContain("HTTP/1.1");
  }

  private String openssl(String options) throws IOException {
    String request = "GET /kiosk HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    return PageCa.run(
        directory,
        request,
        "openssl s_client -ign_eof -CAfile %s -connect localhost:%d %s"
            .formatted(ca.authority(), server.port(), options));
  }

  @Test
  void withoutTlsTheBoardsOwnScreenIsServedAndAnotherMachineIsToldTheAddress() throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      var own =
          client.send(
              to("http", "localhost", "/kiosk").build(), HttpResponse.BodyHandlers.ofString());
      assertThat(own.statusCode()).isEqualTo(200);
      if (!network.startsWith("127.")) {
        var other =
            client.send(
                to("http", network, "/api/view?page=counter/1").build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(other.statusCode()).isEqualTo(403);
        assertThat(other.body()).contains("https://" + network).doesNotContain("Trần Thị Mẫu");
      }
    }
  }

  @Test
  void aNewCertificateIsTakenWithoutARestartAndABadOneIsNot() throws Exception {
    String first = served();
    PageCa.replace(keys, ca.issue("next", 2, network));
    await().atMost(PATIENCE).until(() -> !served().equals(first));
    String second = served();
    assertThat(log).anyMatch(said -> said.contains("new certificate"));
    Files.copy(ca.issue("other", 2).key(), keys.key(), StandardCopyOption.REPLACE_EXISTING);
    await()
        .atMost(PATIENCE)
        .until(() -> log.stream().anyMatch(said -> said.contains("is not the key of")));
    assertThat(served()).as("the old one stays").isEqualTo(second);
    assertThat(log.getLast()).contains(keys.key().toString(), "put a certificate and its key");
    PageCa.replace(keys, ca.issue("last", 2, network));
    await().atMost(PATIENCE).until(() -> !served().equals(second));
  }

  /** The serial number of the certificate that a new connection gets. */
  private String served() throws Exception {
    try (HttpClient client = ca.client()) {
      var page =
          client.send(
              to("https", "localhost", "/kiosk").build(), HttpResponse.BodyHandlers.ofString());
      var own = page.sslSession().orElseThrow().getPeerCertificates()[0];
      return ((X509Certificate) own).getSerialNumber().toString();
    }
  }

  @Test
  void aCertificateOutOfDateIsServedAndTheLogSaysSo() throws Exception {
    InstantSource later = InstantSource.fixed(Instant.now().plus(Duration.ofDays(900)));
    PageTls tls = new PageTls(keys, later);
    assertThat(log)
        .singleElement()
        .asString()
        .contains("is valid from", keys.certificate().toString(), "taken without a restart")
        .doesNotContain("%s");
    assertThat(tls).isNotNull();
  }

  @Test
  void filesThatCannotServeAreNamedWithWhatToDo() throws Exception {
    KeyFiles stranger = ca.issue("stranger", 2);
    refused(
        new KeyFiles(keys.certificate(), stranger.key()), stranger.key() + " is not the key of");
    Path missing = directory.resolve("missing.crt");
    refused(new KeyFiles(missing, keys.key()), missing + " is missing or not readable");
    Path csr = directory.resolve("pages.csr");
    Files.setPosixFilePermissions(csr, PosixFilePermissions.fromString("rw-------"));
    refused(new KeyFiles(keys.certificate(), csr), csr + " is not a PKCS #8 private key in PEM");
    Path empty = Files.writeString(directory.resolve("empty.crt"), "");
    refused(new KeyFiles(empty, keys.key()), empty.toString());
    Files.setPosixFilePermissions(stranger.key(), PosixFilePermissions.fromString("rw-r--r--"));
    refused(stranger, "chmod");
  }

  private static void refused(KeyFiles files, String why) {
    assertThatThrownBy(() -> new PageTls(files, InstantSource.system()))
        .isInstanceOf(PageTlsException.class)
        .hasMessageContaining(why)
        .hasMessageContaining("under [web] in board.toml");
    assertThatThrownBy(() -> PageTls.check(files)).isInstanceOf(PageTlsException.class);
  }

  @Test
  void aClientThatNeverFinishesTheHandshakeHasItsShareOfPlacesAndIsCutOff() throws Exception {
    var limits =
        new ConnectionLimits(
            16, 8, 4, Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(5));
    var pages = new ViewPages(board);
    var tls = new PageTls(keys, InstantSource.system());
    List<Socket> stuck = new ArrayList<>();
    try (pages;
        var http = new WebServer(new InetSocketAddress("0.0.0.0", 0), limits, pages, tls)) {
      http.start();
      for (int client = 0; client < 6; client++) {
        var socket = new Socket(network, http.port());
        socket.getOutputStream().write(new byte[] {0x16, 3, 1, 2, 0, 1, 0, 1});
        stuck.add(socket);
      }
      if (!network.startsWith("127.")) {
        await().atMost(PATIENCE).until(() -> http.refused() == 2);
      }
      await().atMost(PATIENCE).until(() -> http.cutOff() >= 4 && http.connections() == 0);
    } finally {
      for (Socket socket : stuck) {
        socket.close();
      }
    }
  }
}
