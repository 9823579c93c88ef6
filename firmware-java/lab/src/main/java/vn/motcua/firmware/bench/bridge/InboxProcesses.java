package vn.motcua.firmware.bench.bridge;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import vn.motcua.bridge.inbox.postgres.PostgresAddress;
import vn.motcua.bridge.inbox.postgres.PostgresInboxStore;
import vn.motcua.firmware.cli.Motcua;
import vn.motcua.firmware.core.Stations;

/** Processes of {@code motcua inbox --store} on one database that know of each other. */
final class InboxProcesses implements AutoCloseable {
  private static final long SECONDS_MAX = 60;

  private final List<Process> processes = new ArrayList<>();

  private InboxProcesses() {}

  /** Starts them and waits until each has heard of all. */
  static InboxProcesses start(Path directory, String name, int count, String database, URI broker)
      throws IOException, SQLException, InterruptedException {
    // One makes the tables, so that they do not wait for each other's locks at the start.
    PostgresInboxStore.open(PostgresAddress.of(database, Map.of()), Stations.ALL.events()).close();
    InboxProcesses all = new InboxProcesses();
    try {
      for (int i = 0; i < count; i++) {
        all.processes.add(
            new ProcessBuilder(
                    List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-XX:+UseSerialGC",
                        "-Xmx384m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Motcua.class.getName(),
                        "inbox",
                        "--broker",
                        broker.toString(),
                        "--store",
                        database))
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve(name + "-" + i + ".log").toFile())
                .start());
      }
      all.awaitEachOther(database);
      return all;
    } catch (IOException | SQLException | InterruptedException e) {
      all.close();
      throw e;
    }
  }

  /** An inbox writes once a second that it lives, and reads then who else does. */
  private void awaitEachOther(String database)
      throws IOException, SQLException, InterruptedException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_MAX);
    try (Connection connection = DriverManager.getConnection(database)) {
      String all = "";
      while (all.isEmpty() || !is(connection, "seen > '" + all + "'")) {
        if (all.isEmpty() && is(connection, "true")) {
          all = ask(connection, "SELECT clock_timestamp()");
        }
        if (System.nanoTime() - until > 0) {
          throw new IOException("the inboxes did not come up in " + SECONDS_MAX + " s");
        }
        TimeUnit.MILLISECONDS.sleep(50);
      }
    }
  }

  private boolean is(Connection connection, String condition) throws SQLException {
    return ask(connection, "SELECT count(*) FROM inbox WHERE " + condition)
        .equals(Integer.toString(processes.size()));
  }

  private static String ask(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  /** Processor time of all of them since their start. */
  Duration processorTime() {
    return processes.stream()
        .flatMap(each -> each.info().totalCpuDuration().stream())
        .reduce(Duration.ZERO, Duration::plus);
  }

  @Override
  public void close() {
    processes.forEach(Process::destroy);
    for (Process each : processes) {
      try {
        if (!each.waitFor(SECONDS_MAX, TimeUnit.SECONDS)) {
          each.destroyForcibly();
        }
      } catch (InterruptedException e) {
        each.destroyForcibly();
        Thread.currentThread().interrupt();
      }
    }
  }
}
