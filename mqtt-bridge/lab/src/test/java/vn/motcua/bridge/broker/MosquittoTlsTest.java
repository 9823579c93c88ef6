package vn.motcua.bridge.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.bridge.ClockQuality;
import vn.motcua.bridge.Moment;
import vn.motcua.bridge.SampleEvent;
import vn.motcua.bridge.delivery.Delivery;
import vn.motcua.bridge.delivery.DeliveryLimits;
import vn.motcua.bridge.delivery.Ledger;
import vn.motcua.bridge.delivery.Outbox;
import vn.motcua.bridge.inbox.Inbox;
import vn.motcua.bridge.link.BrokerAddress;
import vn.motcua.bridge.link.BrokerLink;
import vn.motcua.bridge.link.Brokers;
import vn.motcua.bridge.link.MqttPort;
import vn.motcua.bridge.link.PortEvent;
import vn.motcua.bridge.link.TopicHandler;
import vn.motcua.bridge.link.paho.PahoMqttPort;
import vn.motcua.bridge.link.socket.CertificateTrouble;
import vn.motcua.bridge.wire.Message;
import vn.motcua.bridge.wire.Topics;

/** The broker's configuration as it ships, with the paths of this test. */
@Tag("mosquitto")
class MosquittoTlsTest {
  private static final Topics BOARD = ShippedBroker.BOARD;
  private static final Topics OTHER = ShippedBroker.OTHER;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path directory = Path.of("");
  private @Nullable ShippedBroker broker;

  @BeforeEach
  void start() throws IOException {
    broker = new ShippedBroker(Mosquitto.programs().getFirst(), directory);
  }

  @AfterEach
  void stop() {
    if (broker != null) {
      broker.close();
    }
  }

  @Test
  void eventsArriveOverMutualTls() throws IOException {
    Ledger ledger = new Ledger(BOARD.centre(), BOARD.board()).grow(300);
    try (Inbox inbox =
            Inbox.open(
                directory.resolve("in"),
                SampleEvent.CATALOGUE,
                opener(BrokerAcl.inbox(1)),
                InstantSource.system());
        BrokerLink loop = board(ledger)) {
      loop.start();
      await().atMost(PATIENCE).until(() -> ledger.acknowledged() == 300);
      assertThat(inbox.anomalies()).isEmpty();
    }
  }

  private BrokerLink board(Ledger ledger) throws IOException {
    return new BrokerLink(
        BOARD,
        new Outbox(
            BOARD,
            new Delivery(ledger, DeliveryLimits.alone(), new Random(1)),
            new Outbox.Listener(
                divergence -> {
                  throw new AssertionError(divergence.reason());
                },
                _ -> {})),
        List.of(TopicHandler.hearing(BOARD.command(), _ -> {})),
        opener(BOARD.client()),
        () -> new Moment(Instant.now(), "test", System.nanoTime(), ClockQuality.SYNCHRONISED));
  }

  @Test
  void aBoardCanNeitherWriteNorReadUnderAnothersName() throws Exception {
    LinkedBlockingQueue<PortEvent> heard = new LinkedBlockingQueue<>();
    MqttPort other = connected(OTHER.client(), heard);
    LinkedBlockingQueue<PortEvent> seen = new LinkedBlockingQueue<>();
    MqttPort inbox = connected(BrokerAcl.inbox(1), seen);
    inbox.subscribe(List.of(Topics.ALL_STATES));
    assertThat(seen.poll(10, TimeUnit.SECONDS)).isInstanceOf(PortEvent.Subscribed.class);
    other.publish(Message.json(BOARD.state(), "{\"by\":\"other\"}", true), 1);
    assertThat(heard.poll(10, TimeUnit.SECONDS)).isNotInstanceOf(PortEvent.Arrived.class);
    LinkedBlockingQueue<PortEvent> told = new LinkedBlockingQueue<>();
    MqttPort board = connected(BOARD.client(), told);
    board.publish(Message.json(BOARD.state(), "{\"by\":\"board\"}", true), 1);
    PortEvent first = seen.poll(10, TimeUnit.SECONDS);
    assertThat(first)
        .isInstanceOfSatisfying(
            PortEvent.Arrived.class,
            arrived -> assertThat(arrived.message().payload()).isEqualTo("{\"by\":\"board\"}"));
    assertThat(heard).noneMatch(PortEvent.Arrived.class::isInstance);
    other.subscribe(List.of("motcua/v1/#"));
    assertThat(heard.poll(10, TimeUnit.SECONDS)).isInstanceOf(PortEvent.Disconnected.class);
    board.disconnect();
    other.disconnect();
    inbox.disconnect();
  }

  @Test
  void aBrokerUnderAnotherHostNameIsRefused() throws Exception {
    LinkedBlockingQueue<PortEvent> told = new LinkedBlockingQueue<>();
    MqttPort misled = PahoMqttPort.to(address("127.0.0.1", BOARD.client())).open(told::add);
    misled.connect("misled", null);
    assertThat(told.poll(20, TimeUnit.SECONDS)).isInstanceOf(PortEvent.ConnectFailed.class);
    misled.disconnect();
  }

  @Test
  void certificatesAreJudgedByTheBoardsOwnClock() throws Exception {
    String name = BOARD.client();
    LinkedBlockingQueue<PortEvent> told = new LinkedBlockingQueue<>();
    InstantSource wokenInThePast = InstantSource.fixed(Instant.parse("2020-01-01T00:00:00Z"));
    MqttPort early = PahoMqttPort.to(address("localhost", name, wokenInThePast)).open(told::add);
    early.connect("early", null);
    assertThat(told.poll(20, TimeUnit.SECONDS))
        .isInstanceOfSatisfying(
            PortEvent.ConnectFailed.class,
            failed ->
                assertThat(failed.reason())
                    .contains("the broker's certificate is valid from")
                    .contains("and this machine's clock says 2020-01-01T00:00:00Z")
                    .contains("set the clock, or let it reach a time server"));
    early.disconnect();
    InstantSource afterExpiry = InstantSource.offset(InstantSource.system(), Duration.ofDays(9));
    MqttPort late = PahoMqttPort.to(address("localhost", name, afterExpiry)).open(told::add);
    late.connect("late", null);
    assertThat(told.poll(20, TimeUnit.SECONDS))
        .isInstanceOfSatisfying(
            PortEvent.ConnectFailed.class,
            failed -> assertThat(failed.reason()).contains("have the site's CA issue a new one"));
    late.disconnect();
  }

  @Test
  void aCertificateThatIsNotValidAtTheMomentIsReportedAtEachHandshake() throws Exception {
    AtomicReference<Instant> clock = new AtomicReference<>(Instant.parse("2040-01-01T00:00:00Z"));
    List<Optional<CertificateTrouble>> judged = new CopyOnWriteArrayList<>();
    var identity = broker().identity(BOARD.client());
    URI url = URI.create("mqtts://localhost:" + broker().port());
    LinkedBlockingQueue<PortEvent> told = new LinkedBlockingQueue<>();
    var context = identity.context(clock::get, judged::add);
    MqttPort board =
        PahoMqttPort.to(new Brokers(List.of(BrokerAddress.of(url, context, identity.name()))))
            .open(told::add);
    board.connect("board", null);
    assertThat(told.poll(20, TimeUnit.SECONDS)).isInstanceOf(PortEvent.ConnectFailed.class);
    assertThat(judged.getLast())
        .hasValueSatisfying(trouble -> {
          assertThat(trouble.whose()).isEqualTo(CertificateTrouble.Whose.BROKER);
          assertThat(trouble.isEarly()).isFalse();
        });
    clock.set(Instant.now());
    board.connect("board", null);
    assertThat(told.poll(20, TimeUnit.SECONDS)).isInstanceOf(PortEvent.Connected.class);
    assertThat(judged.getLast()).isEmpty();
    board.disconnect();
  }

  @Test
  void aKeyThatEveryoneCanReadIsRefused() throws Exception {
    Path key = directory.resolve(BOARD.client() + ".key");
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
    assertThatThrownBy(() -> address("localhost", BOARD.client()))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(key + " can be read or written by others on this machine; chmod 6");
  }

  @Test
  void aClientWithoutACertificateIsRefused() throws Exception {
    LinkedBlockingQueue<PortEvent> told = new LinkedBlockingQueue<>();
    MqttPort nameless =
        PahoMqttPort.to(URI.create("mqtt://localhost:" + broker().port())).open(told::add);
    nameless.connect("nameless", null);
    assertThat(told.poll(20, TimeUnit.SECONDS)).isInstanceOf(PortEvent.ConnectFailed.class);
    nameless.disconnect();
  }

  private MqttPort connected(String name, LinkedBlockingQueue<PortEvent> told) throws Exception {
    MqttPort port = opener(name).open(told::add);
    port.connect(name, null);
    assertThat(told.poll(20, TimeUnit.SECONDS)).isInstanceOf(PortEvent.Connected.class);
    return port;
  }

  private MqttPort.Opener opener(String name) throws IOException {
    return PahoMqttPort.to(address("localhost", name));
  }

  private Brokers address(String host, String name) throws IOException {
    return address(host, name, InstantSource.system());
  }

  private Brokers address(String host, String name, InstantSource clock) throws IOException {
    return broker().address(name, host, clock);
  }

  private ShippedBroker broker() {
    return Objects.requireNonNull(broker, "started before each test");
  }
}
