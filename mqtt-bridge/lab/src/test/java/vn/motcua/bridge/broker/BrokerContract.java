package vn.motcua.bridge.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.SampleEvent;
import vn.motcua.bridge.hub.HubChannel;
import vn.motcua.bridge.hub.HubClient;
import vn.motcua.bridge.hub.HubMessage;
import vn.motcua.bridge.hub.HubTopics;
import vn.motcua.bridge.inbox.Inbox;
import vn.motcua.bridge.inbox.postgres.Postgres;
import vn.motcua.bridge.inbox.postgres.PostgresAddress;
import vn.motcua.bridge.inbox.postgres.PostgresInboxStore;
import vn.motcua.bridge.inbox.store.InboxStore;
import vn.motcua.bridge.link.BrokerLink;
import vn.motcua.bridge.link.MqttPort;
import vn.motcua.bridge.link.PortEvent;
import vn.motcua.bridge.link.paho.Paho3MqttPort;
import vn.motcua.bridge.link.paho.PahoMqttPort;
import vn.motcua.bridge.link.paho.StructuredPort;
import vn.motcua.bridge.wire.BoardState;
import vn.motcua.bridge.wire.CloudEventCodec;
import vn.motcua.bridge.wire.Message;

/** The contract of a broker, the same for each kind, with a real board and a real inbox. */
abstract class BrokerContract extends BoardAtABroker {
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
  void aBoardAndItsHubHearEachOtherOnTheConnectionOfTheEvents() throws Exception {
    Inbox inbox = inbox();
    LinkedBlockingQueue<HubMessage> atBoard = new LinkedBlockingQueue<>();
    HubClient client = new HubClient(BOARD, true, atBoard::add);
    BrokerLink board = board(ledger.grow(100), PahoMqttPort.to(brokers()), List.of(client));
    HubTopics topics = new HubTopics(BOARD.centre());
    LinkedBlockingQueue<PortEvent> heard = new LinkedBlockingQueue<>();
    MqttPort hub = PahoMqttPort.to(besideTheBoard()).open(heard::add);
    open.add(hub::disconnect);
    hub.connect("hub", null);
    assertThat(heard.poll(60, TimeUnit.SECONDS)).isInstanceOf(PortEvent.Connected.class);
    String ask = topics.topic(HubChannel.ASK, BOARD.board());
    hub.subscribe(List.of(ask));
    await().atMost(PATIENCE).until(board::connected);
    await()
        .atMost(PATIENCE)
        .until(() -> {
          client.ask("{\"touch\":\"1\"}");
          return heard.stream().anyMatch(PortEvent.Arrived.class::isInstance);
        });
    assertThat(next(heard, ask).payload()).isEqualTo("{\"touch\":\"1\"}");
    List<HubMessage> said =
        List.of(
            new HubMessage(HubChannel.ANSWER, BOARD.board(), "answer", false),
            new HubMessage(HubChannel.TELL, HubMessage.HUB, "tell", false),
            new HubMessage(HubChannel.FEED, HubMessage.HUB, "feed", false),
            new HubMessage(HubChannel.CHANGE, HubMessage.HUB, "change", false),
            new HubMessage(HubChannel.BEAT, HubMessage.HUB, "beat", false),
            new HubMessage(HubChannel.CLAIM, "quay-2", "claim", false),
            new HubMessage(HubChannel.TERM, "quay-3", "term", false));
    Message toAnother =
        topics.pack(new HubMessage(HubChannel.ANSWER, "quay-2", "not for this board", false));
    hub.publish(toAnother, 1);
    for (HubMessage each : said) {
      hub.publish(topics.pack(each), 1);
    }
    await().atMost(PATIENCE).until(() -> atBoard.size() >= said.size());
    assertThat(atBoard)
        .as("no broker promises an order between topics")
        .containsExactlyInAnyOrderElementsOf(said);
    awaitAcknowledged(100);
    assertWhole(inbox, 100);
  }

  @Test
  void aTopicHasOneOwner() {
    AnsweringFeed hub = new AnsweringFeed(BOARD.reply(), BOARD.ack());
    assertThatThrownBy(() -> board(ledger, PahoMqttPort.to(brokers()), List.of(hub)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(BOARD.ack() + " has an owner already");
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
}
