package vn.motcua.firmware.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What verbs say that run until they are stopped. */
class RunningCommandTest extends CommandLineFixture {
  @Test
  void aBoardStartsWithoutTheCameraAndTheTerminalThatCannotBeHad() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Path config =
        board(
            "lacking",
            "tcp",
            port,
            """
            [[camera]]
            name = "camera-1"
            url = "v4l2:/dev/nothing-%1$d?size=640x480"
            desk = "luan-chuyen"
            [[terminal]]
            name = "terminal-1"
            link = "adms://127.0.0.1:%2$d/EMU0000001"
            """
                .formatted(port, taken.getLocalPort()));
    Process board = Ran.start("board", "--config", config.toString());
    try {
      assertThat(Ran.until(board, "serves 127.0.0.1:" + port))
          .as("the log has a sentence")
          .contains("cannot listen for terminals at 127.0.0.1:" + taken.getLocalPort());
      URI devices = URI.create("http://127.0.0.1:" + port + "/api/view?page=devices");
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(() -> assertThat(page(devices)).contains("\"faulted\"", "\"absent\""));
    } finally {
      board.destroy();
      assertThat(board.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }
    Answer ledger = motcua("ledger show --data @/lacking-data");
    assertThat(ledger.out())
        .containsPattern("\"terminal-1\".*\"faulted\"")
        .containsPattern("\"camera-1\".*\"absent\"");
  }

  private static String page(URI address) throws IOException {
    try (InputStream body = address.toURL().openStream()) {
      return new String(body.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void theDemoSaysTheAddressOfItsBroker() throws Exception {
    Process demo = Ran.startWithLaboratory("demo", "--port", "0", "--data", place + "/told");
    try {
      assertThat(Ran.until(demo, "data: "))
          .containsPattern("http://localhost:\\d+/")
          .containsPattern("broker: mqtt://127.0.0.1:\\d+");
    } finally {
      demo.destroy();
      assertThat(demo.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }
  }
}
