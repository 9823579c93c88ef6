package vn.motcua.firmware.people.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import vn.motcua.firmware.cli.Motcua;
import vn.motcua.firmware.cli.Ran;
import vn.motcua.provisioning.BoardConfig;

/**
 * A centre made by the verbs of the site: a real Mosquitto with TLS, the configuration that ships
 * and the access list that the site printed, and a certificate for each of three boards. {@code
 * tru-so} owns the accounts, {@code quay-2} gets them, {@code quay-9} has nothing to do with them.
 */
final class CentreWithAccounts implements AutoCloseable {
  static final String OWNER = "tru-so";
  static final String HOLDER = "quay-2";
  static final String INTRUDER = "quay-9";

  private static final long PATIENCE_SECONDS = 60;

  private final Path directory;
  private final Path site;
  private final int port;
  private final Process mosquitto;

  CentreWithAccounts(Path directory) throws Exception {
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
      enrol(OWNER, "--accounts-owner", address);
      enrol(HOLDER, "--accounts", address);
      enrol(INTRUDER, "--names", address);
    } finally {
      enrolment.destroyForcibly().waitFor();
    }
    port = freePort();
    mosquitto =
        new ProcessBuilder("/usr/sbin/mosquitto", "-c", configuration().toString())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("broker.log").toFile())
            .start();
    awaitPort();
  }

  private void enrol(String board, String rights, String enrolmentPort) throws IOException {
    String code = motcua("site board %s %s %s".formatted(site, board, rights)).strip();
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

  private void awaitPort() throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (System.nanoTime() < end && mosquitto.isAlive()) {
      try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
        return;
      } catch (IOException notYet) {
        Thread.onSpinWait();
      }
    }
    throw new AssertionError(Files.readString(directory.resolve("broker.log")));
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      return free.getLocalPort();
    }
  }

  /** The broker's own port. */
  int port() {
    return port;
  }

  /** How a board reaches the broker through a port of this machine, with its own certificate. */
  BoardConfig.Broker broker(String board, int through) {
    return new BoardConfig.Broker(
        List.of(URI.create("ssl://localhost:" + through)),
        BoardConfig.Wire.MQTT_5,
        new BoardConfig.Tls(
            site.resolve("ca.crt"),
            directory.resolve(board + ".crt"),
            directory.resolve(board + ".key")),
        false);
  }

  /** What {@code mosquitto_sub} or {@code mosquitto_pub} says with a board's certificate. */
  String mosquitto(String program, String board, String arguments) throws Exception {
    Process process =
        new ProcessBuilder(
                "sh",
                "-c",
                "%s -h localhost -p %d --cafile %s/ca.crt --cert %s.crt --key %s.key -V 5 -q 1 %s"
                    .formatted(program, port, site, board, board, arguments))
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
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
