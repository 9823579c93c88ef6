package vn.motcua.bridge.lab;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A private PostgreSQL server on 127.0.0.1, in its own directory, for tests and benchmarks.
 * PostgreSQL refuses to run as root, so under root it runs as the user {@code postgres} of Debian's
 * package. Needs {@code initdb} and {@code postgres}. One thread.
 */
public final class TemporaryPostgres implements AutoCloseable {
  private static final Path DEBIAN = Path.of("/usr/lib/postgresql");
  private static final int SECONDS_MAX = 60;

  private final Path programs;
  private final Path directory;
  private final int port;
  private @Nullable Process process;

  private TemporaryPostgres(Path programs, Path directory, int port) {
    this.programs = programs;
    this.directory = directory;
    this.port = port;
  }

  /** Where the server's programs are, null when PostgreSQL is not installed. */
  public static @Nullable Path programs() {
    if (!Files.isDirectory(DEBIAN)) {
      return null;
    }
    try (Stream<Path> versions = Files.list(DEBIAN)) {
      return versions
          .filter(version -> Files.isExecutable(version.resolve("bin").resolve("initdb")))
          .max(Comparator.comparingInt(v -> Integer.parseInt(v.toFile().getName())))
          .map(version -> version.resolve("bin"))
          .orElse(null);
    } catch (IOException | NumberFormatException e) {
      return null; // not laid out as on Debian: treated as not installed
    }
  }

  /**
   * Makes a cluster and starts it.
   *
   * @param parent an existing directory that the user {@code postgres} can reach
   * @throws IOException when it is not installed or does not come up, saying why
   */
  public static TemporaryPostgres start(Path parent) throws IOException {
    Path programs = programs();
    if (programs == null) {
      throw new IOException("PostgreSQL is not installed; apt-get install postgresql");
    }
    Path directory = Files.createTempDirectory(parent, "motcua-postgres-");
    if (isRoot()) {
      Files.setOwner(
          directory,
          directory
              .getFileSystem()
              .getUserPrincipalLookupService()
              .lookupPrincipalByName("postgres"));
    }
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
    TemporaryPostgres server = new TemporaryPostgres(programs, directory, freePort());
    server.run(
        "initdb",
        "-D",
        server.data(),
        "-A",
        "trust",
        "-U",
        "motcua",
        "-E",
        "UTF8",
        "--no-sync",
        "--locale=C.UTF-8");
    server.start();
    return server;
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private static int freePort() throws IOException {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    }
  }

  private String data() {
    return directory.resolve("data").toString();
  }

  /** Starts it again after {@link #crash}; it recovers from its log. */
  public void start() throws IOException {
    List<String> command =
        command(
            "postgres",
            "-D",
            data(),
            "-p",
            Integer.toString(port),
            "-h",
            "127.0.0.1",
            "-k",
            directory.toString());
    process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("postgres.log").toFile())
            .start();
    run("pg_isready", "-h", "127.0.0.1", "-p", Integer.toString(port), "-t", "30");
  }

  /** Ends it as a power cut does: without writing anything more. */
  public void crash() throws IOException {
    run("pg_ctl", "-D", data(), "-m", "immediate", "-W", "stop");
    awaitEnd();
  }

  /** Processor time that it and its connections have used; one that was closed counts no more. */
  public Duration processorTime() {
    Process running = process;
    if (running == null) {
      return Duration.ZERO;
    }
    return Stream.concat(Stream.of(running.toHandle()), running.descendants())
        .flatMap(each -> each.info().totalCpuDuration().stream())
        .reduce(Duration.ZERO, Duration::plus);
  }

  /** The JDBC URL of the default database; no password is needed. */
  public String url() {
    return url("postgres");
  }

  /** Makes an empty database; returns its JDBC URL. */
  public String database(String name) throws IOException {
    run("createdb", "-h", "127.0.0.1", "-p", Integer.toString(port), "-U", "motcua", name);
    return url(name);
  }

  private String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=motcua";
  }

  private List<String> command(String program, String... arguments) {
    List<String> command = new ArrayList<>();
    if (isRoot()) {
      command.addAll(List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"));
    }
    command.add(programs.resolve(program).toString());
    command.addAll(List.of(arguments));
    return command;
  }

  /** Runs a program of the server to its end; pg_isready waits for the server by itself. */
  private void run(String program, String... arguments) throws IOException {
    Path log = directory.resolve(program + ".log");
    for (int tries = 0; ; tries++) {
      Process tool =
          new ProcessBuilder(command(program, arguments))
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      try {
        if (tool.waitFor(SECONDS_MAX, TimeUnit.SECONDS) && tool.exitValue() == 0) {
          return;
        }
        boolean again = program.equals("pg_isready") && tries < 10 * SECONDS_MAX;
        if (!again) {
          tool.destroyForcibly();
          throw new IOException(program + " failed: " + Files.readString(log));
        }
        TimeUnit.MILLISECONDS.sleep(100);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException(program + " was interrupted", e);
      }
    }
  }

  private void awaitEnd() throws IOException {
    Process ending = process;
    process = null;
    try {
      if (ending != null && !ending.waitFor(SECONDS_MAX, TimeUnit.SECONDS)) {
        ending.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while PostgreSQL ended", e);
    }
  }

  /** Ends it and deletes its directory. */
  @Override
  public void close() throws IOException {
    Process running = process;
    if (running != null) {
      try {
        crash();
      } finally {
        running.destroyForcibly(); // also when pg_ctl failed, as on a full disk
      }
    }
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
