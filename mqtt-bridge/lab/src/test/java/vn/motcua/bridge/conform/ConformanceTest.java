package vn.motcua.bridge.conform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.bridge.SampleEvent;
import vn.motcua.bridge.inbox.Inbox;
import vn.motcua.bridge.inbox.postgres.Postgres;
import vn.motcua.bridge.lab.EmbeddedBroker;
import vn.motcua.bridge.link.paho.PahoMqttPort;

/** The checks pass a correct case server and find each wrong one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConformanceTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** A wrong server is waited for in each check it fails. */
  private static final Duration OF_WRONG_ONES = Duration.ofSeconds(5);

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
      assertThat(failures(PATIENCE)).isEmpty();
      assertThat(inbox.report()).allMatch(r -> r.chain().centre().equals(Conformance.CENTRE));
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
      assertThat(failures(PATIENCE)).isEmpty();
    }
  }

  @Test
  void aServerThatAcknowledgesPastAGapIsFound() throws Exception {
    try (var _ = new WrongServer(broker.url(), WrongServer.Fault.PAST_GAPS)) {
      assertThat(failures(OF_WRONG_ONES)).contains("gap").doesNotContain("birth", "order");
    }
  }

  @Test
  void aServerThatStoresNothingIsFoundWhenTheBoardComesBack() throws Exception {
    try (var _ = new WrongServer(broker.url(), WrongServer.Fault.STORES_NOTHING)) {
      assertThat(failures(OF_WRONG_ONES))
          .contains("resume", "gap")
          .doesNotContain("birth", "order");
    }
  }

  @Test
  void aServerThatChecksNoHashIsFound() throws Exception {
    try (var _ = new WrongServer(broker.url(), WrongServer.Fault.CHECKS_NO_HASH)) {
      assertThat(failures(OF_WRONG_ONES))
          .contains("wrong-hash")
          .doesNotContain("birth", "order", "gap", "resume");
    }
  }

  @Test
  void aServerThatAnswersWithAnotherHashIsFound() throws Exception {
    try (var _ = new WrongServer(broker.url(), WrongServer.Fault.ANOTHER_HASH)) {
      assertThat(failures(OF_WRONG_ONES)).contains("order").doesNotContain("birth");
    }
  }

  @Test
  void aServerThatOffersBatchesAndReadsNoneIsFound() throws Exception {
    try (var _ = new WrongServer(broker.url(), WrongServer.Fault.READS_NO_BATCH)) {
      assertThat(failures(OF_WRONG_ONES)).contains("batch").doesNotContain("birth", "order", "gap");
    }
  }

  @Test
  void aServerThatAnswersWhatComesAgainWithItsLastEventIsFound() throws Exception {
    try (var _ = new WrongServer(broker.url(), WrongServer.Fault.TIP_FOR_REPEATED)) {
      assertThat(failures(OF_WRONG_ONES))
          .contains("repeated")
          .doesNotContain("birth", "order", "gap", "resume", "duplicate");
    }
  }

  @Test
  void aServerThatNeverAnswersABirthFailsEverything() throws Exception {
    try (var _ = new WrongServer(broker.url(), WrongServer.Fault.IGNORES_BIRTHS)) {
      assertThat(failures(IMPATIENCE)).hasSize(18);
    }
  }

  private List<String> failures(Duration patience) throws InterruptedException {
    var port = PahoMqttPort.to(broker.url());
    return new Conformance(port, new Random(), patience, QUIET)
        .run(_ -> {}).stream()
            .filter(check -> !check.passed())
            .map(ConformanceCheck::name)
            .toList();
  }
}
