package vn.motcua.bridge.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.motcua.bridge.wire.Ack;
import vn.motcua.bridge.wire.OtherEpochs;

/** Delivery when there is more than one epoch: ended ones, restored copies, other branches. */
class DeliveryEpochsTest extends DeliveryBench {
  @Test
  void aLaterEpochThatTheLedgerDoesNotKnowMeansThatAnOlderCopyWasRestored() {
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
  void aLedgerThatWasRolledBackSaysSo() {
    Ack ahead = ledger.ackAt(200);
    ledger.rollBackTo(150);
    connect();
    assertThat(feed(new DeliveryInput.Acked(ahead)))
        .hasAtLeastOneElementOfType(DeliveryOutput.Diverged.class);
  }

  @Test
  void aDivergenceSaysWhetherTheCaseServerHoldsAnotherEventOrMore() {
    Ack more = ledger.ackAt(200);
    ledger.rollBackTo(150);
    connect();
    assertThat(feed(new DeliveryInput.Acked(more)))
        .contains(
            new DeliveryOutput.Diverged(
                more, "the case server holds more of this epoch than this ledger"));
    Ack another = Ack.of(Ledger.EPOCH, 9, "f".repeat(64));
    assertThat(feed(new DeliveryInput.Acked(another)))
        .contains(
            new DeliveryOutput.Diverged(
                another, "the case server holds another event under this sequence"));
  }

  @Test
  void anEpochWithoutAnEventIsAgreedOnByACaseServerThatHoldsNothingOfIt() {
    ledger.acknowledge(250);
    ledger.renew("00000000000000bb");
    connect();
    assertThat(feed(new DeliveryInput.Acked(Ack.none("00000000000000bb"))))
        .as("the answer to the birth")
        .doesNotHaveAnyElementsOfTypes(DeliveryOutput.Diverged.class);
    assertThat(delivery.status().reason()).isEqualTo("case server answered");
    feed(new DeliveryInput.Acked(Ack.of("00000000000000bb", 0, "f".repeat(64))));
    feed(new DeliveryInput.Acked(Ack.none("00000000000000cc")));
    assertThat(delivery.status().ignoredAcks()).isEqualTo(2);
    ledger.grow(1);
    assertThat(published(feed(new DeliveryInput.Appended()))).containsExactly(251L);
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
  void anAcknowledgementRestartsTheCountOfSendingsInVain() {
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
  void whatARestoredLedgerHasWrittenSinceIsSentToBeKeptAside() {
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
}
