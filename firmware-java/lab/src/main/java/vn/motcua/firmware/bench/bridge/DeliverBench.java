package vn.motcua.firmware.bench.bridge;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import vn.motcua.bridge.ClockQuality;
import vn.motcua.bridge.EventData;
import vn.motcua.bridge.Moment;
import vn.motcua.bridge.delivery.Delivery;
import vn.motcua.bridge.delivery.DeliveryLimits;
import vn.motcua.bridge.delivery.Outbox;
import vn.motcua.bridge.inbox.Inbox;
import vn.motcua.bridge.journal.Identity;
import vn.motcua.bridge.journal.Journal;
import vn.motcua.bridge.journal.sqlite.SqliteJournal;
import vn.motcua.bridge.link.BrokerLink;
import vn.motcua.bridge.link.MqttPort;
import vn.motcua.bridge.link.PortEvent;
import vn.motcua.bridge.link.paho.PahoMqttPort;
import vn.motcua.bridge.wire.Message;
import vn.motcua.bridge.wire.Topics;
import vn.motcua.firmware.core.Stations;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketVoided;

/**
 * Measures the time from the journal to the case server's durable acknowledgement for a backlog.
 * The reference is publishing the same number of messages of the same size at QoS 1 with the same
 * window and client, until the broker's PUBACK.
 */
public final class DeliverBench {
  static final Topics BOARD = new Topics("tinh", "bench");

  /** Warm-up rounds, so that neither side is measured while its code is being compiled. */
  private static final int WARM_ROUNDS = 3;

  /** Measured rounds, of which the median is reported. */
  private static final int ROUNDS = 5;

  private static final Duration TIMEOUT = Duration.ofMinutes(10);

  private DeliverBench() {}

  /**
   * The results.
   *
   * @param events size of the backlog
   * @param acknowledgedSeconds from the start of delivery, without a connection, to the last
   *     acknowledgement
   * @param connectSeconds how much of it the connection took; Paho alone sleeps 0.3 s in it
   * @param bareSeconds the same number published to the last PUBACK
   * @param bridgeSeconds the same number over a Mosquitto bridge; NaN when it is not installed
   * @param residentMegabytes of this process at the end
   */
  public record Figures(
      int events,
      double acknowledgedSeconds,
      double connectSeconds,
      double bareSeconds,
      double bridgeSeconds,
      long residentMegabytes) {
    /**
     * Key {@code deliver_vs_bare_qos1}: 1 when acknowledgements cost nothing beyond publishing.
     * Both are already connected.
     */
    public double ratio() {
      return bareSeconds / (acknowledgedSeconds - connectSeconds);
    }
  }

  /** Measures on a broker, with the data in an empty directory; medians of some rounds. */
  public static Figures run(Path directory, URI broker, int events)
      throws IOException, InterruptedException {
    for (int round = 1; round <= WARM_ROUNDS; round++) {
      Round _ = round(directory.resolve("warm-" + round), broker, events, new Random(round));
    }
    List<Round> rounds = new ArrayList<>();
    for (int round = 1; round <= ROUNDS; round++) {
      Path data = directory.resolve("round-" + round);
      rounds.add(round(data, broker, events, new Random(WARM_ROUNDS + round)));
    }
    Path mosquitto = Mosquitto.program();
    double bridge =
        mosquitto == null
            ? Double.NaN
            : MosquittoBridge.seconds(mosquitto, directory, rounds.getLast().message(), events);
    return new Figures(
        events,
        median(rounds, Round::acknowledgedSeconds),
        median(rounds, Round::connectSeconds),
        median(rounds, Round::bareSeconds),
        bridge,
        residentMegabytes());
  }

  private static double median(List<Round> rounds, ToDoubleFunction<Round> of) {
    return rounds.stream().mapToDouble(of).sorted().skip(rounds.size() / 2).findFirst().orElse(0);
  }

  private record Round(
      double bareSeconds, double acknowledgedSeconds, double connectSeconds, Message message) {}

  /** Both sides in turn, each in its own epoch. */
  private static Round round(Path directory, URI broker, int events, Random epochs)
      throws IOException, InterruptedException {
    try (SqliteJournal journal =
        SqliteJournal.open(
            directory.resolve("board"),
            new Identity("tinh", "bench"),
            Stations.ALL.events(),
            epochs)) {
      fill(journal, events);
      Message message = bareMessage(journal);
      double bare = bareSeconds(broker, message, events);
      Acknowledged whole = acknowledged(directory.resolve("inbox"), broker, journal);
      return new Round(bare, whole.seconds(), whole.connectSeconds(), message);
    }
  }

  static void fill(Journal journal, int events) {
    Moment at = moment();
    for (int done = 0; done < events; ) {
      List<EventData> batch = new ArrayList<>();
      while (batch.size() < Journal.BATCH_EVENTS_MAX && done < events) {
        batch.add(
            new TicketVoided(
                java.time.LocalDate.of(2026, 11, 20),
                Integer.toString(2_001 + done++),
                "hết giấy"));
      }
      journal.append(batch, at);
    }
  }

  private record Acknowledged(double seconds, double connectSeconds) {}

  private static Acknowledged acknowledged(Path directory, URI broker, Journal journal)
      throws IOException, InterruptedException {
    Delivery delivery = new Delivery(journal, DeliveryLimits.alone(), new Random(2));
    try (Inbox inbox =
        Inbox.open(
            directory, Stations.ALL.events(), PahoMqttPort.to(broker), InstantSource.system())) {
      awaitConnected(inbox);
      try (BrokerLink loop =
          new BrokerLink(
              BOARD,
              new Outbox(BOARD, delivery, Outbox.Listener.NONE),
              List.of(),
              PahoMqttPort.to(broker),
              DeliverBench::moment)) {
        long start = System.nanoTime();
        loop.start();
        long connected = start;
        long end = journal.head().position();
        while (journal.acknowledged() < end) {
          connected = loop.connected() ? connected : System.nanoTime();
          if (System.nanoTime() - start > TIMEOUT.toNanos()) {
            throw new IOException("not acknowledged in " + TIMEOUT);
          }
          TimeUnit.MILLISECONDS.sleep(1);
        }
        return new Acknowledged((System.nanoTime() - start) / 1e9, (connected - start) / 1e9);
      }
    }
  }

  static void awaitConnected(Inbox inbox) throws IOException, InterruptedException {
    long start = System.nanoTime();
    while (!inbox.connected()) {
      if (System.nanoTime() - start > TIMEOUT.toNanos()) {
        throw new IOException("the broker does not answer");
      }
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }

  private static double bareSeconds(URI broker, Message message, int events)
      throws InterruptedException {
    LinkedBlockingQueue<PortEvent> told = new LinkedBlockingQueue<>();
    MqttPort port = PahoMqttPort.to(broker).open(told::add);
    port.connect("bare", null);
    try {
      if (!(told.poll(10, TimeUnit.SECONDS) instanceof PortEvent.Connected connected)) {
        throw new IllegalStateException("the broker does not answer");
      }
      int window =
          Math.min(DeliveryLimits.standard().windowEvents(), connected.receiveMaximum() - 1);
      long start = System.nanoTime();
      int sent = 0;
      int confirmed = 0;
      while (confirmed < events) {
        while (sent < events && sent - confirmed < window) {
          port.publish(message, ++sent);
        }
        if (!(told.poll(10, TimeUnit.SECONDS) instanceof PortEvent.Published)) {
          throw new IllegalStateException("the broker does not confirm");
        }
        confirmed++;
      }
      return (System.nanoTime() - start) / 1e9;
    } finally {
      port.disconnect();
    }
  }

  static Message bareMessage(Journal journal) {
    var event = journal.peek(0, 1).getFirst().event();
    int bytes = event.data().getBytes(StandardCharsets.UTF_8).length + 500;
    return new Message("motcua/bench", "x".repeat(bytes), false, "text/plain", java.util.Map.of());
  }

  static Moment moment() {
    return new Moment(Instant.now(), "bench", System.nanoTime(), ClockQuality.SYNCHRONISED);
  }

  private static long residentMegabytes() throws IOException {
    Path status = Path.of("/proc/self/status");
    for (String line : java.nio.file.Files.readAllLines(status)) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("[^0-9]", "")) / 1_024;
      }
    }
    return -1;
  }
}
