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
import java.util.Random;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.bridge.ClockQuality;
import vn.motcua.bridge.Moment;
import vn.motcua.bridge.inbox.Inbox;
import vn.motcua.bridge.mqtt.BrokerAddress;
import vn.motcua.bridge.mqtt.Brokers;
import vn.motcua.bridge.mqtt.Delivery;
import vn.motcua.bridge.mqtt.DeliveryLimits;
import vn.motcua.bridge.mqtt.DeliveryLoop;
import vn.motcua.bridge.mqtt.Ledger;
import vn.motcua.bridge.mqtt.Message;
import vn.motcua.bridge.mqtt.MqttPort;
import vn.motcua.bridge.mqtt.PahoMqttPort;
import vn.motcua.bridge.mqtt.PortEvent;
import vn.motcua.bridge.mqtt.Topics;

/** The broker's configuration as it ships, with the paths of this test. */
@Tag("mosquitto")
class MosquittoTlsTest {
  private static final Topics BOARD = new Topics("minh-hoa", "quay-1");
  private static final Topics OTHER = new Topics("minh-hoa", "quay-2");
  private static final Path SHIPPED = Path.of("../provisioning/image/mosquitto/motcua.conf");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path directory = Path.of("");
  private @Nullable TestCa ca;
  private @Nullable Mosquitto broker;
  private int port;

  @BeforeEach
  void start() throws IOException {
    TestCa made = new TestCa(directory);
    made.issue("broker", "localhost");
    made.issue(BrokerAcl.INBOX, "inbox");
    made.issue(BrokerAcl.userOf(BOARD), "quay-1");
    made.issue(BrokerAcl.userOf(OTHER), "quay-2");
    Files.writeString(directory.resolve("acl"), BrokerAcl.text(List.of(BOARD, OTHER)));
    port = Mosquitto.freePort();
    ca = made;
    broker = Mosquitto.start(port, directory, configuration());
  }

  @AfterEach
  void stop() {
    if (broker != null) {
      broker.close();
    }
  }

  private String configuration() throws IOException {
    return Files.readAllLines(SHIPPED).stream()
        .map(line -> line.replace("listener 8883", "listener " + port + " 127.0.0.1"))
        .map(line -> line.replace("/etc/motcua/broker", directory.toString()))
        .map(line -> line.startsWith("persistence") ? "# " + line : line)
        // Started as root it would become a user who cannot read this test's directory.
        .collect(Collectors.joining("\n", "user root\n", "\n"));
  }

  @Test
  void eventsArriveOverMutualTls() throws IOException {
    Ledger ledger = new Ledger(BOARD.centre(), BOARD.board()).grow(300);
    try (Inbox inbox =
            Inbox.open(directory.resolve("in"), opener("inbox"), InstantSource.system());
        DeliveryLoop loop = board(ledger)) {
      loop.start();
      await().atMost(PATIENCE).until(() -> ledger.acknowledged() == 300);
      assertThat(inbox.anomalies()).isEmpty();
    }
  }

  private DeliveryLoop board(Ledger ledger) throws IOException {
    return new DeliveryLoop(
        BOARD,
        new Delivery(ledger, DeliveryLimits.alone(), new Random(1)),
        opener(BrokerAcl.userOf(BOARD)),
        () -> new Moment(Instant.now(), "test", System.nanoTime(), ClockQuality.SYNCHRONISED),
        new DeliveryLoop.Ears(
            divergence -> {
              throw new AssertionError(divergence.reason());
            },
            _ -> {}));
  }

  @Test
  void aBoardCanNeitherWriteNorReadUnderAnothersName() throws Exception {
    LinkedBlockingQueue<PortEvent> heard = new LinkedBlockingQueue<>();
    MqttPort other = connected(BrokerAcl.userOf(OTHER), heard);
    other.subscribe(List.of("motcua/v1/#"));
    LinkedBlockingQueue<PortEvent> seen = new LinkedBlockingQueue<>();
    MqttPort inbox = connected(BrokerAcl.INBOX, seen);
    inbox.subscribe(List.of(Topics.ALL_STATES));
    other.publish(Message.json(BOARD.state(), "{\"by\":\"other\"}", true), 1);
    assertThat(heard.poll(10, TimeUnit.SECONDS)).isNotInstanceOf(PortEvent.Arrived.class);
    LinkedBlockingQueue<PortEvent> told = new LinkedBlockingQueue<>();
    MqttPort board = connected(BrokerAcl.userOf(BOARD), told);
    board.publish(Message.json(BOARD.state(), "{\"by\":\"board\"}", true), 1);
    PortEvent first = seen.poll(10, TimeUnit.SECONDS);
    assertThat(first)
        .isInstanceOfSatisfying(
            PortEvent.Arrived.class,
            arrived -> assertThat(arrived.message().payload()).isEqualTo("{\"by\":\"board\"}"));
    assertThat(heard).noneMatch(PortEvent.Arrived.class::isInstance);
    board.disconnect();
    other.disconnect();
    inbox.disconnect();
  }

  @Test
  void aBrokerUnderAnotherHostNameIsRefused() throws Exception {
    LinkedBlockingQueue<PortEvent> told = new LinkedBlockingQueue<>();
    MqttPort misled =
        PahoMqttPort.to(address("127.0.0.1", BrokerAcl.userOf(BOARD))).open(told::add);
    misled.connect("misled", null);
    assertThat(told.poll(20, TimeUnit.SECONDS)).isInstanceOf(PortEvent.ConnectFailed.class);
    misled.disconnect();
  }

  @Test
  void certificatesAreJudgedByTheBoardsOwnClock() throws Exception {
    String name = BrokerAcl.userOf(BOARD);
    LinkedBlockingQueue<PortEvent> told = new LinkedBlockingQueue<>();
    InstantSource wokenInThePast = InstantSource.fixed(Instant.parse("2020-01-01T00:00:00Z"));
    MqttPort early = PahoMqttPort.to(address("localhost", name, wokenInThePast)).open(told::add);
    early.connect("early", null);
    assertThat(told.poll(20, TimeUnit.SECONDS)).isInstanceOf(PortEvent.ConnectFailed.class);
    early.disconnect();
    InstantSource afterExpiry = InstantSource.offset(InstantSource.system(), Duration.ofDays(9));
    MqttPort late = PahoMqttPort.to(address("localhost", name, afterExpiry)).open(told::add);
    late.connect("late", null);
    assertThat(told.poll(20, TimeUnit.SECONDS)).isInstanceOf(PortEvent.ConnectFailed.class);
    late.disconnect();
  }

  @Test
  void aKeyThatEveryoneCanReadIsRefused() throws Exception {
    Path key = directory.resolve(BrokerAcl.userOf(BOARD) + ".key");
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
    assertThatThrownBy(() -> address("localhost", BrokerAcl.userOf(BOARD)))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(key + " can be read or written by others on this machine; chmod 6");
  }

  @Test
  void aClientWithoutACertificateIsRefused() throws Exception {
    LinkedBlockingQueue<PortEvent> told = new LinkedBlockingQueue<>();
    MqttPort nameless = PahoMqttPort.to(URI.create("mqtt://localhost:" + port)).open(told::add);
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
    if (ca == null) {
      throw new IllegalStateException("the CA is made before each test");
    }
    return new Brokers(
        List.of(
            BrokerAddress.of(
                URI.create("mqtts://" + host + ":" + port), ca.identity(name).context(clock))));
  }
}
