package vn.motcua.firmware.cli.site;

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
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import vn.motcua.bridge.link.BrokerAddress;
import vn.motcua.bridge.link.Brokers;
import vn.motcua.bridge.link.MqttPort;
import vn.motcua.bridge.link.PortEvent;
import vn.motcua.bridge.link.paho.PahoMqttPort;
import vn.motcua.bridge.link.socket.TlsIdentity;
import vn.motcua.bridge.wire.Message;
import vn.motcua.firmware.cli.ExitCode;
import vn.motcua.firmware.cli.Motcua;
import vn.motcua.provisioning.SiteConfig;
import vn.motcua.provisioning.est.BoardCertificate;
import vn.motcua.provisioning.est.EstService;
import vn.motcua.provisioning.site.NewSite;
import vn.motcua.provisioning.site.Registrar;
import vn.motcua.provisioning.site.SiteFolder;

/**
 * A centre on disk with its board kiosk-1, the enrolment service and a real Mosquitto, for tests.
 *
 * @param directory has the centre's folder {@code minh-hoa}, {@code board.toml} and the board's
 *     {@code board.crt} and {@code board.key}
 */
record TestSite(Path directory) {
  private static final long PATIENCE_SECONDS = 60;

  /** What a verb said, and its exit code. */
  record Said(int code, String out, String err) {}

  /** Makes one with {@code motcua site init}, and the board.toml of its kiosk-1. */
  static TestSite in(Path directory) throws IOException {
    Path site = directory.resolve("minh-hoa");
    Files.writeString(directory.resolve("passphrase"), "năm từ ngẫu nhiên đây\n");
    Said made =
        motcua(
            "site",
            "init",
            site.toString(),
            "--centre",
            "minh-hoa",
            "--name",
            "Phường Minh Hoạ",
            "--code",
            "H48.11",
            "--broker",
            "localhost",
            "--enrolment",
            "localhost,127.0.0.1",
            "--passphrase-file",
            directory.resolve("passphrase").toString());
    assertThat(made.err()).isEmpty();
    assertThat(made.code()).isEqualTo(ExitCode.OK);
    return made(directory);
  }

  /** Makes one at another time than now. */
  static TestSite in(Path directory, InstantSource clock) throws Exception {
    SiteFolder site = new SiteFolder(directory.resolve("minh-hoa"));
    SiteConfig config =
        new SiteConfig(
            "minh-hoa",
            "Phường Minh Hoạ",
            "H48.11",
            List.of("localhost"),
            List.of("localhost", "127.0.0.1"),
            2);
    new NewSite(site, config, clock).make("năm từ ngẫu nhiên đây".toCharArray());
    AccessList.write(site, config);
    return made(directory);
  }

  private static TestSite made(Path directory) throws IOException {
    Path site = directory.resolve("minh-hoa");
    Path toml = directory.resolve("board.toml");
    Files.writeString(
        toml,
        """
        centre = "minh-hoa"
        board = "kiosk-1"
        roles = ["ticket"]
        slots = [0, 1]
        data = "DIR/data"
        [broker]
        url = "ssl://localhost:8883"
        ca = "DIR/ca.crt"
        certificate = "DIR/board.crt"
        key = "DIR/board.key"
        """
            .replace("DIR", directory.toString()));
    Files.copy(site.resolve("ca.crt"), directory.resolve("ca.crt"));
    return new TestSite(directory);
  }

  /** The certificate of a board whose files are {@code FILE.crt} and so on in the directory. */
  BoardCertificate certificate(String board, String file, InstantSource clock) {
    return new BoardCertificate(
        "minh-hoa." + board,
        directory.resolve(file + ".crt"),
        directory.resolve(file + ".key"),
        directory.resolve("ca.crt"),
        clock);
  }

  /** The enrolment service, with another clock than the machine's. */
  EstServer serve(InstantSource clock) throws Exception {
    Registrar registrar = Registrar.open(new SiteFolder(folder()), clock);
    return new EstServer(registrar, new EstService(registrar), "127.0.0.1", 0);
  }

  Path folder() {
    return directory.resolve("minh-hoa");
  }

  Path toml() {
    return directory.resolve("board.toml");
  }

  Broker broker() throws Exception {
    return broker(folder().resolve("broker"));
  }

  /** With the files in another folder, to which somebody has to copy them. */
  Broker broker(Path files) throws Exception {
    return new Broker(files);
  }

  /** The enrolment service on a free port. */
  EstServer serve() throws Exception {
    return serve(Clock.systemUTC());
  }

  /** {@code motcua enrol} on the board. */
  Said enrol(EstServer server, String... way) {
    return motcua(
        Stream.concat(
                Stream.of(
                    "enrol",
                    "--config",
                    toml().toString(),
                    "--service",
                    "https://localhost:" + server.port()),
                Stream.of(way))
            .toArray(String[]::new));
  }

  /** Runs a verb in this process. */
  static Said motcua(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine command =
        Motcua.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    return new Said(command.execute(arguments), out.toString(), err.toString());
  }

  /** What the shell says to a line in the directory; a failure fails the test. */
  String shell(String line) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("sh", "-ec", line)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as("%s: %s", line, said).isZero();
    return said;
  }

  /** Mosquitto with the configuration that ships. */
  final class Broker implements AutoCloseable {
    private final int port;
    private final Path configuration;
    private Process process;

    private Broker(Path files) throws Exception {
      try (ServerSocket free = new ServerSocket(0)) {
        port = free.getLocalPort();
      }
      Path shipped =
          Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
              .map(each -> each.resolve("provisioning/image/mosquitto/motcua.conf"))
              .filter(Files::exists)
              .findFirst()
              .orElseThrow();
      configuration =
          Files.writeString(
              directory.resolve("broker.conf"),
              Files.readAllLines(shipped).stream()
                  .map(line -> line.replace("listener 8883", "listener " + port + " 127.0.0.1"))
                  .map(line -> line.replace("/etc/motcua/broker", files.toString()))
                  .map(line -> line.replace("/var/lib/mosquitto/", directory + "/"))
                  .collect(Collectors.joining("\n", "user root\n", "\n")));
      process = start();
      awaitPort();
    }

    private Process start() throws IOException {
      return new ProcessBuilder("/usr/sbin/mosquitto", "-c", configuration.toString())
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
          .start();
    }

    Path log() {
      return directory.resolve("broker.log");
    }

    /** As {@code systemctl reload}: the configuration and its files are read again. */
    void reload() throws Exception {
      shell("kill -HUP " + process.pid());
    }

    /** As {@code systemctl restart}. */
    void restart() throws Exception {
      close();
      process = start();
      awaitPort();
    }

    private void awaitPort() throws Exception {
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
      while (System.nanoTime() < end && process.isAlive()) {
        try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
          return;
        } catch (IOException notYet) {
          TimeUnit.MILLISECONDS.sleep(20);
        }
      }
      throw new AssertionError(Files.readString(log()));
    }

    /** How the broker answers the board that enrolled. */
    PortEvent answer() throws Exception {
      return answer("board");
    }

    /** How the broker answers the board with the certificate {@code FILE.crt}. */
    PortEvent answer(String file) throws Exception {
      LinkedBlockingQueue<PortEvent> told = new LinkedBlockingQueue<>();
      MqttPort board = connect(file, null, told);
      PortEvent first = told.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      board.disconnect();
      return Objects.requireNonNull(first);
    }

    /** Connects, and tells what happens from then on. */
    MqttPort connect(String file, @Nullable Message will, Queue<PortEvent> told) throws Exception {
      TlsIdentity own =
          new TlsIdentity(
              directory.resolve("ca.crt"),
              directory.resolve(file + ".crt"),
              directory.resolve(file + ".key"));
      BrokerAddress address =
          BrokerAddress.of(
              URI.create("mqtts://localhost:" + port),
              own.context(InstantSource.system()),
              own.name());
      MqttPort board = PahoMqttPort.to(new Brokers(List.of(address))).open(told::add);
      board.connect(own.name(), will);
      return board;
    }

    String url() {
      return "mqtts://localhost:" + port;
    }

    /** The retained message of a topic, read with mosquitto_sub; empty when it is refused. */
    String read(String name, String topic) throws Exception {
      return shell(
              "mosquitto_sub -h localhost -p %d --cafile minh-hoa/ca.crt --cert %s.crt --key %s.key -V 5 -C 1 -W 5 -t %s || true"
                  .formatted(port, name, name, topic))
          .replace("All subscription requests were denied.\n", "");
    }

    @Override
    public void close() {
      process.destroy();
      process.onExit().join();
    }
  }
}
