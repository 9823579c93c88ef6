package vn.motcua.bridge.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import vn.motcua.bridge.wire.Ack;
import vn.motcua.bridge.wire.OtherEpochs;

class DeliveryTest {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final DeliveryInput.Connected CONNECTED =
      new DeliveryInput.Connected(65_535, 1_000_000);

  private static final DeliveryLimits LIMITS =
      new DeliveryLimits(
          100,
          Duration.ofSeconds(20),
          Duration.ofSeconds(5),
          Duration.ofMillis(500),
          Duration.ofSeconds(60),
          Duration.ofSeconds(60),
          Duration.ofSeconds(30));

  private final Ledger ledger = new Ledger("hanoi", "quay-1").grow(250);
  private final Delivery delivery = new Delivery(ledger, LIMITS, new Random(7));
  private long now;

  @Test
  void itConnectsSubscribesIsBornAndWaits() {
    assertThat(feed(new DeliveryInput.Tick()))
        .hasAtLeastOneElementOfType(DeliveryOutput.Connect.class);
    List<DeliveryOutput> outputs = feed(CONNECTED);
    assertThat(outputs.get(0)).isInstanceOf(DeliveryOutput.Subscribe.class);
    assertThat(outputs.get(1)).isInstanceOf(DeliveryOutput.PublishBirth.class);
    assertThat(published(outputs)).isEmpty();
    assertThat(delivery.status().state()).isEqualTo("Resuming");
  }

  @Test
  void theBirthCarriesTheSessionOfTheWill() {
    var connect = (DeliveryOutput.Connect) feed(new DeliveryInput.Tick()).getFirst();
    var birth = (DeliveryOutput.PublishBirth) feed(CONNECTED).get(1);
    assertThat(birth.birth().session()).isEqualTo(connect.session());
  }

  @Test
  void itResumesFromTheCaseServersLastAcknowledgement() {
    assertThat(stream(40)).first().isEqualTo(41L);
    assertThat(ledger.acknowledged()).isEqualTo(40);
  }

  @Test
  void aLaterEpochThatTheLedgerDoesNotKnowMeansThatAnOlderCopyWasPutBack() {
    connect();
    OtherEpochs later = new OtherEpochs(OtherEpochs.Known.LATER, List.of());
    assertThat(feed(new DeliveryInput.Acked(ledger.ackAt(250).knowing(later))))
        .hasAtLeastOneElementOfType(DeliveryOutput.Diverged.class);
    ledger.renew("00000000000000bb").grow(1);
    assertThat(feed(new DeliveryInput.Acked(ledger.ackAt(250).knowing(later))))
        .as("the ledger has gone on itself")
        .doesNotHaveAnyElementsOfTypes(DeliveryOutput.Diverged.class);
  }

  @Test
  void theAnswerToABirthIsHandedOnWithWhatElseIsKnown() {
    connect();
    Ack ack = ledger.ackAt(250).knowing(new OtherEpochs(OtherEpochs.Known.NONE, List.of()));
    assertThat(feed(new DeliveryInput.Acked(ack))).contains(new DeliveryOutput.Answered(ack));
    assertThat(feed(new DeliveryInput.Acked(ledger.ackAt(250))))
        .as("a plain acknowledgement answers no birth")
        .doesNotHaveAnyElementsOfTypes(DeliveryOutput.Answered.class);
    assertThat(Ack.parse(ack.toJson())).isEqualTo(ack);
  }

  @Test
  void anEmptyCaseServerGetsEverything() {
    connect();
    assertThat(published(feed(new DeliveryInput.Acked(Ack.none(Ledger.EPOCH)))))
        .first()
        .isEqualTo(1L);
  }

  @Test
  void noMoreThanTheWindowIsInFlight() {
    assertThat(stream(1)).hasSize(100).last().isEqualTo(101L);
    assertThat(ack(51)).hasSize(50).last().isEqualTo(151L);
    assertThat(published(feed(new DeliveryInput.Appended()))).isEmpty();
  }

  @Test
  void theBrokersReceiveMaximumIsNeverReached() {
    feed(new DeliveryInput.Tick());
    feed(new DeliveryInput.Connected(10, 1_000_000));
    assertThat(ack(1)).hasSize(9);
    assertThat(published(feed(new DeliveryInput.Published(2)))).containsExactly(11L);
  }

  @Test
  void theCaseServerCanNarrowTheWindow() {
    connect();
    assertThat(published(feed(new DeliveryInput.Acked(ledger.ackAt(1).withWindow(5))))).hasSize(5);
  }

  @Test
  void acknowledgementsAreCumulative() {
    stream(1);
    ack(100);
    assertThat(ledger.acknowledged()).isEqualTo(100);
    assertThat(delivery.status().unacknowledged()).isEqualTo(150);
    ack(60);
    assertThat(ledger.acknowledged()).isEqualTo(100);
  }

  @Test
  void aGapIsSentAgainFromWhereItBegan() {
    stream(1);
    assertThat(published(feed(new DeliveryInput.Acked(ledger.ackAt(30).rewinding()))))
        .first()
        .isEqualTo(31L);
  }

  @Test
  void whenNoAcknowledgementComesTheCaseServerIsAskedAndAnswered() {
    stream(1);
    now += 5 * SECOND;
    List<DeliveryOutput> outputs = feed(new DeliveryInput.Tick());
    assertThat(outputs).hasAtLeastOneElementOfType(DeliveryOutput.PublishBirth.class);
    assertThat(ack(20)).first().isEqualTo(21L);
  }

  @Test
  void aSilentCaseServerIsAskedEverMoreSeldomAndSentNothing() {
    connect();
    List<Long> births = new ArrayList<>();
    while (now < 600 * SECOND) {
      List<DeliveryOutput> outputs = feed(new DeliveryInput.Tick());
      outputs.stream()
          .filter(DeliveryOutput.PublishBirth.class::isInstance)
          .forEach(_ -> births.add(now));
      feed(new DeliveryInput.Published(0));
      assertThat(published(outputs)).isEmpty();
      now = ((DeliveryOutput.WakeAt) outputs.getLast()).nanos();
    }
    assertThat(births).hasSizeBetween(10, 30);
  }

  @Test
  void anUnknownEpochOrHashIsIgnoredAndCounted() {
    stream(1);
    feed(new DeliveryInput.Acked(Ack.of("ffffffffffffffff", 9, "0".repeat(64))));
    feed(new DeliveryInput.Acked(Ack.of(Ledger.EPOCH, 9, "f".repeat(64))));
    assertThat(ledger.acknowledged()).isEqualTo(1);
    assertThat(delivery.status().ignoredAcks()).isEqualTo(2);
  }

  @Test
  void aLedgerThatWasRolledBackSaysSo() {
    Ack ahead = ledger.ackAt(200);
    ledger.rollBackTo(150);
    connect();
    assertThat(feed(new DeliveryInput.Acked(ahead)))
        .hasAtLeastOneElementOfType(DeliveryOutput.Diverged.class);
  }

  @Test
  void aRestoredCaseServerGetsAgainWhatItLost() {
    ledger.acknowledge(200);
    connect();
    assertThat(ack(120)).first().isEqualTo(121L);
    assertThat(ledger.acknowledged()).isEqualTo(200);
  }

  @Test
  void aNewEpochFollowsTheOldOne() {
    ledger.renew("00000000000000bb").grow(3);
    assertThat(stream(249)).as("the end of the old one first").containsExactly(250L);
    assertThat(ack(250)).containsExactly(251L, 252L, 253L);
    assertThat(ack(252)).isEmpty();
    assertThat(ledger.acknowledged()).isEqualTo(252);
  }

  /** Once an answer about the next epoch acknowledged an event that a broker had lost. */
  @Test
  void anAnswerAboutTheNextEpochDoesNotAcknowledgeTheEndOfTheOneBefore() {
    ledger.renew("00000000000000bb").grow(3);
    stream(249);
    assertThat(ack(253)).isEmpty();
    assertThat(ledger.acknowledged()).isEqualTo(249);
    now += LIMITS.ackTimeout().toNanos();
    assertThat(feed(new DeliveryInput.Tick()))
        .as("the case server is asked")
        .hasAtLeastOneElementOfType(DeliveryOutput.PublishBirth.class);
    assertThat(ack(249)).containsExactly(250L);
    assertThat(ack(250)).containsExactly(251L, 252L, 253L);
    ack(253);
    assertThat(ledger.acknowledged()).isEqualTo(253);
  }

  @Test
  void theEndOfAnEpochIsNoRestThatWaitsForAFullBatch() {
    ledger.renew("00000000000000bb").grow(150);
    connect();
    List<DeliveryOutput> outputs = feed(new DeliveryInput.Acked(ledger.ackAt(213).offering(10)));
    assertThat(published(outputs)).first().isEqualTo(223L);
    assertThat(published(outputs)).last().isEqualTo(250L);
    assertThat(published(feed(new DeliveryInput.Acked(ledger.ackAt(250).offering(10)))))
        .first()
        .isEqualTo(260L);
  }

  /** What a case server that keeps nothing aside, or answers with its last event, does to us. */
  @Test
  void aCaseServerThatNeverAcknowledgesTheRestOfAnEndedEpochDoesNotHoldUpTheNext() {
    Ack beyond = ledger.ackAt(250);
    ledger.rollBackTo(200).renew("00000000000000bb").grow(3);
    ledger.acknowledge(195);
    connect();
    int sendings = 0;
    List<DeliveryOutput> outputs = feed(new DeliveryInput.Acked(beyond));
    while (ledger.acknowledged() == 195) {
      assertThat(published(outputs)).containsExactly(196L, 197L, 198L, 199L, 200L);
      sendings++;
      assertThat(sendings).isLessThanOrEqualTo(EndedEpoch.SENDINGS_MAX);
      assertThat(feed(new DeliveryInput.Acked(beyond))).hasSize(1);
      now += LIMITS.ackTimeout().toNanos();
      outputs = feed(new DeliveryInput.Tick());
      if (ledger.acknowledged() == 195) {
        outputs = feed(new DeliveryInput.Acked(beyond));
      }
    }
    assertThat(sendings).isEqualTo(EndedEpoch.SENDINGS_MAX);
    assertThat(outputs)
        .contains(
            new DeliveryOutput.PassedOver("epoch " + Ledger.EPOCH + ", positions 196 to 200"));
    assertThat(published(feed(new DeliveryInput.Acked(Ack.none("00000000000000bb")))))
        .containsExactly(201L, 202L, 203L);
  }

  @Test
  void anAcknowledgementBeginsTheCountOfVainSendingsAgain() {
    Ack beyond = ledger.ackAt(250);
    ledger.rollBackTo(200).renew("00000000000000bb").grow(3);
    ledger.acknowledge(195);
    connect();
    for (int i = 0; i < 3 * EndedEpoch.SENDINGS_MAX; i++) {
      feed(new DeliveryInput.Acked(beyond));
      if (i % (EndedEpoch.SENDINGS_MAX - 1) == 5) {
        now += LIMITS.ackTimeout().toNanos();
        feed(new DeliveryInput.Tick());
        ack(195);
      }
      now += LIMITS.ackTimeout().toNanos();
      feed(new DeliveryInput.Tick());
    }
    assertThat(ledger.acknowledged()).isEqualTo(195);
    assertThat(ack(200)).as("by its own place").containsExactly(201L, 202L, 203L);
  }

  @Test
  void aLateDeathIsAnsweredWithABirth() {
    stream(1);
    assertThat(feed(new DeliveryInput.DeathSeen("fedcba9876543210")))
        .hasAtLeastOneElementOfType(DeliveryOutput.PublishBirth.class);
  }

  @Test
  void aBrokerThatAcceptsAndClosesIsRetriedWithEverLongerWaits() {
    List<Long> waits = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      long wake = ((DeliveryOutput.WakeAt) feed(new DeliveryInput.Tick()).getLast()).nanos();
      assertThat(wake).isGreaterThan(now);
      feed(CONNECTED);
      wake =
          ((DeliveryOutput.WakeAt) feed(new DeliveryInput.Disconnected("kicked")).getLast())
              .nanos();
      waits.add(wake - now);
      now = wake;
    }
    assertThat(waits.subList(0, 3)).allMatch(w -> w <= 2 * SECOND);
    assertThat(waits.subList(50, 400)).allMatch(w -> w <= 60 * SECOND);
    assertThat(waits.subList(50, 400).stream().mapToLong(w -> w).average().orElseThrow())
        .isBetween(25.0 * SECOND, 35.0 * SECOND);
  }

  @Test
  void inputsOfAnEndedConnectionChangeNothing() {
    stream(1);
    feed(new DeliveryInput.Disconnected("gone"));
    for (DeliveryInput late :
        List.of(
            CONNECTED,
            new DeliveryInput.Disconnected("again"),
            new DeliveryInput.ConnectFailed("late"),
            new DeliveryInput.Published(3),
            new DeliveryInput.PublishRejected(4, "late", true),
            new DeliveryInput.DeathSeen("fedcba9876543210"),
            new DeliveryInput.Appended())) {
      assertThat(feed(late)).singleElement().isInstanceOf(DeliveryOutput.WakeAt.class);
      assertThat(delivery.status().state()).isEqualTo("Offline");
    }
  }

  @Test
  void anEventThatIsRefusedAgainAndAgainIsWithheldAndTheRestGoesOn() {
    stream(1);
    Ack refused = ledger.ackAt(20).refusing("hash is not the hash of the content");
    assertThat(withheld(feed(new DeliveryInput.Acked(refused)))).isEmpty();
    assertThat(withheld(feed(new DeliveryInput.Acked(refused)))).isEmpty();
    List<DeliveryOutput> outputs = feed(new DeliveryInput.Acked(refused));
    assertThat(withheld(outputs)).containsExactly(21L);
    assertThat(published(outputs)).startsWith(21L, 22L, 23L);
    assertThat(delivery.status().withheld()).isEqualTo(1);
    feed(new DeliveryInput.Acked(refused));
    assertThat(delivery.status().state()).isEqualTo("Offline");
  }

  @Test
  void aBrokerThatRefusesOurEventsIsLeftForAWhile() {
    stream(1);
    var refusal = new DeliveryInput.PublishRejected(2, "PUBACK with reason code 87h", false);
    assertThat(feed(refusal)).hasAtLeastOneElementOfType(DeliveryOutput.Disconnect.class);
    assertThat(delivery.status().withheld()).isZero();
  }

  @Test
  void anEventLargerThanTheBrokerTakesIsWithheld() {
    ledger.saying("x".repeat(5_000)).grow(1).saying("x").grow(1);
    feed(new DeliveryInput.Tick());
    feed(new DeliveryInput.Connected(65_535, 4_096));
    List<DeliveryOutput> outputs = feed(new DeliveryInput.Acked(ledger.ackAt(200)));
    assertThat(withheld(outputs)).containsExactly(251L);
    assertThat(published(outputs)).endsWith(250L, 251L, 252L);
  }

  @Test
  void aHalfOpenConnectionIsGivenUp() {
    connect();
    List<DeliveryOutput> outputs = List.of();
    for (int i = 0; i < 4 && delivery.status().connected(); i++) {
      now += 70 * SECOND;
      outputs = feed(new DeliveryInput.Tick());
    }
    assertThat(outputs).hasAtLeastOneElementOfType(DeliveryOutput.Disconnect.class);
    assertThat(delivery.status().state()).isEqualTo("Offline");
  }

  @Test
  void whatAPutBackLedgerWroteSinceIsSentToBeKeptAside() {
    Ack ahead = ledger.ackAt(200);
    ledger.acknowledge(150);
    ledger.rollBackTo(150).saying("another history").grow(5);
    connect();
    assertThat(published(feed(new DeliveryInput.Acked(ahead)))).startsWith(151L, 152L);
    assertThat(ack(155)).isEmpty();
    assertThat(ledger.acknowledged()).isEqualTo(155);
  }

  @Test
  void aBranchIsStillSentWhenTheNewEpochHasBegun() {
    Ack ahead = ledger.ackAt(200);
    ledger.acknowledge(150);
    ledger.rollBackTo(150).saying("another history").grow(5).renew("00000000000000bb").grow(2);
    connect();
    List<DeliveryOutput> outputs = feed(new DeliveryInput.Acked(ahead));
    assertThat(outputs).doesNotHaveAnyElementsOfTypes(DeliveryOutput.Diverged.class);
    assertThat(published(outputs)).containsExactly(151L, 152L, 153L, 154L, 155L);
    assertThat(ack(155)).containsExactly(156L, 157L);
  }

  private static List<Long> withheld(List<DeliveryOutput> outputs) {
    return outputs.stream()
        .filter(o -> o instanceof DeliveryOutput.Publish p && p.withheld() != null)
        .map(o -> ((DeliveryOutput.Publish) o).position())
        .toList();
  }

  private void connect() {
    feed(new DeliveryInput.Tick());
    feed(CONNECTED);
  }

  private List<Long> stream(long from) {
    connect();
    return ack(from);
  }

  private List<Long> ack(long position) {
    return published(feed(new DeliveryInput.Acked(ledger.ackAt(position))));
  }

  private List<DeliveryOutput> feed(DeliveryInput input) {
    return delivery.on(input, now);
  }

  private static List<Long> published(List<DeliveryOutput> outputs) {
    return outputs.stream()
        .filter(DeliveryOutput.Publish.class::isInstance)
        .map(o -> ((DeliveryOutput.Publish) o).position())
        .toList();
  }
}
