package vn.motcua.bridge.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.motcua.bridge.wire.Ack;
import vn.motcua.bridge.wire.CloudEventCodec;

/** Delivery at brokers and case servers that are silent, refuse or close. */
class DeliveryTroubleTest extends DeliveryBench {
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
      assertThat(delivery.status().state())
          .as("a broker that hears us is not left")
          .isEqualTo("Resuming");
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
    String why = "position 21 is refused even without its data: " + refused.refused();
    Ack last = refused.withWindow(7);
    assertThat(feed(new DeliveryInput.Acked(last))).contains(new DeliveryOutput.Disconnect(why));
    assertThat(delivery.status().state()).isEqualTo("Offline");
    assertThat(delivery.status().reason()).isEqualTo(why);
    assertThat(delivery.status().lastAck()).isEqualTo(last);
  }

  @Test
  void anEventThatTheBrokerRefusesThreeTimesGoesWithoutItsDataAndIsTheEndAtTheFourth() {
    feed(new DeliveryInput.Tick());
    feed(new DeliveryInput.Connected(10, 1_000_000));
    ack(1);
    var poison = new DeliveryInput.PublishRejected(2, "PUBACK with reason code 99h", true);
    assertThat(published(feed(poison)))
        .as("sent again, in the place of the one that was refused")
        .containsExactly(2L);
    assertThat(withheld(feed(poison))).isEmpty();
    assertThat(withheld(feed(poison))).containsExactly(2L);
    String why = "position 2 is refused even without its data: PUBACK with reason code 99h";
    assertThat(feed(poison)).contains(new DeliveryOutput.Disconnect(why));
    assertThat(delivery.status().reason()).isEqualTo(why);
  }

  @Test
  void anAcknowledgementOfAnEpochThatWasNotAskedAboutAnswersNothing() {
    connect();
    assertThat(feed(new DeliveryInput.Acked(Ack.of("ffffffffffffffff", 9, "0".repeat(64)))))
        .singleElement()
        .isInstanceOf(WAKE_AT);
    assertThat(delivery.status().state()).isEqualTo("Resuming");
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
    assertThat(outputs)
        .filteredOn(DeliveryOutput.Publish.class::isInstance)
        .map(output -> ((DeliveryOutput.Publish) output).message())
        .contains(
            CloudEventCodec.encodeWithheld(
                ledger.event(251), "larger than the broker takes, 4096 bytes"));
    feed(new DeliveryInput.Acked(ledger.ackAt(200).rewinding()));
    assertThat(delivery.status().withheld()).as("sent again, it is the same one").isEqualTo(1);
  }

  @Test
  void aHalfOpenConnectionIsGivenUpAfterTwoBirths() {
    feed(new DeliveryInput.Tick());
    List<DeliveryOutput> outputs = feed(CONNECTED);
    long births = 0;
    for (int i = 0; i < 4 && delivery.status().connected(); i++) {
      births += births(outputs);
      now += 70 * SECOND;
      outputs = feed(new DeliveryInput.Tick());
    }
    assertThat(births).isEqualTo(2);
    assertThat(outputs).hasAtLeastOneElementOfType(DeliveryOutput.Disconnect.class);
    assertThat(delivery.status().state()).isEqualTo("Offline");
  }
}
