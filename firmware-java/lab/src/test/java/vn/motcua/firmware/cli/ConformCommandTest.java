package vn.motcua.firmware.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.bridge.inbox.Inbox;
import vn.motcua.bridge.lab.EmbeddedBroker;
import vn.motcua.bridge.link.paho.PahoMqttPort;
import vn.motcua.firmware.core.Stations;

/** What {@code motcua conform} says, and its exit code. */
class ConformCommandTest {
  @TempDir Path directory = Path.of("");

  @Test
  void aCaseServerThatDoesWhatWasAskedPasses() throws Exception {
    try (var broker = EmbeddedBroker.start(0, null);
        var inbox =
            Inbox.open(
                directory,
                Stations.ALL.events(),
                PahoMqttPort.to(broker.url()),
                InstantSource.system())) {
      await().until(inbox::connected);
      Ran ran = conform(broker.url().toString(), "--check=withheld,structured", "--json");
      assertThat(ran.output()).contains("\"checks\":2,\"failed\":0");
      assertThat(ran.code()).isZero();
    }
  }

  @Test
  void aCaseServerThatIsNotThereFails() throws Exception {
    try (var broker = EmbeddedBroker.start(0, null)) {
      Ran ran = conform(broker.url().toString(), "--check=birth", "--patience=5");
      assertThat(ran.output())
          .contains("FAIL  birth ", "; but no answer within 5 s", "1 checks, 1 failed");
      assertThat(ran.code()).isEqualTo(ExitCode.FAILED);
    }
  }

  @Test
  void aBrokerThatKnowsOnlyAnOlderVersionIsNamed() throws Exception {
    try (var broker = new OlderBroker()) {
      Ran ran = conform(broker.url());
      assertThat(ran.output())
          .isEqualToIgnoringNewLines(
              broker.url()
                  + " knows only MQTT 3.1.1, and conform needs MQTT 5; a board can use this broker"
                  + " with mqtt = \"3.1.1\" in board.toml.");
      assertThat(ran.code()).isEqualTo(ExitCode.UNAVAILABLE);
    }
  }

  @Test
  void aBrokerThatIsNotThereIsReported() throws Exception {
    String nowhere;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nowhere = "tcp://127.0.0.1:" + socket.getLocalPort();
    }
    Ran ran = conform(nowhere, "--patience=5");
    assertThat(ran.output())
        .isEqualToIgnoringNewLines(
            nowhere
                + " accepts no MQTT connection; check the address and whether the broker runs.");
    assertThat(ran.code()).isEqualTo(ExitCode.UNAVAILABLE);
  }

  @Test
  void aCheckThatDoesNotExistIsNamedWithThoseThatDo() {
    Ran ran = conform("tcp://127.0.0.1:1", "--check=gaps");
    assertThat(ran.output()).contains("--check gaps is none of birth, order, duplicate");
    assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
  }

  private record Ran(int code, String output) {}

  private static Ran conform(String url, String... options) {
    StringWriter output = new StringWriter();
    var command = Motcua.commandLine();
    command.setOut(new PrintWriter(output));
    command.setErr(new PrintWriter(output));
    List<String> arguments = new ArrayList<>(List.of("conform", "--broker=" + url));
    arguments.addAll(List.of(options));
    return new Ran(command.execute(arguments.toArray(String[]::new)), output.toString());
  }

  /** Answers a CONNECT of MQTT 5 as MQTT 3.1.1 says (3.1.2.2): return code 1, then the end. */
  private static final class OlderBroker implements AutoCloseable {
    private static final int LEVEL_AT = 8;
    private static final int LEVEL_3_1_1 = 4;

    private volatile @Nullable IOException failure;
    private final ServerSocket server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());

    OlderBroker() throws IOException {
      Thread _ = Thread.ofPlatform().daemon().start(this::serve);
    }

    String url() {
      return "tcp://127.0.0.1:" + server.getLocalPort();
    }

    private void serve() {
      while (!server.isClosed()) {
        try (Socket socket = server.accept()) {
          byte[] connect = socket.getInputStream().readNBytes(LEVEL_AT + 1);
          boolean known = connect[LEVEL_AT] == LEVEL_3_1_1;
          socket.getOutputStream().write(new byte[] {0x20, 2, 0, (byte) (known ? 0 : 1)});
          if (known) {
            long _ = socket.getInputStream().transferTo(OutputStream.nullOutputStream());
          }
        } catch (IOException e) {
          failure = server.isClosed() ? null : e;
        }
      }
    }

    @Override
    public void close() throws IOException {
      server.close();
      assertThat(failure).isNull();
    }
  }
}
