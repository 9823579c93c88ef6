package vn.motcua.bridge.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.motcua.bridge.wire.Ack;
import vn.motcua.bridge.wire.BoardState;
import vn.motcua.bridge.wire.CloudEventCodec;
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
    List<DeliveryOutput> outputs = feed(new DeliveryInput.Acked(Ack.none(Ledger.EPOCH)));
    assertThat(published(outputs)).first().isEqualTo(1L);
    assertThat(outputs)
        .as("its history does not differ")
        .doesNotHaveAnyElementsOfTypes(DeliveryOutput.Diverged.class);
    assertThat(delivery.status().ignoredAcks()).isZero();
    assertThat(delivery.status().reason()).isEqualTo("case server answered");
  }

  @Test
  void aBirthNamesTheNextEventToBeSentOrNoneWhenAllAreAcknowledged() {
    ledger.acknowledge(40);
    assertThat(birth()).extracting(BoardState.Born::oldest).isEqualTo(41L);
    ledger.acknowledge(250);
    feed(new DeliveryInput.Disconnected("cable"));
    now += 100 * SECOND;
    assertThat(birth())
        .satisfies(born -> assertThat(born.epoch()).isEqualTo(Ledger.EPOCH))
        .satisfies(born -> assertThat(born.oldest()).isZero());
  }

  private BoardState.Born birth() {
    feed(new DeliveryInput.Tick());
    return ((DeliveryOutput.PublishBirth) feed(CONNECTED).get(1)).birth();
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
    assertThat(published(feed(new DeliveryInput.Published(0))))
        .as("a birth that the broker has accepted makes no room for an event")
        .isEmpty();
  }

  @Test
  void anEventGoesAsOneMessageOfItsOwn() {
    connect();
    var sent =
        feed(new DeliveryInput.Acked(ledger.ackAt(249))).stream()
            .filter(DeliveryOutput.Publish.class::isInstance)
            .map(output -> ((DeliveryOutput.Publish) output).message());
    assertThat(sent).containsExactly(CloudEventCodec.encode(ledger.event(250)));
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
