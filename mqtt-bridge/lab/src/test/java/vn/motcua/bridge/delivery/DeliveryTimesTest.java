package vn.motcua.bridge.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** When delivery acts, and that it does nothing a moment earlier. */
class DeliveryTimesTest extends DeliveryBench {
  private static final long MOMENT = 1;

  @Test
  void aConnectionThatIsNotAnsweredIsGivenUpAfterTwentySecondsAndNotBefore() {
    now = 1_000 * SECOND;
    assertThat(wakeAt(feed(new DeliveryInput.Tick()))).isEqualTo(now + 20 * SECOND);
    now += 20 * SECOND - MOMENT;
    assertThat(feed(new DeliveryInput.Tick())).singleElement().isInstanceOf(WAKE_AT);
    assertThat(delivery.status().state()).isEqualTo("Connecting");
    now += MOMENT;
    assertThat(feed(new DeliveryInput.Tick()))
        .contains(new DeliveryOutput.Disconnect("no answer to CONNECT"));
    assertThat(delivery.status().reason()).isEqualTo("no answer to CONNECT");
  }

  @Test
  void theNextConnectionIsMadeWhenItsWaitIsOverAndNotBefore() {
    feed(new DeliveryInput.Tick());
    long retryAt = wakeAt(feed(new DeliveryInput.ConnectFailed("no route to host")));
    assertThat(delivery.status().reason()).isEqualTo("no route to host");
    now = retryAt - MOMENT;
    assertThat(feed(new DeliveryInput.Tick())).singleElement().isInstanceOf(WAKE_AT);
    now = retryAt;
    assertThat(feed(new DeliveryInput.Tick())).first().isInstanceOf(DeliveryOutput.Connect.class);
  }

  @Test
  void anAcknowledgementIsAwaitedForFiveSecondsAndNoMomentLess() {
    connect();
    now = 30 * SECOND;
    List<DeliveryOutput> sent = feed(new DeliveryInput.Acked(ledger.ackAt(1)));
    assertThat(wakeAt(sent)).isEqualTo(now + 5 * SECOND);
    now += 5 * SECOND - MOMENT;
    assertThat(births(feed(new DeliveryInput.Tick()))).isZero();
    now += MOMENT;
    assertThat(births(feed(new DeliveryInput.Tick()))).isEqualTo(1);
    assertThat(delivery.status().reason()).isEqualTo("no acknowledgement");
  }

  @Test
  void theFirstOfSeveralBrokersIsTriedAfterThirtyToSixtySecondsAndAgainAfterTheSame() {
    delivery = new Delivery(ledger, DeliveryLimits.standard().inOrder(), new Random(3));
    long connected = now;
    stream(250);
    for (int round = 0; round < 3; round++) {
      long probeAt = wakeAt(feed(new DeliveryInput.Appended()));
      assertThat(probeAt - connected).isBetween(30 * SECOND, 60 * SECOND);
      now = probeAt - MOMENT;
      assertThat(feed(new DeliveryInput.Tick())).singleElement().isInstanceOf(WAKE_AT);
      now = probeAt;
      assertThat(feed(new DeliveryInput.Tick())).first().isEqualTo(new DeliveryOutput.Probe());
      connected = now;
    }
    assertThat(delivery.status().state()).isEqualTo("Streaming");
  }

  @Test
  void aBoardGoesToTheFirstBrokerAtOnceWhenThatIsBackAndSendsThereWhatWasOnItsWay() {
    delivery = new Delivery(ledger, DeliveryLimits.standard().inOrder(), new Random(3));
    assertThat(stream(40)).first().isEqualTo(41L);
    List<DeliveryOutput> moved = feed(new DeliveryInput.FirstIsBack());
    assertThat(moved).containsExactly(new DeliveryOutput.Move(), new DeliveryOutput.WakeAt(now));
    assertThat(feed(new DeliveryInput.FirstIsBack()))
        .as("it has left already")
        .containsExactly(new DeliveryOutput.WakeAt(now));
    assertThat(feed(new DeliveryInput.Tick())).first().isInstanceOf(DeliveryOutput.Connect.class);
    feed(CONNECTED);
    assertThat(ack(60)).first().isEqualTo(61L);
  }

  @Test
  void aBoardThatHasSentEverythingWaitsForNothingButItsNextEvent() {
    stream(250);
    assertThat(feed(new DeliveryInput.Tick()))
        .containsExactly(new DeliveryOutput.WakeAt(Long.MAX_VALUE));
    now += 3_600 * SECOND;
    assertThat(births(feed(new DeliveryInput.Tick()))).isZero();
  }

  @Test
  void afterAPauseTheTimeForAnAcknowledgementBeginsWithTheFirstEventThatIsSent() {
    stream(250);
    now += 3_600 * SECOND;
    ledger.grow(1);
    List<DeliveryOutput> sent = feed(new DeliveryInput.Appended());
    assertThat(published(sent)).containsExactly(251L);
    assertThat(wakeAt(sent)).isEqualTo(now + 5 * SECOND);
  }

  @Test
  void whatIsSentLaterDoesNotPutOffTheQuestionAboutWhatWasSentBefore() {
    stream(245);
    now += 4 * SECOND;
    ledger.grow(1);
    assertThat(published(feed(new DeliveryInput.Appended()))).containsExactly(251L);
    now += SECOND;
    assertThat(births(feed(new DeliveryInput.Tick()))).isEqualTo(1);
  }

  @Test
  void anAcknowledgementThatIsRepeatedIsNoProgress() {
    stream(1);
    now += 4 * SECOND;
    ack(1);
    now += SECOND;
    assertThat(births(feed(new DeliveryInput.Tick()))).isEqualTo(1);
  }

  @Test
  void aBirthIsRepeatedAfterHalfToAllOfAWaitThatDoublesUpToAMinute() {
    for (long seed = 0; seed < 20; seed++) {
      Delivery other = new Delivery(ledger, LIMITS, new Random(seed));
      other.on(new DeliveryInput.Tick(), 0);
      long at = 0;
      long due = wakeAt(other.on(CONNECTED, at));
      for (long wait : List.of(5L, 10L, 20L, 40L, 60L, 60L)) {
        assertThat(due - at).as("seed %d", seed).isBetween(wait * SECOND / 2, wait * SECOND);
        at = due - MOMENT;
        assertThat(births(other.on(new DeliveryInput.Tick(), at))).isZero();
        at = due;
        List<DeliveryOutput> outputs = other.on(new DeliveryInput.Tick(), at);
        assertThat(births(outputs)).as("seed %d", seed).isEqualTo(1);
        other.on(new DeliveryInput.Published(0), at);
        due = wakeAt(outputs);
      }
    }
  }

  @Test
  void theLossOfAConnectionThatLastedSpreadsTheBoardsAndThatOfABriefOneDoesNot() {
    List<Long> afterBrief = waitsAfter(29 * SECOND);
    List<Long> afterLong = waitsAfter(30 * SECOND);
    assertThat(afterBrief).allMatch(wait -> wait <= SECOND / 2);
    assertThat(afterLong).allMatch(wait -> wait <= 60 * SECOND);
    assertThat(afterLong)
        .as("of fifty boards")
        .filteredOn(wait -> wait > 20 * SECOND)
        .hasSizeGreaterThan(20);
  }

  /** How long fifty boards wait that lose a connection that lasted this long. */
  private List<Long> waitsAfter(long life) {
    long begin = 1_000 * SECOND;
    return LongStream.range(0, 50)
        .mapToObj(seed -> {
          Delivery board = new Delivery(ledger, LIMITS, new Random(seed));
          board.on(new DeliveryInput.Tick(), begin);
          board.on(CONNECTED, begin);
          long lost = begin + life;
          return wakeAt(board.on(new DeliveryInput.Disconnected("restart"), lost)) - lost;
        })
        .toList();
  }
}
