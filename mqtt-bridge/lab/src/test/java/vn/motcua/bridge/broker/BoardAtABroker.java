package vn.motcua.bridge.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.bridge.ClockQuality;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.Moment;
import vn.motcua.bridge.SampleEvent;
import vn.motcua.bridge.delivery.Delivery;
import vn.motcua.bridge.delivery.DeliveryLimits;
import vn.motcua.bridge.delivery.Ledger;
import vn.motcua.bridge.delivery.Outbox;
import vn.motcua.bridge.inbox.Inbox;
import vn.motcua.bridge.inbox.store.BoardReport;
import vn.motcua.bridge.inbox.store.ChainId;
import vn.motcua.bridge.link.BrokerLink;
import vn.motcua.bridge.link.Brokers;
import vn.motcua.bridge.link.MqttPort;
import vn.motcua.bridge.link.PortEvent;
import vn.motcua.bridge.link.TopicHandler;
import vn.motcua.bridge.link.paho.PahoMqttPort;
import vn.motcua.bridge.wire.BoardState;
import vn.motcua.bridge.wire.Message;
import vn.motcua.bridge.wire.Topics;

/** One board and one inbox at a broker of some kind, which each test begins anew. */
abstract class BoardAtABroker {
  static final Topics BOARD = new Topics("hanoi", "quay-1");

  static final ChainId CHAIN = new ChainId("hanoi", "quay-1", Ledger.EPOCH);

  static final Duration PATIENCE = Duration.ofSeconds(60);

  static final DeliveryLimits LIMITS =
      new DeliveryLimits(
          100,
          Duration.ofSeconds(5),
          Duration.ofSeconds(1),
          Duration.ofMillis(50),
          Duration.ofMillis(500),
          Duration.ofMillis(100),
          Duration.ofSeconds(1));

  @TempDir Path directory = Path.of("");

  final Ledger ledger = new Ledger("hanoi", "quay-1");

  final LinkedBlockingQueue<String> commands = new LinkedBlockingQueue<>();

  final List<AutoCloseable> open = new ArrayList<>();

  /** Starts the broker, on the same address every time. */
  abstract void startBroker() throws IOException;

  /** Stops it as an operator would restart it. */
  abstract void stopBroker() throws IOException;

  abstract URI url();

  /**
   * One broker keeps the order of a board's events; a cluster may not, but no anomaly stays open.
   */
  void assertUntroubled(Inbox inbox) {
    assertThat(inbox.anomalies()).isEmpty();
  }

  /** Where what the board retains is found. */
  Brokers besideTheBoard() {
    return brokers();
  }

  /** Each broker that may keep what a board retains; a board may be on another after a restart. */
  List<Brokers> each() {
    return List.of(besideTheBoard());
  }

  /** All nodes; one unless it is a cluster. */
  Brokers brokers() {
    return Brokers.of(url());
  }

  @BeforeEach
  void start() throws IOException {
    startBroker();
  }

  @AfterEach
  void stop() throws Exception {
    for (AutoCloseable each : open.reversed()) {
      each.close();
    }
    stopBroker();
  }

  /** Publishes its newest snapshot, retained, and answers every request. */
  static final class AnsweringFeed implements TopicHandler {
    private final String feed;
    private final String ask;
    private volatile Consumer<Message> out = _ -> {};
    private volatile String newest = "1";

    AnsweringFeed(String feed, String ask) {
      this.feed = feed;
      this.ask = ask;
    }

    void change(String snapshot) {
      newest = snapshot;
      out.accept(Message.json(feed, snapshot, true));
    }

    @Override
    public List<String> topics() {
      return List.of(ask);
    }

    @Override
    public void connected(Consumer<Message> publisher) {
      out = publisher;
      change(newest);
    }

    @Override
    public void arrived(Message request) {
      Message.ReplyTo to = Objects.requireNonNull(request.replyTo(), "it asks for an answer");
      out.accept(
          Message.json(to.topic(), request.payload(), false)
              .asking(new Message.ReplyTo(ask, to.correlation())));
    }
  }

  static Message next(LinkedBlockingQueue<PortEvent> heard, String topic)
      throws InterruptedException {
    PortEvent event = heard.poll(60, TimeUnit.SECONDS);

    while (event != null) {
      if (event instanceof PortEvent.Arrived arrived && arrived.message().topic().equals(topic)) {
        return arrived.message();
      }
      event = heard.poll(60, TimeUnit.SECONDS);
    }
    throw new AssertionError("nothing came on " + topic);
  }

  final Inbox inbox() throws IOException {
    Inbox inbox =
        Inbox.open(
            directory.resolve("inbox"),
            SampleEvent.CATALOGUE,
            PahoMqttPort.to(brokers()),
            InstantSource.system());
    open.add(inbox);
    return inbox;
  }

  final BrokerLink board(Ledger journal) {
    return board(journal, PahoMqttPort.to(brokers()));
  }

  BrokerLink board(Ledger journal, MqttPort.Opener port) {
    return board(
        journal,
        port,
        List.of(TopicHandler.hearing(BOARD.command(), message -> commands.add(message.payload()))));
  }

  BrokerLink board(Ledger journal, MqttPort.Opener port, List<TopicHandler> handlers) {
    BrokerLink loop =
        new BrokerLink(
            BOARD,
            new Outbox(
                BOARD,
                new Delivery(journal, LIMITS, new Random(1)),
                new Outbox.Listener(
                    divergence -> {
                      throw new AssertionError(divergence.reason());
                    },
                    _ -> {})),
            handlers,
            port,
            () -> new Moment(Instant.now(), "test", System.nanoTime(), ClockQuality.SYNCHRONISED));
    loop.start();
    open.add(loop);
    return loop;
  }

  MqttPort stranger(String clientId) {
    LinkedBlockingQueue<PortEvent> events = new LinkedBlockingQueue<>();
    MqttPort port = PahoMqttPort.to(brokers()).open(events::add);
    port.connect(clientId, null);
    await()
        .atMost(PATIENCE)
        .until(() -> events.poll(1, TimeUnit.SECONDS) instanceof PortEvent.Connected);
    open.add(port::disconnect);
    return port;
  }

  @Nullable BoardState retainedState() throws InterruptedException {
    String payload = retained(BOARD.state(), besideTheBoard());
    return payload == null ? null : BoardState.parse(payload);
  }

  static @Nullable String retained(String topic, Brokers broker) throws InterruptedException {
    LinkedBlockingQueue<PortEvent> events = new LinkedBlockingQueue<>();

    MqttPort port = PahoMqttPort.to(broker).open(events::add);

    try {
      port.connect("reader", null);

      PortEvent event = events.poll(5, TimeUnit.SECONDS);

      while (event != null && !(event instanceof PortEvent.Arrived)) {
        if (event instanceof PortEvent.Connected) {
          port.subscribe(List.of(topic));
        }
        event = events.poll(5, TimeUnit.SECONDS);
      }
      return event instanceof PortEvent.Arrived arrived ? arrived.message().payload() : null;

    } finally {
      port.disconnect();
    }
  }

  final void awaitAcknowledged(long position) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .untilAsserted(() -> assertThat(ledger.acknowledged()).isEqualTo(position));
  }

  final void assertWhole(Inbox inbox, long count) {
    List<Event> read = new ArrayList<>();
    inbox.read(CHAIN, read::add);
    List<Event> sent = new ArrayList<>();
    ledger.replay(sent::add);
    assertThat(read).hasSize((int) count).isEqualTo(sent);
    assertThat(inbox.report()).extracting(BoardReport::lastSequence).containsExactly(count);
    assertThat(inbox.holds("hanoi", "quay-1", Ledger.EPOCH, count)).isTrue();
    assertThat(inbox.holds("hanoi", "quay-1", Ledger.EPOCH, count + 1)).isFalse();
  }
}
