package vn.motcua.bridge.conform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.motcua.bridge.SampleEvent;
import vn.motcua.bridge.inbox.Inbox;
import vn.motcua.bridge.inbox.postgres.Postgres;
import vn.motcua.bridge.lab.EmbeddedBroker;
import vn.motcua.bridge.link.MqttPort;
import vn.motcua.bridge.link.PortEvent;
import vn.motcua.bridge.link.paho.PahoMqttPort;
import vn.motcua.bridge.wire.Message;

/** The checks pass a correct case server and find each wrong one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConformanceTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** A wrong server is waited for in the check that it fails. */
  private static final Duration OF_WRONG_ONES = Duration.ofSeconds(4);

  private static final Duration IMPATIENCE = Duration.ofMillis(400);
  private static final Duration QUIET = Duration.ofMillis(300);

  @TempDir Path directory = Path.of("");
  private EmbeddedBroker broker;

  @BeforeAll
  void startBroker() throws IOException {
    broker = EmbeddedBroker.start(0, null);
  }

  @AfterAll
  void stopBroker() throws IOException {
    broker.close();
  }

  @Test
  void ourInboxPasses() throws Exception {
    try (Inbox inbox =
        Inbox.open(
            directory,
            SampleEvent.CATALOGUE,
            PahoMqttPort.to(broker.url()),
            InstantSource.system())) {
      await().until(inbox::connected); // it plays a case server that is there
      assertThat(failed(PATIENCE, Conformance.names())).isEmpty();
      assertThat(inbox.report()).allMatch(r -> r.chain().centre().equals(Conformance.CENTRE));
      assertThat(retained()).as("what stays on the broker").isEmpty();
    }
  }

  @Test
  void twoOfOurInboxesOnOneDatabasePass() throws Exception {
    var database = Postgres.database();
    var port = PahoMqttPort.to(broker.url());
    try (Inbox one =
            Inbox.join(database, SampleEvent.CATALOGUE, "motcua", port, InstantSource.system());
        Inbox other =
            Inbox.join(database, SampleEvent.CATALOGUE, "motcua", port, InstantSource.system())) {
      await().until(() -> one.connected() && other.connected());
      assertThat(failed(PATIENCE, Conformance.names())).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aServerWithOneMistakeIsFoundByTheCheckThatNamesIt(Mistakes mistake) throws Exception {
    var before = new LinkedHashSet<>(List.of("birth", "order", mistake.check));
    if (mistake.check.equals("birth")) {
      before.remove("order");
    }
    try (var _ = new WrongServer(broker.url(), mistake.make())) {
      assertThat(failures(OF_WRONG_ONES, before)).containsExactly(mistake.check);
    }
  }

  @Test
  void everyCheckNamesAMistake() {
    assertThat(Arrays.stream(Mistakes.values()).map(each -> each.check))
        .containsExactlyInAnyOrderElementsOf(Conformance.names());
  }

  @Test
  void aServerThatNeverAnswersABirthFailsEverything() throws Exception {
    try (var _ = new WrongServer(broker.url(), Mistakes.IGNORES_BIRTHS.make())) {
      assertThat(failures(IMPATIENCE)).isEqualTo(Conformance.names());
    }
  }

  /** What a broker retains of these boards comes before what is published afterwards. */
  private List<String> retained() throws InterruptedException {
    var told = new LinkedBlockingQueue<PortEvent>();
    MqttPort port = PahoMqttPort.to(broker.url()).open(told::add);
    List<String> retained = new ArrayList<>();
    port.connect("listener", null);
    while (true) {
      switch (Objects.requireNonNull(told.poll(20, TimeUnit.SECONDS), "the marker did not come")) {
        case PortEvent.Connected _ -> {
          port.subscribe(List.of("motcua/v1/" + Conformance.CENTRE + "/#"));
          port.publish(Message.json("motcua/v1/" + Conformance.CENTRE + "/marker", "{}", false), 1);
        }
        case PortEvent.Arrived(Message message, _, _) when message.topic().endsWith("/marker") -> {
          port.disconnect();
          return retained;
        }
        case PortEvent.Arrived(Message message, _, _) -> retained.add(message.topic());
        default -> {
          // PUBACK
        }
      }
    }
  }

  private List<String> failures(Duration patience) throws InterruptedException {
    return failures(patience, Conformance.names());
  }

  private List<String> failures(Duration patience, Collection<String> checks)
      throws InterruptedException {
    return failed(patience, checks).stream().map(ConformanceCheck::name).toList();
  }

  private List<ConformanceCheck> failed(Duration patience, Collection<String> checks)
      throws InterruptedException {
    var port = PahoMqttPort.to(broker.url());
    return new Conformance(port, new Random(), patience, QUIET)
        .run(checks, _ -> {}).stream().filter(check -> !check.passed()).toList();
  }
}
