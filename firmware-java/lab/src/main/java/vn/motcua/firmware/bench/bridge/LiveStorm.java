package vn.motcua.firmware.bench.bridge;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import vn.motcua.bridge.BoardEvent.DeviceChanged;
import vn.motcua.bridge.delivery.Delivery;
import vn.motcua.bridge.delivery.DeliveryLimits;
import vn.motcua.bridge.delivery.Outbox;
import vn.motcua.bridge.inbox.Inbox;
import vn.motcua.bridge.journal.Identity;
import vn.motcua.bridge.lab.MemoryJournal;
import vn.motcua.bridge.link.BrokerLink;
import vn.motcua.bridge.link.MqttPort;
import vn.motcua.bridge.link.PortEvent;
import vn.motcua.bridge.link.paho.PahoMqttPort;
import vn.motcua.bridge.wire.Topics;
import vn.motcua.firmware.core.Stations;

/**
 * The storm of {@link StormBench} in which only the boards' disks are simulated: each board is the
 * real delivery with its own Paho client, the broker is a Mosquitto that is stopped and started
 * again, and the case server is an inbox on SQLite; all on 127.0.0.1. Takes some minutes, mostly
 * waiting.
 */
final class LiveStorm implements AutoCloseable {
  private static final Duration DOWNTIME = Duration.ofSeconds(10);
  private static final Duration STEADY =
      DeliveryLimits.standard().stableAfter().plus(Duration.ofSeconds(5));
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final int BETWEEN_STARTS_MILLIS = 20;

  private final List<Board> boards = new ArrayList<>();
  private final Queue<Long> connects = new ConcurrentLinkedQueue<>();

  private LiveStorm(URI broker, int count) {
    for (int i = 0; i < count; i++) {
      boards.add(new Board("board-" + i, i, broker));
    }
  }

  /**
   * Runs one storm.
   *
   * @param boards 1 or more; each takes about five threads and a connection
   * @param eventsEach events of each board while the broker is down
   */
  static StormBench.Figures run(Path program, Path directory, int boards, int eventsEach)
      throws IOException, InterruptedException {
    int port = Mosquitto.freePort();
    URI broker = URI.create("mqtt://127.0.0.1:" + port);
    Mosquitto first = Mosquitto.start(program, directory, "storm", port, "");
    try (LiveStorm storm = new LiveStorm(broker, boards);
        Inbox inbox =
            Inbox.open(
                directory.resolve("storm-inbox"),
                Stations.ALL.events(),
                PahoMqttPort.to(broker),
                InstantSource.system())) {
      DeliverBench.awaitConnected(inbox);
      storm.begin();
      first.close();
      storm.boards.forEach(board -> board.grow(eventsEach));
      TimeUnit.MILLISECONDS.sleep(DOWNTIME.toMillis());
      storm.connects.clear();
      try (Mosquitto _ = Mosquitto.start(program, directory, "storm", port, "")) {
        return storm.figures(System.nanoTime());
      }
    } finally {
      first.close();
    }
  }

  /** Connects all of them one after the other, and waits until each counts as stable. */
  private void begin() throws IOException, InterruptedException {
    for (Board board : boards) {
      board.grow(1);
      board.loop.start();
      TimeUnit.MILLISECONDS.sleep(BETWEEN_STARTS_MILLIS);
    }
    await(Board::isAcknowledged);
    TimeUnit.MILLISECONDS.sleep(STEADY.toMillis());
  }

  private StormBench.Figures figures(long back) throws IOException, InterruptedException {
    await(Board::isAcknowledged);
    Duration allAcknowledged = Duration.ofNanos(System.nanoTime() - back);
    TreeMap<Long, Integer> perSecond = new TreeMap<>();
    long last = back;
    for (long at : connects) {
      last = Math.max(last, at);
      perSecond.merge(Duration.ofNanos(at - back).toSeconds(), 1, Integer::sum);
    }
    int peak = perSecond.values().stream().mapToInt(n -> n).max().orElse(0);
    return new StormBench.Figures(
        boards.size(),
        (double) peak / boards.size(),
        Duration.ofNanos(last - back),
        allAcknowledged);
  }

  private void await(Predicate<Board> done) throws IOException, InterruptedException {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (!boards.stream().allMatch(done)) {
      if (System.nanoTime() - until > 0) {
        long missing = boards.stream().filter(done.negate()).count();
        throw new IOException(missing + " boards were not acknowledged in " + PATIENCE);
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  @Override
  public void close() {
    boards.parallelStream().forEach(board -> board.loop.close());
  }

  /** A board's ledger and its delivery. */
  private final class Board {
    final MemoryJournal journal;
    final BrokerLink loop;

    Board(String name, int seed, URI broker) {
      journal =
          new MemoryJournal(new Identity("tinh", name), Stations.ALL.events(), new Random(seed));
      MqttPort.Opener paho = PahoMqttPort.to(broker);
      MqttPort.Opener counted =
          events ->
              paho.open(event -> {
                if (event instanceof PortEvent.Connected) {
                  connects.add(System.nanoTime());
                }
                events.accept(event);
              });
      Delivery delivery = new Delivery(journal, DeliveryLimits.standard(), new Random(seed));
      loop =
          new BrokerLink(
              new Topics("tinh", name),
              new Outbox(new Topics("tinh", name), delivery, Outbox.Listener.NONE),
              List.of(),
              counted,
              DeliverBench::moment);
    }

    void grow(int events) {
      for (int i = 0; i < events; i++) {
        journal.append(
            List.of(new DeviceChanged("printer", "printer", "ready", "storm", null)),
            DeliverBench.moment());
      }
      loop.wake();
    }

    boolean isAcknowledged() {
      return journal.acknowledged() == journal.head().position();
    }
  }
}
