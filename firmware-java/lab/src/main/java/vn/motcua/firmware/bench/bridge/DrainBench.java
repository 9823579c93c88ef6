package vn.motcua.firmware.bench.bridge;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import vn.motcua.bridge.delivery.Delivery;
import vn.motcua.bridge.delivery.DeliveryLimits;
import vn.motcua.bridge.delivery.Outbox;
import vn.motcua.bridge.inbox.Inbox;
import vn.motcua.bridge.journal.Identity;
import vn.motcua.bridge.journal.sqlite.SqliteJournal;
import vn.motcua.bridge.link.BrokerLink;
import vn.motcua.bridge.link.paho.PahoMqttPort;
import vn.motcua.firmware.core.Stations;

/**
 * Measures the memory of a board's ledger and delivery while a large backlog drains. They run in a
 * separate process with 64 MB of heap, broker and case server in this one.
 */
public final class DrainBench {
  private static final int HEAP_MEGABYTES = 64;
  private static final long HOURS_MAX = 2;

  private DrainBench() {}

  /**
   * The results.
   *
   * @param seconds from the start of the board's process to its end
   * @param peakMegabytes its peak resident memory (VmHWM)
   */
  public record Figures(double seconds, double peakMegabytes) {}

  /** Fills a ledger in a directory and drains it. */
  public static Figures run(Path directory, URI broker, int rows)
      throws IOException, InterruptedException {
    Path board = directory.resolve("drain-board");
    try (SqliteJournal journal = open(board)) {
      DeliverBench.fill(journal, rows);
    }
    Path inboxDirectory = directory.resolve("drain-inbox");
    try (Inbox inbox =
        Inbox.open(
            inboxDirectory,
            Stations.ALL.events(),
            PahoMqttPort.to(broker),
            InstantSource.system())) {
      DeliverBench.awaitConnected(inbox);
      long start = System.nanoTime();
      Process process =
          new ProcessBuilder(
                  List.of(
                      Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                      "--enable-native-access=ALL-UNNAMED",
                      "-XX:+UseSerialGC",
                      "-Xmx" + HEAP_MEGABYTES + "m",
                      "-cp",
                      System.getProperty("java.class.path"),
                      DrainBench.class.getName(),
                      board.toString(),
                      broker.toString()))
              .redirectErrorStream(true)
              .redirectOutput(directory.resolve("drain.log").toFile())
              .start();
      if (!process.waitFor(HOURS_MAX, TimeUnit.HOURS) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new IOException(
            "the board did not drain: " + Files.readString(directory.resolve("drain.log")));
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      String peak = Files.readString(board.resolve("peak"), StandardCharsets.UTF_8);
      return new Figures(seconds, Long.parseLong(peak) / 1_024.0);
    }
  }

  private static SqliteJournal open(Path directory) {
    return SqliteJournal.open(
        directory, new Identity("tinh", "bench"), Stations.ALL.events(), new Random(1));
  }

  /** The board's process: ends when everything is acknowledged, and writes its peak. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path directory = Path.of(arguments[0]);
    var port = PahoMqttPort.to(URI.create(arguments[1]));
    try (SqliteJournal journal = open(directory)) {
      Delivery delivery = new Delivery(journal, DeliveryLimits.alone(), new Random(2));
      try (BrokerLink loop =
          new BrokerLink(
              DeliverBench.BOARD,
              new Outbox(DeliverBench.BOARD, delivery, Outbox.Listener.NONE),
              List.of(),
              port,
              DeliverBench::moment)) {
        loop.start();
        long end = journal.head().position();
        while (journal.acknowledged() < end) {
          TimeUnit.MILLISECONDS.sleep(20);
        }
      }
    }
    for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
      if (line.startsWith("VmHWM:")) {
        Path _ = Files.writeString(directory.resolve("peak"), line.replaceAll("[^0-9]", ""));
      }
    }
  }
}
