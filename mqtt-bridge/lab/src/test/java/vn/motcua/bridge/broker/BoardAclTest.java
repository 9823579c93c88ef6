package vn.motcua.bridge.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import vn.motcua.bridge.ClockQuality;
import vn.motcua.bridge.Moment;
import vn.motcua.bridge.SampleEvent;
import vn.motcua.bridge.delivery.Delivery;
import vn.motcua.bridge.delivery.DeliveryLimits;
import vn.motcua.bridge.delivery.Ledger;
import vn.motcua.bridge.delivery.Outbox;
import vn.motcua.bridge.inbox.Inbox;
import vn.motcua.bridge.link.BrokerLink;
import vn.motcua.bridge.link.MqttPort;
import vn.motcua.bridge.link.PortEvent;
import vn.motcua.bridge.wire.Message;
import vn.motcua.bridge.wire.Topics;

/**
 * What an attacker with one board's card can do against the shipped access list: quay-1 is the
 * attacker's board, quay-2 another one. On every available Mosquitto.
 */
@Tag("mosquitto")
@ParameterizedClass
@MethodSource("programs")
class BoardAclTest {
  private static final Topics MINE = ShippedBroker.BOARD;
  private static final Topics THEIRS = ShippedBroker.OTHER;
  private static final String SHARE = "$share/motcua/" + Topics.ALL_EVENTS;
  private static final int REFUSED = 0x87;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Parameter Path program = Path.of("");
  @TempDir Path directory = Path.of("");
  private @Nullable ShippedBroker broker;

  static List<Path> programs() throws IOException {
    return Mosquitto.programs();
  }

  @BeforeEach
  void start() throws IOException {
    broker = new ShippedBroker(program, directory);
  }

  @AfterEach
  void stop() {
    if (broker != null) {
      broker.close();
    }
  }

  private ShippedBroker broker() {
    return Objects.requireNonNull(broker, "started before each test");
  }

  private Attacker attacker() throws IOException, MqttException {
    return new Attacker(broker(), MINE.client(), MINE.client(), null);
  }

  /** One of our programs, and the events of its port. */
  private record Client(MqttPort port, List<PortEvent> told) implements AutoCloseable {
    long arrived(String topic) {
      return told.stream()
          .filter(each -> each instanceof PortEvent.Arrived a && a.message().topic().equals(topic))
          .count();
    }

    boolean isGone() {
      return told.stream().anyMatch(PortEvent.Disconnected.class::isInstance);
    }

    @Override
    public void close() {
      port.disconnect();
    }
  }

  private Client client(String name, String... filters) throws IOException {
    List<PortEvent> told = new CopyOnWriteArrayList<>();
    MqttPort port = broker().opener(name).open(event -> told.add(event));
    AtomicLong connects = new AtomicLong();
    await()
        .atMost(PATIENCE)
        .until(() -> {
          long failed = told.stream().filter(PortEvent.ConnectFailed.class::isInstance).count();
          if (failed == connects.get()) {
            connects.incrementAndGet();
            port.connect("calls-itself-something-else", null);
          }
          return told.stream().anyMatch(PortEvent.Connected.class::isInstance);
        });
    if (filters.length > 0) {
      port.subscribe(List.of(filters));
    }
    return new Client(port, told);
  }

  private static Message event(int number) {
    return Message.json(THEIRS.events(), "{\"n\":" + number + "}", false);
  }

  @Test
  void aBoardThatJoinsTheInboxesShareGetsNothingAndTakesNothing() throws Exception {
    try (Client one = client(BrokerAcl.inbox(1), SHARE);
        Client two = client(BrokerAcl.inbox(2), SHARE);
        Attacker attacker = attacker();
        Client victim = client(THEIRS.client(), THEIRS.ack())) {
      int answer = attacker.subscribe(SHARE);
      for (int i = 0; i < 40; i++) {
        victim.port().publish(event(i), i);
      }
      await()
          .atMost(PATIENCE)
          .until(() ->
              victim.told().stream().filter(PortEvent.Published.class::isInstance).count() == 40);
      await()
          .pollDelay(Duration.ofMillis(500))
          .atMost(PATIENCE)
          .until(() -> one.arrived(THEIRS.events()) + two.arrived(THEIRS.events()) == 40);
      assertThat(one.arrived(THEIRS.events())).isPositive();
      assertThat(two.arrived(THEIRS.events())).isPositive();
      assertThat(attacker.heard).isEmpty();
      assertThat(answer).isEqualTo(REFUSED);
    }
  }

  @Test
  void aBoardCannotTakeAnothersPlace() throws Exception {
    try (Client victim = client(THEIRS.client(), THEIRS.ack());
        Client inbox = client(BrokerAcl.inbox(1), Topics.ALL_EVENTS);
        Attacker attacker = new Attacker(broker(), MINE.client(), THEIRS.client(), null);
        Attacker asInbox = new Attacker(broker(), ShippedBroker.STRANGER, "inbox-1", null)) {
      victim.port().publish(event(1), 1);
      await().atMost(PATIENCE).until(() -> inbox.arrived(THEIRS.events()) == 1);
      assertThat(victim.isGone()).isFalse();
      assertThat(inbox.isGone()).isFalse();
      assertThat(attacker.isConnected()).isTrue();
      assertThat(asInbox.isConnected()).isTrue();
    }
  }

  @Test
  void aBoardReadsNothingOfAnother() throws Exception {
    try (Client inbox = client(BrokerAcl.inbox(1));
        Client victim = client(THEIRS.client(), THEIRS.ack(), THEIRS.command());
        Attacker attacker = attacker()) {
      inbox.port().publish(Message.json(THEIRS.ack(), "{}", true), 1);
      for (String filter :
          List.of(
              THEIRS.ack(),
              THEIRS.command(),
              THEIRS.state(),
              THEIRS.events(),
              THEIRS.reply(),
              "$share/x/" + THEIRS.command(),
              Topics.ALL_STATES,
              "motcua/v1/+/+/ack",
              "motcua/v1/minh-hoa/#",
              "+/#",
              "#",
              "$SYS/#",
              "$CONTROL/#")) {
        assertThat(attacker.subscribe(filter)).as(filter).isEqualTo(REFUSED);
      }
      inbox.port().publish(Message.json(THEIRS.command(), "{}", false), 2);
      await().atMost(PATIENCE).until(() -> victim.arrived(THEIRS.command()) == 1);
      assertThat(attacker.heard).isEmpty();
    }
  }

  @Test
  void aBoardWritesNothingOfAnother() throws Exception {
    try (Client inbox =
            client(
                BrokerAcl.inbox(1), Topics.ALL_EVENTS, Topics.ALL_STATES, "motcua/v1/+/+/reply");
        Client victim = client(THEIRS.client(), THEIRS.ack(), THEIRS.command(), THEIRS.state());
        Attacker attacker = attacker()) {
      for (String topic :
          List.of(
              THEIRS.events(),
              THEIRS.state(),
              THEIRS.ack(),
              THEIRS.command(),
              THEIRS.reply(),
              MINE.ack(),
              MINE.command(),
              Topics.catalogue("minh-hoa", "public"),
              Topics.catalogue("minh-hoa", "staff"),
              "motcua/v1/minh-hoa/hub/feed",
              "motcua/v1/minh-hoa/hub/beat",
              "motcua/v1/minh-hoa/hub/answer/quay-1",
              "motcua/v1/minh-hoa/quay-2/told",
              "motcua/v1/ma/ma/events",
              "$CONTROL/dynamic-security/v1",
              "$SYS/broker/clients/total")) {
        assertThat(attacker.publish(topic, "{\"by\":\"attacker\"}", true))
            .as(topic)
            .isEqualTo(REFUSED);
      }
      victim.port().publish(event(1), 1);
      await().atMost(PATIENCE).until(() -> inbox.arrived(THEIRS.events()) == 1);
      assertThat(inbox.told()).filteredOn(PortEvent.Arrived.class::isInstance).hasSize(1);
      assertThat(victim.told()).noneMatch(PortEvent.Arrived.class::isInstance);
    }
    try (Client later =
        client(BrokerAcl.inbox(2), Topics.ALL_EVENTS, Topics.ALL_STATES, "motcua/v1/+/+/reply")) {
      mark(later);
      assertThat(later.told()).filteredOn(PortEvent.Arrived.class::isInstance).hasSize(1);
    }
  }

  /** Waits until {@code listener} has received a state, and so everything before it. */
  private void mark(Client listener) throws IOException {
    try (Client victim = client(THEIRS.client(), THEIRS.ack())) {
      victim.port().publish(Message.json(THEIRS.state(), "{\"by\":\"victim\"}", false), 9);
      await().atMost(PATIENCE).until(() -> listener.arrived(THEIRS.state()) > 0);
    }
  }

  @Test
  void aWillUnderAnotherBoardsNameIsNeverPublished() throws Exception {
    try (Client inbox = client(BrokerAcl.inbox(1), Topics.ALL_STATES)) {
      // A second connection with the same name ends the first one, so that its will is sent.
      try (Attacker forger = new Attacker(broker(), MINE.client(), "a", THEIRS.state());
          Attacker honest = new Attacker(broker(), MINE.client(), "b", MINE.state());
          Attacker last = attacker()) {
        await().atMost(PATIENCE).until(() -> inbox.arrived(MINE.state()) == 1);
        await().atMost(PATIENCE).until(() -> !forger.isConnected() && !honest.isConnected());
        assertThat(last.isConnected()).isTrue();
      }
      assertThat(inbox.arrived(THEIRS.state())).isZero();
    }
  }

  @Test
  void aStrangerWithACertificateOfTheCaCanDoNothing() throws Exception {
    try (Attacker stranger =
        new Attacker(broker(), ShippedBroker.STRANGER, ShippedBroker.STRANGER, null)) {
      Topics own = new Topics("minh-hoa", "quay-9");
      assertThat(stranger.publish(own.events(), "{}", false)).isEqualTo(REFUSED);
      assertThat(stranger.subscribe(own.ack())).isEqualTo(REFUSED);
      assertThat(stranger.subscribe(SHARE)).isEqualTo(REFUSED);
    }
  }

  @Test
  void aFloodOfOneBoardKeepsNoneOfAnothersEventsAway() throws Exception {
    Ledger ledger = new Ledger(THEIRS.centre(), THEIRS.board()).grow(200);
    try (Inbox inbox =
            Inbox.open(
                directory.resolve("in"),
                SampleEvent.CATALOGUE,
                broker().opener(BrokerAcl.inbox(1)),
                InstantSource.system());
        BrokerLink loop =
            new BrokerLink(
                THEIRS,
                new Outbox(
                    THEIRS,
                    new Delivery(ledger, DeliveryLimits.alone(), new Random(1)),
                    Outbox.Listener.NONE),
                List.of(),
                broker().opener(THEIRS.client()),
                () -> new Moment(Instant.now(), "test", System.nanoTime(), ClockQuality.HOLDOVER));
        Attacker attacker = attacker()) {
      await().atMost(PATIENCE).until(inbox::connected);
      for (int i = 0; i < 5_000; i++) {
        attacker.shout(MINE.events(), "rubbish " + i);
      }
      loop.start();
      for (int i = 0; i < 5_000; i++) {
        attacker.shout(MINE.events(), "rubbish " + i);
      }
      await().atMost(PATIENCE).until(() -> ledger.acknowledged() == 200);
    }
  }

  @Test
  void aBoardAnswersACommandAndReadsItsCentre() throws Exception {
    try (Client inbox = client(BrokerAcl.inbox(1), "motcua/v1/minh-hoa/+/reply");
        Client board =
            client(
                MINE.client(),
                MINE.ack(),
                MINE.state(),
                MINE.command(),
                Topics.catalogue("minh-hoa", "public"),
                "motcua/v1/minh-hoa/hub/feed")) {
      await()
          .atMost(PATIENCE)
          .until(() -> {
            inbox.port().publish(Message.json(MINE.command(), "{}", false), 1);
            return board.arrived(MINE.command()) > 0;
          });
      board.port().publish(Message.json(MINE.reply(), "{}", false), 2);
      await().atMost(PATIENCE).until(() -> inbox.arrived(MINE.reply()) == 1);
      assertThat(board.isGone()).isFalse();
    }
  }

  @Test
  void theShippedListIsWhatItsBoardsGive() throws Exception {
    List<Topics> boards = BoardList.read(ShippedBroker.SHIPPED.resolve("boards.example"));
    assertThat(boards).containsExactly(MINE, THEIRS);
    assertThat(new BrokerAcl(boards, 4, "motcua").text())
        .isEqualTo(Files.readString(ShippedBroker.SHIPPED.resolve("acl.example.json")));
  }
}
