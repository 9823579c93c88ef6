package vn.motcua.bridge.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.motcua.bridge.wire.Ack;
import vn.motcua.bridge.wire.OtherEpochs;

/** Delivery while all goes well: connect, resume, window, acknowledgements. */
class DeliveryTest extends DeliveryBench {
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
}
