package vn.motcua.bridge.broker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A real Mosquitto as a process of this test, on 127.0.0.1; the tool must be installed. */
final class Mosquitto implements AutoCloseable {
  /** Further ones to try, with colons between them, such as that of another Debian. */
  private static final String MORE = "MOTCUA_MOSQUITTO";

  private static final List<Path> PLACES =
      List.of(
          Path.of("/usr/sbin/mosquitto"),
          Path.of("/usr/local/sbin/mosquitto"),
          Path.of("/opt/homebrew/sbin/mosquitto"));

  private final Process process;
  private final int port;

  private Mosquitto(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Starts one on a port, 0 for a free one, with its configuration in a directory. */
  static Mosquitto start(int wanted, Path directory) throws IOException {
    int port = wanted == 0 ? freePort() : wanted;
    return start(
        port,
        directory,
        """
        listener %d 127.0.0.1
        allow_anonymous true
        persistence false
        set_tcp_nodelay true
        max_queued_messages 100000
        """
            .formatted(port));
  }

  /** The installed one, then those that {@code MOTCUA_MOSQUITTO} names; at least one. */
  static List<Path> programs() throws IOException {
    List<Path> found = new ArrayList<>();
    PLACES.stream().filter(Files::isExecutable).findFirst().ifPresent(found::add);
    String more = System.getenv(MORE);
    if (more != null) {
      Stream.of(more.split(":")).map(Path::of).forEach(found::add);
    }
    if (found.isEmpty()) {
      throw new IOException("mosquitto is not installed; apt-get install mosquitto");
    }
    return found;
  }

  /** Starts the installed one with a configuration that listens on {@code port}. */
  static Mosquitto start(int port, Path directory, String configuration) throws IOException {
    return start(programs().getFirst(), port, directory, configuration);
  }

  /** Starts {@code program} with a configuration that listens on {@code port}. */
  static Mosquitto start(Path program, int port, Path directory, String configuration)
      throws IOException {
    Path file = Files.writeString(directory.resolve("mosquitto.conf"), configuration);
    Process process =
        new ProcessBuilder(program.toString(), "-c", file.toString())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("mosquitto.log").toFile())
            .start();
    Mosquitto mosquitto = new Mosquitto(process, port);
    Awaitility.await().atMost(Duration.ofSeconds(10)).until(mosquitto::answers);
    return mosquitto;
  }

  static int freePort() throws IOException {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    }
  }

  private boolean answers() throws IOException {
    if (!process.isAlive()) {
      throw new IOException("mosquitto ended with " + process.exitValue());
    }
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  int port() {
    return port;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
