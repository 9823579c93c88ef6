package vn.motcua.firmware.bench.bridge;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import vn.motcua.bridge.BoardEvent.DeviceChanged;
import vn.motcua.bridge.EventData;
import vn.motcua.bridge.delivery.Delivery;
import vn.motcua.bridge.delivery.DeliveryLimits;
import vn.motcua.bridge.delivery.Outbox;
import vn.motcua.bridge.journal.Identity;
import vn.motcua.bridge.journal.Journal;
import vn.motcua.bridge.lab.MemoryJournal;
import vn.motcua.bridge.lab.TemporaryPostgres;
import vn.motcua.bridge.link.BrokerLink;
import vn.motcua.bridge.link.paho.PahoMqttPort;
import vn.motcua.bridge.wire.Topics;
import vn.motcua.firmware.core.Stations;

/**
 * Measures one and two inboxes on one PostgreSQL as they run at a case server: processes of {@code
 * motcua inbox}, a real Mosquitto between them and the boards, and boards that are the real
 * delivery with only their disks in memory. All of it, boards included, shares this machine; so the
 * processor time of an event says more than the rate where cores are few.
 */
final class DividedBench implements AutoCloseable {
  private static final int BOARDS = 20;
  private static final int EVENTS_EACH = 5_000;

  /** Before the first round, so that the inboxes are measured when their code is compiled. */
  private static final int WARM_EVENTS_EACH = 20_000;

  /** An odd number, for a median that was seen. */
  private static final int ROUNDS = 5;

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final TemporaryPostgres server;
  private final Mosquitto broker;
  private final InboxProcesses inboxes;
  private final List<Board> boards = new ArrayList<>();
  private final List<Cost> seen = new ArrayList<>();

  /** A centre with this number of inboxes on a database, and a broker, of its own. */
  private DividedBench(Path program, Path directory, TemporaryPostgres server, int count)
      throws IOException, SQLException, InterruptedException {
    String name = "divided-" + count;
    this.server = server;
    this.broker = Mosquitto.start(program, directory, name, Mosquitto.freePort(), "");
    try {
      this.inboxes =
          InboxProcesses.start(directory, name, count, server.database(name), broker.url());
    } catch (IOException | SQLException | InterruptedException e) {
      broker.close();
      throw e;
    }
    for (int i = 0; i < BOARDS; i++) {
      boards.add(new Board("tinh", "board-" + i, i, broker.url()));
    }
  }

  /**
   * Medians of the rounds, in which one and two inboxes take turns.
   *
   * @param one one inbox
   * @param two two inboxes together
   */
  record Figures(Cost one, Cost two) {}

  /**
   * How fast, and at what price.
   *
   * @param perSecond events a second, from the board's ledger to its acknowledgement there
   * @param micros processor time of an event in the inboxes and the database
   * @param brokerMicros the same in the broker
   */
  record Cost(double perSecond, double micros, double brokerMicros) {}

  static Figures run(Path program, Path directory)
      throws IOException, SQLException, InterruptedException {
    try (TemporaryPostgres server = TemporaryPostgres.start(directory);
        DividedBench one = new DividedBench(program, directory, server, 1);
        DividedBench two = new DividedBench(program, directory, server, 2)) {
      one.warmUp();
      two.warmUp();
      for (int round = 0; round < ROUNDS; round++) {
        one.round();
        two.round();
      }
      return new Figures(one.median(), two.median());
    }
  }

  private Cost median() {
    return new Cost(median(Cost::perSecond), median(Cost::micros), median(Cost::brokerMicros));
  }

  private double median(ToDoubleFunction<Cost> of) {
    return seen.stream().mapToDouble(of).sorted().skip(seen.size() / 2).findFirst().orElseThrow();
  }

  private void warmUp() throws IOException, InterruptedException {
    boards.forEach(board -> board.link.start());
    deliver(WARM_EVENTS_EACH);
  }

  private void round() throws IOException, InterruptedException {
    Duration used = inboxes.processorTime().plus(server.processorTime());
    Duration brokers = broker.processorTime();
    long start = System.nanoTime();
    deliver(EVENTS_EACH);
    double seconds = (System.nanoTime() - start) / 1e9;
    double events = BOARDS * EVENTS_EACH;
    seen.add(
        new Cost(
            events / seconds,
            inboxes.processorTime().plus(server.processorTime()).minus(used).toNanos()
                / 1e3
                / events,
            broker.processorTime().minus(brokers).toNanos() / 1e3 / events));
  }

  /** Appends events at every board and waits until each is acknowledged. */
  private void deliver(int eventsEach) throws IOException, InterruptedException {
    boards.forEach(board -> board.grow(eventsEach));
    boards.forEach(board -> board.link.wake());
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (!boards.stream().allMatch(Board::isAcknowledged)) {
      if (System.nanoTime() - until > 0) {
        throw new IOException("not all boards were acknowledged in " + PATIENCE);
      }
      TimeUnit.MILLISECONDS.sleep(2);
    }
  }

  @Override
  public void close() {
    boards.forEach(board -> board.link.close());
    inboxes.close();
    broker.close();
  }

  /** A board whose ledger is in memory. */
  private static final class Board {
    final MemoryJournal journal;
    final BrokerLink link;

    Board(String centre, String name, int seed, URI broker) {
      Topics topics = new Topics(centre, name);
      journal =
          new MemoryJournal(new Identity(centre, name), Stations.ALL.events(), new Random(seed));
      Delivery delivery = new Delivery(journal, DeliveryLimits.standard(), new Random(seed));
      link =
          new BrokerLink(
              topics,
              new Outbox(topics, delivery, Outbox.Listener.NONE),
              List.of(),
              PahoMqttPort.to(broker),
              DeliverBench::moment);
    }

    void grow(int events) {
      for (int left = events; left > 0; left -= Journal.BATCH_EVENTS_MAX) {
        List<EventData> batch = new ArrayList<>();
        for (int i = Math.min(left, Journal.BATCH_EVENTS_MAX); i > 0; i--) {
          batch.add(new DeviceChanged("printer", "printer", "ready", "bench", null));
        }
        journal.append(batch, DeliverBench.moment());
      }
    }

    boolean isAcknowledged() {
      return journal.acknowledged() == journal.head().position();
    }
  }
}
