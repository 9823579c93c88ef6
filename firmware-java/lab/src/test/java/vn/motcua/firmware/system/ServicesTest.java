package vn.motcua.firmware.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.bridge.inbox.sqlite.SqliteInboxStore;
import vn.motcua.bridge.inbox.store.InboxStore;
import vn.motcua.devices.emulator.scanner.ScannerEmulator;
import vn.motcua.devices.scanner.Suffix;
import vn.motcua.firmware.core.Stations;

/** Production as it is installed: Mosquitto, the inbox and a board, each as a process. */
class ServicesTest {
  private static final String DOSSIER = "000.00.53.H48-220921-0099";

  @TempDir Path directory;

  private final List<Process> processes = new ArrayList<>();

  @Test
  void aScanGoesFromABoardThroughMosquittoIntoTheInboxAndSystemdHearsOfIt() throws Throwable {
    int port = freePort();
    String socket = directory.resolve("notify").toString();
    try (NotifySocket systemd = new NotifySocket(socket);
        ScannerEmulator scanner = new ScannerEmulator(directory.resolve("scanner"), Suffix.CR)) {
      start(Map.of(), "/usr/sbin/mosquitto", "-p", Integer.toString(port));
      String url = "tcp://127.0.0.1:" + port;
      java(Map.of(), "inbox", "--broker", url, "--data", directory.resolve("inbox").toString());
      writeConfig(url, scanner.path().toRealPath());
      java(
          Map.of("NOTIFY_SOCKET", socket, "WATCHDOG_USEC", "4000000"),
          "board",
          "--config",
          directory.resolve("board.toml").toString());
      awaitSaid(systemd, "READY=1");
      awaitSaid(systemd, "WATCHDOG=1");
      Path database = directory.resolve("inbox").resolve("inbox.db");
      await()
          .atMost(Duration.ofMinutes(2))
          .until(() -> {
            scanner.scan(DOSSIER); // until the board's driver has opened its line
            return Files.exists(database) && count(database) > 0;
          });
      Process board = processes.getLast();
      board.destroy();
      awaitSaid(systemd, "STOPPING=1");
      assertThat(board.waitFor(30, TimeUnit.SECONDS)).isTrue();
    } finally {
      processes.reversed().forEach(Process::destroyForcibly);
    }
  }

  private static long count(Path database) throws Exception {
    try (InboxStore store = SqliteInboxStore.open(database, Stations.ALL.events())) {
      return store.report().stream()
          .mapToLong(r -> r.counts().getOrDefault("vn.motcua.receipt.scanned.v1", 0L))
          .sum();
    }
  }

  private static void awaitSaid(NotifySocket systemd, String what) {
    await().atMost(Duration.ofMinutes(1)).until(() -> hear(systemd).contains(what));
  }

  private static String hear(NotifySocket systemd) {
    try {
      return systemd.hear();
    } catch (Throwable broken) {
      throw new IllegalStateException(broken);
    }
  }

  private void writeConfig(String broker, Path scanner) throws IOException {
    Files.writeString(
        directory.resolve("board.toml"),
        """
        centre = "minh-hoa"
        board = "quay-1"
        roles = ["handoff"]
        data = "%s"
        [broker]
        url = "%s"
        [web]
        port = %d
        [[scanner]]
        name = "may-quet"
        link = "serial:%s?baud=9600"
        desk = "luan-chuyen"
        """
            .formatted(directory.resolve("board"), broker, freePort(), scanner));
    try (var example =
        ServicesTest.class.getResourceAsStream("/vn/motcua/provisioning/catalogue.example.toml")) {
      assertThat(example).isNotNull();
      Files.copy(example, directory.resolve("catalogue.toml"));
    }
  }

  private void java(Map<String, String> environment, String... args) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-Xmx128m", "-cp"));
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.add("vn.motcua.firmware.cli.Motcua");
    command.addAll(List.of(args));
    start(environment, command.toArray(String[]::new));
  }

  private void start(Map<String, String> environment, String... command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(directory.resolve("log-" + processes.size()).toFile());
    builder.environment().putAll(environment);
    processes.add(builder.start());
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
