package vn.motcua.firmware.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.motcua.firmware.web.HostileClients.Attack;
import vn.motcua.firmware.web.guard.Doorway;
import vn.motcua.firmware.web.guard.Limits;

/**
 * The board's own screen while the network is hostile. {@code -Dmotcua.hostile.seconds=60} makes a
 * campaign of it, in which the slowest answer counts; in the short form every answer has to come,
 * and how fast is only printed, since a machine that runs a whole suite is slow by itself.
 */
final class HostileClientsTest {
  private static final int CLIENTS = 300;
  private static final int SHORT_SECONDS = 2;
  private static final int SECONDS = Integer.getInteger("motcua.hostile.seconds", SHORT_SECONDS);
  private static final int ROUND_MILLIS = 100;

  @TempDir private Path directory;

  @ParameterizedTest
  @EnumSource(value = Attack.class, mode = EnumSource.Mode.EXCLUDE, names = "HALF_HANDSHAKE")
  void theBoardsOwnScreenIsAnsweredWithinASecondWhileThreeHundredClientsHoldConnections(
      Attack attack) throws Exception {
    attack(attack, false);
  }

  @ParameterizedTest
  @EnumSource(Attack.class)
  void theSameHoldsOverTls(Attack attack) throws Exception {
    attack(attack, true);
  }

  private void attack(Attack attack, boolean tls) throws Exception {
    Optional<InetAddress> network = network();
    assumeThat(network).as("an address beyond loopback, to attack from").isPresent();
    var board = new FakeBoard();
    var limits = new Limits(Limits.MAX, Limits.MAX);
    Doorway plain = Doorway.at("0.0.0.0", true);
    Doorway doorway = tls ? plain.with(new PageCa(directory).issue("pages", 2)) : plain;
    try (var server = new PageServer(new PageServer.Needs(doorway, 0, limits, board))) {
      server.start();
      var target = new InetSocketAddress(network.get(), server.port());
      SSLSocketFactory secret = tls ? trustful() : null;
      try (var hostile = new HostileClients(CLIENTS, attack, network.get(), target, secret)) {
        List<Duration> answers = answers(board, server.port());
        System.out.printf(
            "%s%s: %d hostile connections; %d answers to the screen, half of them within %d ms, the"
                + " slowest %d ms%n",
            attack,
            tls ? " over TLS" : "",
            hostile.connections(),
            answers.size(),
            answers.get(answers.size() / 2).toMillis(),
            answers.getLast().toMillis());
        assertThat(hostile.connections()).isGreaterThanOrEqualTo(CLIENTS / 2);
        if (SECONDS > SHORT_SECONDS) {
          assertThat(answers.getLast()).isLessThan(Duration.ofSeconds(1));
        }
      }
    }
  }

  /** Of clients that take any certificate. */
  private static SSLSocketFactory trustful() throws GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(
        null,
        new TrustManager[] {
          new X509ExtendedTrustManager() {
            @Override
            public void checkClientTrusted(X509Certificate[] chain, String type) {}

            @Override
            public void checkServerTrusted(X509Certificate[] chain, String type) {}

            @Override
            public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

            @Override
            public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

            @Override
            public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine e) {}

            @Override
            public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine e) {}

            @Override
            public X509Certificate[] getAcceptedIssuers() {
              return new X509Certificate[0];
            }
          }
        },
        null);
    return context.getSocketFactory();
  }

  /** How long the screen waits for what it asks ten times a second; the shortest time first. */
  private static List<Duration> answers(FakeBoard board, int port) throws Exception {
    var pace = new CountDownLatch(1);
    List<Duration> answers = new ArrayList<>();
    for (int round = 0; round < SECONDS * 1_000 / ROUND_MILLIS; round++) {
      board.changed();
      for (String path : List.of("/kiosk", "/api/view?page=kiosk", "/api/stream")) {
        answers.add(untilAnswered(port, path));
      }
      var _ = pace.await(ROUND_MILLIS, TimeUnit.MILLISECONDS);
    }
    Collections.sort(answers);
    return answers;
  }

  /** From the connection to the status line, which is 200. */
  private static Duration untilAnswered(int port, String path) throws IOException {
    long began = System.nanoTime();
    try (var socket = new Socket()) {
      socket.setSoTimeout(10_000);
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 10_000);
      String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      byte[] line = socket.getInputStream().readNBytes("HTTP/1.1 200".length());
      assertThat(new String(line, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 200");
      return Duration.ofNanos(System.nanoTime() - began);
    }
  }

  private static Optional<InetAddress> network() throws IOException {
    return NetworkInterface.networkInterfaces()
        .flatMap(NetworkInterface::inetAddresses)
        .filter(each -> each.getAddress().length == 4 && !each.isLoopbackAddress())
        .findFirst();
  }
}
