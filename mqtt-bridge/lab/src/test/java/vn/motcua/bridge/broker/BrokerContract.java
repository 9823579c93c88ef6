package vn.motcua.bridge.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
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
import org.junit.jupiter.api.Test;
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
import vn.motcua.bridge.inbox.postgres.Postgres;
import vn.motcua.bridge.inbox.postgres.PostgresAddress;
import vn.motcua.bridge.inbox.postgres.PostgresInboxStore;
import vn.motcua.bridge.inbox.store.BoardReport;
import vn.motcua.bridge.inbox.store.ChainId;
import vn.motcua.bridge.inbox.store.InboxStore;
import vn.motcua.bridge.link.BrokerLink;
import vn.motcua.bridge.link.Brokers;
import vn.motcua.bridge.link.MqttPort;
import vn.motcua.bridge.link.PortEvent;
import vn.motcua.bridge.link.TopicHandler;
import vn.motcua.bridge.link.paho.Paho3MqttPort;
import vn.motcua.bridge.link.paho.PahoMqttPort;
import vn.motcua.bridge.link.paho.StructuredPort;
import vn.motcua.bridge.wire.BoardState;
import vn.motcua.bridge.wire.CloudEventCodec;
import vn.motcua.bridge.wire.Message;
import vn.motcua.bridge.wire.Topics;

/** The contract of a broker, the same for each kind, with a real board and a real inbox. */
abstract class BrokerContract {
  private static final Topics BOARD = new Topics("hanoi", "quay-1");
  private static final ChainId CHAIN = new ChainId("hanoi", "quay-1", Ledger.EPOCH);
  static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final DeliveryLimits LIMITS =
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
  private final LinkedBlockingQueue<String> commands = new LinkedBlockingQueue<>();
  private final List<AutoCloseable> open = new ArrayList<>();

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

  @Test
  void eventsArriveOnceAndInOrder() throws IOException {
    Inbox inbox = inbox();
    BrokerLink board = board(ledger.grow(1_000));
    awaitAcknowledged(1_000);
    ledger.grow(1);
    board.wake();
    awaitAcknowledged(1_001);
    assertWhole(inbox, 1_001);
    assertUntroubled(inbox);
  }

  @Test
  void aBrokerRestartInMidStreamLosesNothing() throws IOException {
    Inbox inbox = inbox();
    BrokerLink board = board(ledger.grow(2_000));
    await().atMost(PATIENCE).until(() -> ledger.acknowledged() > 0);
    stopBroker();
    ledger.grow(500);
    board.wake();
    startBroker();
    awaitAcknowledged(2_500);
    assertWhole(inbox, 2_500);
  }

  @Test
  void aBoardThatBeginsBeforeItsCaseServerIsHeardWhenThatComes() throws IOException {
    BrokerLink board = board(ledger.grow(300));
    await().atMost(PATIENCE).until(() -> board.connected());
    Inbox inbox = inbox();
    awaitAcknowledged(300);
    assertWhole(inbox, 300);
  }

  @Test
  void anInboxThatRestartsGoesOnWhereItStopped() throws IOException {
    Inbox first = inbox();
    BrokerLink board = board(ledger.grow(300));
    awaitAcknowledged(300);
    first.close();
    open.remove(first);
    ledger.grow(300);
    board.wake();
    Inbox second = inbox();
    awaitAcknowledged(600);
    assertWhole(second, 600);
  }

  @Test
  void whatIsDeliveredTwiceIsStoredOnce() throws IOException {
    Inbox inbox = inbox();
    BrokerLink board = board(ledger.grow(50));
    awaitAcknowledged(50);
    MqttPort stranger = stranger("doubler");
    for (int position = 1; position <= 50; position++) {
      stranger.publish(CloudEventCodec.encode(ledger.event(position)), position);
    }
    ledger.grow(1);
    board.wake();
    awaitAcknowledged(51);
    assertWhole(inbox, 51);
    assertUntroubled(inbox);
  }

  @Test
  void aCommandReachesTheBoardAndItsAnswerWhoeverListensForIt() throws Exception {
    Inbox _ = inbox();
    BrokerLink board = board(ledger.grow(1));
    awaitAcknowledged(1);
    LinkedBlockingQueue<PortEvent> heard = new LinkedBlockingQueue<>();
    MqttPort server = PahoMqttPort.to(brokers()).open(heard::add);
    open.add(server::disconnect);
    server.connect("case-server", null);
    assertThat(heard.poll(60, TimeUnit.SECONDS)).isInstanceOf(PortEvent.Connected.class);
    server.subscribe(List.of(BOARD.reply()));
    server.publish(Message.json(BOARD.command(), "{\"id\":\"1\"}", false), 1);
    assertThat(commands.poll(60, TimeUnit.SECONDS)).isEqualTo("{\"id\":\"1\"}");
    await()
        .atMost(PATIENCE)
        .until(() -> {
          board.say(Message.json(BOARD.reply(), "{\"id\":\"1\",\"outcome\":\"done\"}", false));
          return heard.stream()
              .anyMatch(each ->
                  each instanceof PortEvent.Arrived arrived
                      && arrived.message().topic().equals(BOARD.reply()));
        });
  }

  @Test
  void aFeedAndRequestsShareTheConnectionWithTheEvents() throws Exception {
    Inbox inbox = inbox();
    String feed = BOARD.state().replace("state", "feed");
    String ask = BOARD.state().replace("state", "ask");
    AnsweringFeed hub = new AnsweringFeed(feed, ask);
    board(ledger.grow(100), PahoMqttPort.to(brokers()), List.of(hub));
    awaitAcknowledged(100);
    LinkedBlockingQueue<PortEvent> heard = new LinkedBlockingQueue<>();
    MqttPort display = PahoMqttPort.to(besideTheBoard()).open(heard::add);
    open.add(display::disconnect);
    display.connect("display-1", null);
    assertThat(heard.poll(60, TimeUnit.SECONDS)).isInstanceOf(PortEvent.Connected.class);
    String answers = "motcua/v1/hanoi/display-1/answer";
    display.subscribe(List.of(feed, answers));
    assertThat(next(heard, feed).payload()).as("retained: it is there at once").isEqualTo("1");
    display.publish(Message.json(ask, "a request without a way back fails its handler", false), 1);
    for (String correlation : List.of("00ff0a", "00ff0b")) {
      Message request = Message.json(ask, "{\"number\":\"2001\"}", false);
      display.publish(request.asking(new Message.ReplyTo(answers, correlation)), 1);
      Message answer = next(heard, answers);
      assertThat(answer.replyTo()).isEqualTo(new Message.ReplyTo(ask, correlation));
      assertThat(answer.payload()).isEqualTo(request.payload());
    }
    hub.change("2");
    assertThat(next(heard, feed).payload()).isEqualTo("2");
    stopBroker();
    startBroker();
    hub.change("3");
    ledger.grow(1);
    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(each())
                .as("where the board is now")
                .anySatisfy(broker -> assertThat(retained(feed, broker)).isEqualTo("3")));
    awaitAcknowledged(101);
    assertWhole(inbox, 101);
  }

  @Test
  void aTopicHasOneOwner() {
    AnsweringFeed hub = new AnsweringFeed(BOARD.reply(), BOARD.ack());
    assertThatThrownBy(() -> board(ledger, PahoMqttPort.to(brokers()), List.of(hub)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(BOARD.ack() + " has an owner already");
  }

  /** Publishes its newest snapshot, retained, and answers every request. */
  private static final class AnsweringFeed implements TopicHandler {
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

  private static Message next(LinkedBlockingQueue<PortEvent> heard, String topic)
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

  @Test
  void aLateWillOfAnOldSessionIsAnsweredByTheBoard() throws IOException {
    Inbox inbox = inbox();
    board(ledger.grow(1));
    awaitAcknowledged(1);
    MqttPort stranger = stranger("late-will");
    String death = new BoardState.Dead("fedcba9876543210").toJson();
    stranger.publish(Message.json(BOARD.state(), death, true), 1);
    await().atMost(PATIENCE).until(() -> retainedState() instanceof BoardState.Born);
    assertThat(inbox.present(BOARD)).isTrue();
  }

  @Test
  void aBoardThatLeavesIsKnownToBeGone() throws IOException {
    Inbox inbox = inbox();
    BrokerLink board = board(ledger.grow(1));
    awaitAcknowledged(1);
    board.close();
    open.remove(board);
    await().atMost(PATIENCE).until(() -> !inbox.present(BOARD));
  }

  @Test
  void aBoardThatIsTakenOverComesBack() throws IOException {
    Inbox inbox = inbox();
    BrokerLink board = board(ledger.grow(10));
    awaitAcknowledged(10);
    MqttPort twin = stranger("motcua-hanoi-quay-1");
    await().atMost(PATIENCE).until(() -> ledger.acknowledged() == 10);
    twin.disconnect();
    ledger.grow(10);
    board.wake();
    awaitAcknowledged(20);
    assertWhole(inbox, 20);
  }

  @Test
  void garbageOnOurTopicsHarmsNobody() throws IOException {
    MqttPort stranger = stranger("garbage");
    int token = 1;
    for (String topic : List.of(BOARD.ack(), BOARD.state(), BOARD.events())) {
      for (String payload : List.of("{", "\u0000\u0001", "null", "x".repeat(5_000))) {
        stranger.publish(Message.json(topic, payload, true), token++);
      }
    }
    Inbox inbox = inbox();
    board(ledger.grow(200));
    awaitAcknowledged(200);
    assertWhole(inbox, 200);
  }

  @Test
  void aBoardOnMqtt311IsServedLikeAnyOther() throws IOException {
    Inbox inbox = inbox();
    board(ledger.grow(1_000), Paho3MqttPort.to(brokers()));
    await().atMost(PATIENCE).until(() -> ledger.acknowledged() > 0);
    stopBroker();
    startBroker();
    awaitAcknowledged(1_000);
    assertWhole(inbox, 1_000);
  }

  @Test
  void aBoardInStructuredModeIsServedLikeAnyOther() throws IOException {
    Inbox inbox = inbox();
    board(ledger.grow(300), StructuredPort.over(PahoMqttPort.to(brokers())));
    awaitAcknowledged(300);
    assertWhole(inbox, 300);
    assertUntroubled(inbox);
  }

  @Test
  void oneOfTwoInboxesIsKilledUnderLoadAndNothingIsLostOrDoubled() throws Exception {
    PostgresAddress database = Postgres.database();
    try (SharedInboxProcess _ = new SharedInboxProcess(database, brokers());
        SharedInboxProcess dies = new SharedInboxProcess(database, brokers());
        InboxStore store = PostgresInboxStore.open(database, SampleEvent.CATALOGUE)) {
      BrokerLink board = board(ledger.grow(3_000));
      await().atMost(PATIENCE).until(() -> ledger.acknowledged() > 500);
      ledger.grow(3_000);
      board.wake();
      dies.kill();
      assertThat(ledger.acknowledged()).as("outstanding at the kill").isLessThan(6_000);
      awaitAcknowledged(6_000);
      try (SharedInboxProcess _ = new SharedInboxProcess(database, brokers())) {
        ledger.grow(1_000);
        board.wake();
        awaitAcknowledged(7_000);
      }
      List<Event> read = new ArrayList<>();
      store.read(CHAIN, 1, read::add);
      List<Event> sent = new ArrayList<>();
      ledger.replay(sent::add);
      assertThat(read).isEqualTo(sent);
      assertThat(store.anomalies()).allMatch(anomaly -> anomaly.healedAt() != null);
    }
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

  private BrokerLink board(Ledger journal, MqttPort.Opener port) {
    return board(
        journal,
        port,
        List.of(TopicHandler.hearing(BOARD.command(), message -> commands.add(message.payload()))));
  }

  private BrokerLink board(Ledger journal, MqttPort.Opener port, List<TopicHandler> handlers) {
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

  private MqttPort stranger(String clientId) {
    LinkedBlockingQueue<PortEvent> events = new LinkedBlockingQueue<>();
    MqttPort port = PahoMqttPort.to(brokers()).open(events::add);
    port.connect(clientId, null);
    await()
        .atMost(PATIENCE)
        .until(() -> events.poll(1, TimeUnit.SECONDS) instanceof PortEvent.Connected);
    open.add(port::disconnect);
    return port;
  }

  private @Nullable BoardState retainedState() throws InterruptedException {
    String payload = retained(BOARD.state(), besideTheBoard());
    return payload == null ? null : BoardState.parse(payload);
  }

  private static @Nullable String retained(String topic, Brokers broker)
      throws InterruptedException {
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
