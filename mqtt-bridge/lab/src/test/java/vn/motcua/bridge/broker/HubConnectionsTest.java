package vn.motcua.bridge.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.bridge.ClockQuality;
import vn.motcua.bridge.Moment;
import vn.motcua.bridge.delivery.Delivery;
import vn.motcua.bridge.delivery.DeliveryLimits;
import vn.motcua.bridge.delivery.Ledger;
import vn.motcua.bridge.delivery.Outbox;
import vn.motcua.bridge.hub.HubChannel;
import vn.motcua.bridge.hub.HubClient;
import vn.motcua.bridge.hub.HubConnections;
import vn.motcua.bridge.hub.HubListener;
import vn.motcua.bridge.hub.HubMessage;
import vn.motcua.bridge.hub.HubTopics;
import vn.motcua.bridge.link.BrokerLink;
import vn.motcua.bridge.wire.Topics;

/** The hub at two brokers of its centre, each a real Mosquitto with TLS and our access list. */
class HubConnectionsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String HUB = HubTopics.client("minh-hoa");
  private static final int BROKERS = 2;

  @TempDir Path directory = Path.of("");
  private final List<AutoCloseable> open = new ArrayList<>();
  private final @Nullable ShippedBroker[] brokers = new ShippedBroker[BROKERS];
  private final int[] ports = new int[BROKERS];
  private @Nullable TestCa ca;

  @BeforeEach
  void start() throws IOException {
    ca = ShippedBroker.authority(Files.createDirectory(directory.resolve("ca")));
    for (int i = 0; i < BROKERS; i++) {
      ports[i] = Mosquitto.freePort();
      start(i);
    }
  }

  private void start(int place) throws IOException {
    brokers[place] =
        new ShippedBroker(
            Mosquitto.programs().getFirst(),
            Files.createDirectories(directory.resolve("broker-" + place)),
            Objects.requireNonNull(ca),
            ports[place]);
  }

  @AfterEach
  void stop() throws Exception {
    for (AutoCloseable each : open.reversed()) {
      each.close();
    }
    for (ShippedBroker broker : brokers) {
      if (broker != null) {
        broker.close();
      }
    }
  }

  private ShippedBroker broker(int place) {
    return Objects.requireNonNull(brokers[place]);
  }

  private HubConnections hub(HubListener listener) throws IOException {
    HubConnections hub =
        new HubConnections(
            "minh-hoa",
            List.of(broker(0).opener(HUB), broker(1).opener(HUB)),
            listener,
            HubConnectionsTest::now,
            new Random(7));
    open.add(hub);
    return hub;
  }

  private static Moment now() {
    return new Moment(Instant.now(), "test", System.nanoTime(), ClockQuality.SYNCHRONISED);
  }

  /** A board at one broker, and what it has heard. */
  private final class BoardThere {
    final List<HubMessage> heard = new CopyOnWriteArrayList<>();
    final HubClient client;

    BoardThere(Topics name, int place) throws IOException {
      client = new HubClient(name, false, heard::add);
      BrokerLink link =
          new BrokerLink(
              name,
              new Outbox(
                  name,
                  new Delivery(
                      new Ledger(name.centre(), name.board()),
                      DeliveryLimits.alone(),
                      new Random(1)),
                  Outbox.Listener.NONE),
              List.of(client),
              broker(place).opener(name.client()),
              HubConnectionsTest::now);
      open.add(link);
      link.start();
      await().atMost(PATIENCE).until(link::connected);
    }

    List<String> payloads(HubChannel channel) {
      return heard.stream().filter(m -> m.channel() == channel).map(HubMessage::payload).toList();
    }

    void awaitHeard(HubChannel channel, String payload) {
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(10))
          .untilAsserted(() -> assertThat(payloads(channel)).contains(payload));
    }

    /** Asks until it is answered, as touches come one after the other. */
    void awaitAnswered(String touch) {
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(100))
          .until(() -> {
            client.ask(touch);
            return payloads(HubChannel.ANSWER).contains("answer to " + touch);
          });
    }
  }

  /** A hub that answers each touch. */
  private HubConnections answering() throws IOException {
    List<HubConnections> self = new CopyOnWriteArrayList<>();
    HubConnections hub =
        hub(message -> {
          if (message.channel() == HubChannel.ASK) {
            self.getFirst().answer(message.board(), "answer to " + message.payload());
          }
        });
    self.add(hub);
    return hub;
  }

  @Test
  void theHubAnswersBoardsAtBothBrokersAndNobodyHearsAnothersAnswer() throws Exception {
    BoardThere one = new BoardThere(ShippedBroker.BOARD, 0);
    BoardThere two = new BoardThere(ShippedBroker.OTHER, 1);
    HubConnections hub = answering();
    hub.open("gone 1");
    one.awaitAnswered("a");
    two.awaitAnswered("b");
    hub.tell("tell");
    hub.change("change");
    for (BoardThere each : List.of(one, two)) {
      each.awaitHeard(HubChannel.TELL, "tell");
      each.awaitHeard(HubChannel.CHANGE, "change");
    }
    assertThat(one.payloads(HubChannel.ANSWER)).doesNotContain("answer to b");
    assertThat(two.payloads(HubChannel.ANSWER)).doesNotContain("answer to a");
  }

  @Test
  void whatIsRetainedIsThereForALaterBoardAndComesBackToABrokerThatHasLostIt() throws Exception {
    HubConnections hub = answering();
    hub.open("gone 1");
    await().atMost(PATIENCE).until(() -> hub.connected() == BROKERS);
    hub.feed("feed");
    hub.beat("beat 1");
    BoardThere one = new BoardThere(ShippedBroker.BOARD, 0);
    one.awaitHeard(HubChannel.FEED, "feed");
    one.awaitHeard(HubChannel.BEAT, "beat 1");
    assertThat(one.heard).allMatch(HubMessage::retained);
    BoardThere two = new BoardThere(ShippedBroker.OTHER, 1);
    broker(0).close();
    await().atMost(PATIENCE).until(() -> hub.connected() == 1);
    two.awaitAnswered("while the first broker is away");
    hub.feed("later feed");
    start(0);
    one.awaitHeard(HubChannel.FEED, "later feed");
    one.awaitAnswered("once it is back");
  }

  @Test
  void aHubThatLeavesSaysSoAndALaterBoardLearnsIt() throws Exception {
    HubConnections hub = answering();
    BoardThere one = new BoardThere(ShippedBroker.BOARD, 0);
    hub.open("gone 1");
    await().atMost(PATIENCE).until(() -> hub.connected() == BROKERS);
    hub.beat("beat 1");
    one.awaitHeard(HubChannel.BEAT, "beat 1");
    hub.close();
    one.awaitHeard(HubChannel.BEAT, "gone 1");
    new BoardThere(ShippedBroker.OTHER, 1).awaitHeard(HubChannel.BEAT, "gone 1");
  }

  @Test
  void aHubThatIsTakenOverWaitsLongEnoughToYieldAndTheLaterOneStays() throws Exception {
    BoardThere board = new BoardThere(ShippedBroker.BOARD, 0);
    HubConnections old = hub(_ -> {});
    old.open("gone 1");
    await().atMost(PATIENCE).until(() -> old.connected() == BROKERS);
    old.beat("beat 1");
    board.awaitHeard(HubChannel.BEAT, "beat 1");
    HubConnections later = answering();
    later.open("gone 2");
    board.awaitHeard(HubChannel.BEAT, "gone 1");
    await().atMost(PATIENCE).until(() -> old.connected() == 0 && later.connected() == BROKERS);
    later.beat("beat 2");
    board.awaitHeard(HubChannel.BEAT, "beat 2");
    // Its board has heard the higher term.
    old.leave();
    await()
        .during(Duration.ofSeconds(6))
        .atMost(PATIENCE)
        .until(() -> later.connected() == BROKERS);
    assertThat(board.payloads(HubChannel.BEAT)).doesNotContain("gone 2").endsWith("beat 2");
    board.awaitAnswered("by the later one");
  }
}
