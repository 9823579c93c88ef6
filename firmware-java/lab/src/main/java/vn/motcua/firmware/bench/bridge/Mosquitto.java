package vn.motcua.firmware.bench.bridge;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A private Mosquitto process on a free port of 127.0.0.1. */
final class Mosquitto implements AutoCloseable {
  private static final List<Path> PLACES =
      List.of(Path.of("/usr/sbin/mosquitto"), Path.of("/usr/local/sbin/mosquitto"));
  private static final long END_SECONDS_MAX = 10;
  private static final int TRIES_MAX = 500;

  private final Process process;
  private final int port;

  private Mosquitto(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** The program, null when it is not installed. */
  static @Nullable Path program() {
    return PLACES.stream().filter(Files::isExecutable).findFirst().orElse(null);
  }

  /**
   * Starts one.
   *
   * @param name of its files in {@code directory}
   * @param options further lines of its configuration
   */
  static Mosquitto start(Path program, Path directory, String name, int port, String options)
      throws IOException, InterruptedException {
    Path file =
        Files.writeString(
            directory.resolve(name + ".conf"),
            """
            listener %d 127.0.0.1
            allow_anonymous true
            max_queued_messages 0
            set_tcp_nodelay true
            """
                    .formatted(port)
                + options);
    Path log = directory.resolve(name + ".log");
    Process process =
        new ProcessBuilder(program.toString(), "-c", file.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    for (int tries = 0; tries < TRIES_MAX; tries++) {
      try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
        return new Mosquitto(process, port);
      } catch (IOException e) {
        TimeUnit.MILLISECONDS.sleep(20);
      }
    }
    process.destroy();
    throw new IOException("mosquitto did not start: " + Files.readString(log));
  }

  /** A free port. */
  static int freePort() throws IOException {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    }
  }

  URI url() {
    return URI.create("mqtt://127.0.0.1:" + port);
  }

  /** Processor time that it has used. */
  Duration processorTime() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** Ends it, and waits until it has written its files for the last time. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(END_SECONDS_MAX, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
