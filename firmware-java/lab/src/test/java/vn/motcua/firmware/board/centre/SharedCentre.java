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
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import vn.motcua.firmware.board.BoardProgram;
import vn.motcua.firmware.board.QuietNeeds;
import vn.motcua.firmware.cli.Motcua;
import vn.motcua.firmware.cli.Ran;
import vn.motcua.firmware.core.Scene;
import vn.motcua.firmware.core.Stations;
import vn.motcua.provisioning.BoardConfig;
import vn.motcua.provisioning.DeviceConfig;

/**
 * A centre whose boards share one queue, made by the verbs of the site: a real Mosquitto with TLS,
 * the configuration that ships and the access list that the site printed, and an inbox as a
 * process. One thread.
 */
final class SharedCentre implements AutoCloseable {
  private final Path directory;
  private final Path site;
  private final int port;
  private final Process mosquitto;
  private final Process inbox;

  /** Enrols these boards. */
  SharedCentre(Path directory, List<String> boards) throws Exception {
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
      for (String board : boards) {
        enrol(board, address);
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
    await().atMost(Duration.ofSeconds(20)).until(this::answers);
    Path own = site.resolve("inbox-1");
    inbox =
        Ran.start(
            "inbox",
            "--broker",
            "ssl://localhost:" + port,
            "--ca",
            own.resolve("ca.crt").toString(),
            "--certificate",
            own.resolve("inbox.crt").toString(),
            "--key",
            own.resolve("inbox.key").toString(),
            "--data",
            directory.resolve("inbox").toString());
  }

  private void enrol(String board, String enrolmentPort) throws IOException {
    String code = motcua("site board %s %s".formatted(site, board)).strip();
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

  /** Where a board keeps its ledger. */
  Path data(String board) {
    return directory.resolve("data-" + board);
  }

  /**
   * A board's program with a slot of its own, and the hub's certificate where it may be the hub.
   */
  BoardProgram start(
      String board, int slot, Set<BoardConfig.Role> roles, List<DeviceConfig> devices)
      throws IOException {
    boolean candidate =
        roles.contains(BoardConfig.Role.HUB) || roles.contains(BoardConfig.Role.SPARE);
    Path hub = site.resolve("hub");
    var config =
        new BoardConfig(
            "minh-hoa",
            board,
            roles,
            data(board),
            BoardConfig.RETENTION_DEFAULT,
            new BoardConfig.Broker(
                List.of(URI.create("ssl://localhost:" + port)),
                BoardConfig.Wire.MQTT_5,
                new BoardConfig.Tls(
                    site.resolve("ca.crt"),
                    directory.resolve(board + ".crt"),
                    directory.resolve(board + ".key")),
                false,
                true),
            new BoardConfig.Web("127.0.0.1", 0),
            devices,
            List.of(slot),
            null,
            BoardConfig.CatalogueSource.FILE,
            hubTls(candidate ? hub : null),
            BoardConfig.Queue.CENTRE);
    return new BoardProgram(
        config, Scene.site().catalogue(), QuietNeeds.of(UnaryOperator.identity(), Stations.ALL));
  }

  private static BoardConfig.@Nullable HubTls hubTls(@Nullable Path hub) {
    return hub == null
        ? null
        : new BoardConfig.HubTls(hub.resolve("hub.crt"), hub.resolve("hub.key"));
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
    inbox.destroy();
    inbox.onExit().join();
    mosquitto.destroy();
    mosquitto.onExit().join();
  }
}
