package vn.motcua.firmware.intruder;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Mosquitto with the configuration that ships, and with copies of a site's files: what changes at
 * the site reaches it by {@link #copy} and {@link #restart} only. One thread.
 */
final class SiteBroker implements AutoCloseable {
  private static final String SHIPPED = "provisioning/image/mosquitto/motcua.conf";
  private static final List<Path> PLACES =
      List.of(Path.of("/usr/sbin/mosquitto"), Path.of("/usr/local/sbin/mosquitto"));
  private static final int TRIES_MAX = 500;
  private static final long PAUSE_MILLIS = 20;
  private static final long END_SECONDS_MAX = 10;

  private final AttackedCentre centre;
  private final Path folder;
  private final Path log;
  private final Path configuration;
  private @Nullable Process process;

  /** With the site's files of now; {@link #restart} starts it. */
  SiteBroker(AttackedCentre centre) throws IOException {
    this.centre = centre;
    this.folder = Files.createDirectory(centre.directory().resolve("broker"));
    this.log = centre.directory().resolve("broker.log");
    this.configuration = centre.directory().resolve("broker.conf");
    Path shipped = Objects.requireNonNull(shipped(), SHIPPED);
    Files.writeString(
        configuration,
        Files.readAllLines(shipped).stream()
            .map(line ->
                line.replace("listener 8883", "listener " + centre.brokerPort() + " 127.0.0.1"))
            .map(line -> line.replace("/etc/motcua/broker", folder.toString()))
            .filter(line -> !line.startsWith("persistence"))
            .collect(
                Collectors.joining("\n", "user " + System.getProperty("user.name") + "\n", "\n")));
    copy();
  }

  /** What is missing to run it, as a sentence; null when nothing is. */
  static @Nullable String lacking() {
    if (program() == null) {
      return "mosquitto is not installed (Debian: apt-get install mosquitto)";
    }
    return shipped() == null
        ? SHIPPED + " was not found; run this from the directory of the sources"
        : null;
  }

  private static @Nullable Path program() {
    return PLACES.stream().filter(Files::isExecutable).findFirst().orElse(null);
  }

  /** Above the program's own jars, or above the current directory. */
  private static @Nullable Path shipped() {
    for (String jar : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      Path found = above(Path.of(jar).toAbsolutePath());
      if (found != null) {
        return found;
      }
    }
    return above(Path.of("").toAbsolutePath());
  }

  private static @Nullable Path above(Path start) {
    for (Path each = start; each != null; each = each.getParent()) {
      if (Files.exists(each.resolve(SHIPPED))) {
        return each.resolve(SHIPPED);
      }
    }
    return null;
  }

  /** Copies what "motcua site" says is to be copied to the broker. */
  void copy() throws IOException {
    try (Stream<Path> files = Files.list(centre.site().resolve("broker"))) {
      for (Path each : files.toList()) {
        Files.copy(each, folder.resolve(each.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  /** Adds a right to the broker's copy of the access list. */
  void grant(String role, String kind, String topic) throws IOException {
    Path acl = folder.resolve("acl.json");
    String before = Files.readString(acl);
    String head = "{\"rolename\": \"%s\", \"acls\": [\n".formatted(role);
    String right =
        "      {\"acltype\": \"%s\", \"topic\": \"%s\", \"priority\": 0, \"allow\": true},\n"
            .formatted(kind, topic);
    String after = before.replace(head, head + right);
    if (after.equals(before)) {
      throw new IOException(acl + " has no role " + role);
    }
    Files.writeString(acl, after);
  }

  /** Starts it anew, and returns when it listens. */
  void restart() throws IOException, InterruptedException {
    close();
    Process next =
        new ProcessBuilder(
                Objects.requireNonNull(program(), "mosquitto").toString(),
                "-c",
                configuration.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    process = next;
    for (int tries = 0; tries < TRIES_MAX && next.isAlive(); tries++) {
      try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), centre.brokerPort())) {
        return;
      } catch (IOException notYet) {
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      }
    }
    throw new IOException("mosquitto did not start: " + Files.readString(log));
  }

  URI url() {
    return URI.create("ssl://localhost:" + centre.brokerPort());
  }

  @Override
  public void close() throws IOException {
    Process was = process;
    if (was == null) {
      return;
    }
    process = null;
    was.destroy();
    try {
      if (!was.waitFor(END_SECONDS_MAX, TimeUnit.SECONDS)) {
        was.destroyForcibly();
        throw new IOException("mosquitto did not end in " + END_SECONDS_MAX + " s");
      }
    } catch (InterruptedException e) {
      was.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
