package vn.motcua.firmware.board.centre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import vn.motcua.firmware.cli.Motcua;
import vn.motcua.firmware.cli.Ran;
import vn.motcua.provisioning.BoardConfig;

/**
 * A centre made by the verbs of the site: boards with certificates, and a real Mosquitto with TLS,
 * the configuration that ships and the access list that the site printed. One thread.
 */
public final class EnrolledCentre implements AutoCloseable {
  private final Path directory;
  private final Path site;
  private final int port;
  private final Process mosquitto;

  /** Enrols these boards; each with its options of {@code site board}, or none. */
  public EnrolledCentre(Path directory, Map<String, String> boards) throws Exception {
    this.directory = directory;
    this.site = directory.resolve("minh-hoa");
    Files.writeString(directory.resolve("passphrase"), "năm từ ngẫu nhiên đây\n");
    motcua(
        ("site init %s --centre minh-hoa --name Demo --broker localhost --enrolment"
                + " localhost --passphrase-file %s")
            .formatted(site, directory.resolve("passphrase")));
    Process enrolment =
        Ran.start("site", "serve", site.toString(), "--host", "127.0.0.1", "--port", "0");
    try {
      String address = enrolment.inputReader().readLine().replaceFirst(".*:(\\d+);.*", "$1");
      for (Map.Entry<String, String> board : boards.entrySet()) {
        enrol(board.getKey(), board.getValue(), address);
      }
    } finally {
      enrolment.destroyForcibly().waitFor();
    }
    port = freePort();
    mosquitto =
        new ProcessBuilder("/usr/sbin/mosquitto", "-c", configuration().toString())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("broker.log").toFile())
            .start();
    await().atMost(Duration.ofSeconds(60)).until(this::answers);
  }

  private void enrol(String board, String rights, String enrolmentPort) throws IOException {
    String code = motcua("site board %s %s %s".formatted(site, board, rights).strip()).strip();
    Path toml =
        Files.writeString(
            directory.resolve(board + ".toml"),
            """
            centre = "minh-hoa"
            board = "%2$s"
            roles = ["counter"]
            data = "%1$s/data-%2$s"
            [broker]
            url = "ssl://localhost:8883"
            ca = "%3$s/ca.crt"
            certificate = "%1$s/%2$s.crt"
            key = "%1$s/%2$s.key"
            """
                .formatted(directory, board, site));
    motcua(
        "enrol --config %s --service https://localhost:%s --code %s"
            .formatted(toml, enrolmentPort, code));
  }

  private Path configuration() throws IOException {
    Path shipped =
        Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
            .map(each -> each.resolve("provisioning/image/mosquitto/motcua.conf"))
            .filter(Files::exists)
            .findFirst()
            .orElseThrow();
    return Files.writeString(
        directory.resolve("broker.conf"),
        Files.readAllLines(shipped).stream()
            .map(line -> line.replace("listener 8883", "listener " + port + " 127.0.0.1"))
            .map(line -> line.replace("/etc/motcua/broker", site.resolve("broker").toString()))
            .filter(line -> !line.startsWith("persistence"))
            .collect(Collectors.joining("\n", "user root\n", "\n")));
  }

  private boolean answers() throws IOException {
    if (!mosquitto.isAlive()) {
      throw new IOException(Files.readString(directory.resolve("broker.log")));
    }
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      return free.getLocalPort();
    }
  }

  /** The folder of the site. */
  public Path site() {
    return site;
  }

  /** The broker's own port. */
  public int port() {
    return port;
  }

  /** How a board reaches the broker through a port of this machine, with its own certificate. */
  public BoardConfig.Broker broker(String board, int through) {
    return new BoardConfig.Broker(
        List.of(URI.create("ssl://localhost:" + through)),
        BoardConfig.Wire.MQTT_5,
        new BoardConfig.Tls(
            site.resolve("ca.crt"),
            directory.resolve(board + ".crt"),
            directory.resolve(board + ".key")),
        false,
        true);
  }

  private static String motcua(String arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine command =
        Motcua.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    assertThat(command.execute(arguments.split(" "))).as("%s: %s", arguments, err).isZero();
    return out.toString();
  }

  @Override
  public void close() {
    mosquitto.destroy();
    mosquitto.onExit().join();
  }
}
