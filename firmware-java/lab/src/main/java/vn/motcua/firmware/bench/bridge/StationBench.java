package vn.motcua.firmware.bench.bridge;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.DoubleStream;
import vn.motcua.bridge.delivery.Delivery;
import vn.motcua.bridge.delivery.DeliveryLimits;
import vn.motcua.bridge.delivery.Outbox;
import vn.motcua.bridge.inbox.Inbox;
import vn.motcua.bridge.journal.Identity;
import vn.motcua.bridge.journal.sqlite.SqliteJournal;
import vn.motcua.bridge.link.BrokerLink;
import vn.motcua.bridge.link.paho.PahoMqttPort;
import vn.motcua.firmware.bench.Figure;
import vn.motcua.firmware.bench.SampleTickets;
import vn.motcua.firmware.core.Stations;

/**
 * Measures how long a station waits for its append while a backlog drains, compared with the wait
 * when nothing else happens: an event every {@value #EACH_MILLIS} ms in both cases. Board, case
 * server and the clients of the broker share this process.
 */
public final class StationBench {
  private static final int ROUNDS = 3;
  private static final int IDLE_EVENTS = 200;
  private static final int EACH_MILLIS = 5;

  private StationBench() {}

  /** Waits in milliseconds, the shortest first. */
  private record Waits(List<Double> sorted) {
    static Waits of(DoubleStream waits) {
      return new Waits(waits.sorted().boxed().toList());
    }

    double quantile(double share) {
      return sorted.get((int) (share * (sorted.size() - 1)));
    }
  }

  /** Some seconds; the broker must be running, the directory is left for the caller to delete. */
  public static List<Figure> run(Path directory, URI broker, int backlog)
      throws IOException, InterruptedException {
    DoubleStream.Builder idle = DoubleStream.builder();
    DoubleStream.Builder draining = DoubleStream.builder();
    for (int round = 1; round <= ROUNDS; round++) {
      Path board = directory.resolve("station-" + round);
      try (SqliteJournal journal =
          SqliteJournal.open(
              board, new Identity("tinh", "bench"), Stations.ALL.events(), new Random(round))) {
        DeliverBench.fill(journal, backlog);
        long most = journal.head().position() + IDLE_EVENTS;
        work(journal, idle, () -> journal.head().position() < most);
        drain(directory.resolve("station-inbox-" + round), broker, journal, draining);
      }
    }
    Waits alone = Waits.of(idle.build());
    Waits beside = Waits.of(draining.build());
    String count = beside.sorted().size() + " appends while backlogs of " + backlog + " drained";
    return List.of(
        new Figure("station_append_ms_p50_idle", alone.quantile(0.5), "ms", "nothing else goes on"),
        new Figure("station_append_ms_p50_draining", beside.quantile(0.5), "ms", count),
        new Figure("station_append_ms_p99_idle", alone.quantile(0.99), "ms", "one in a hundred"),
        new Figure("station_append_ms_p99_draining", beside.quantile(0.99), "ms", "as above"));
  }

  private static void drain(
      Path inboxDirectory, URI broker, SqliteJournal journal, DoubleStream.Builder waits)
      throws IOException, InterruptedException {
    Delivery delivery = new Delivery(journal, DeliveryLimits.alone(), new Random(2));
    try (Inbox inbox =
            Inbox.open(
                inboxDirectory,
                Stations.ALL.events(),
                PahoMqttPort.to(broker),
                InstantSource.system());
        BrokerLink loop =
            new BrokerLink(
                DeliverBench.BOARD,
                new Outbox(DeliverBench.BOARD, delivery, Outbox.Listener.NONE),
                List.of(),
                PahoMqttPort.to(broker),
                DeliverBench::moment)) {
      DeliverBench.awaitConnected(inbox);
      long backlog = journal.head().position();
      loop.start();
      work(journal, waits, () -> journal.acknowledged() < backlog);
    }
  }

  private static void work(
      SqliteJournal journal, DoubleStream.Builder waits, BooleanSupplier goingOn)
      throws InterruptedException {
    for (int i = 0; goingOn.getAsBoolean(); i++) {
      long start = System.nanoTime();
      if (journal.append(List.of(SampleTickets.reserved(i))).isEmpty()) {
        throw new IllegalStateException("an append took nothing");
      }
      waits.add((System.nanoTime() - start) / 1e6);
      TimeUnit.MILLISECONDS.sleep(EACH_MILLIS);
    }
  }
}
