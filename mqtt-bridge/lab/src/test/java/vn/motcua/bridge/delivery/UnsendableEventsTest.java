package vn.motcua.bridge.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import vn.motcua.bridge.journal.Journal;
import vn.motcua.bridge.wire.CloudEventCodec;

class UnsendableEventsTest {
  private static final long MUCH = 1_000_000;

  private final Ledger ledger =
      new Ledger("hanoi", "quay-1").grow(UnsendableEvents.SUSPECTS_MAX + 1);
  private final UnsendableEvents unsendable = new UnsendableEvents();

  private Journal.Entry entry(long position) {
    return new Journal.Entry(position, ledger.event(position));
  }

  private void refuse(long position, int times) {
    for (int i = 0; i < times; i++) {
      unsendable.refused(position, "refusal " + (i + 1));
    }
  }

  @Test
  void anEventIsSuspectedFromItsFirstRefusalAndGoesWithoutDataFromItsThird() {
    assertThat(unsendable.suspects(entry(7))).isFalse();
    refuse(7, 2);
    assertThat(unsendable.suspects(entry(7))).isTrue();
    assertThat(unsendable.reason(entry(7), MUCH)).isNull();
    assertThat(unsendable.isExhausted(7)).isFalse();
    refuse(7, 1);
    assertThat(unsendable.reason(entry(7), MUCH)).isEqualTo("refusal 1");
    assertThat(unsendable.isExhausted(7)).isTrue();
    refuse(7, 1);
    assertThat(unsendable.withheld()).as("one event, one alarm").isEqualTo(1);
  }

  @Test
  void anEventAsLargeAsTheBrokerTakesIsSentAndOneByteLessIsTooLittle() {
    long size = CloudEventCodec.packetBytesMax(ledger.event(7));
    assertThat(unsendable.reason(entry(7), size)).isNull();
    assertThat(unsendable.withheld()).isZero();
    for (int times = 0; times < 2; times++) {
      assertThat(unsendable.reason(entry(7), size - 1))
          .isEqualTo("larger than the broker takes, " + (size - 1) + " bytes");
      assertThat(unsendable.withheld()).as("one event, one alarm").isEqualTo(1);
    }
    assertThat(unsendable.isExhausted(7)).isTrue();
  }

  @Test
  void anEventThatWasRefusedAndIsTooLargeIsNoSecondAlarm() {
    refuse(7, 1);
    assertThat(unsendable.reason(entry(7), 10)).startsWith("larger than the broker takes");
    assertThat(unsendable.withheld()).isZero();
  }

  @Test
  void ofMoreThanAThousandSuspectsTheOldestIsForgotten() {
    for (int position = 1; position <= UnsendableEvents.SUSPECTS_MAX; position++) {
      refuse(position, 1);
    }
    refuse(UnsendableEvents.SUSPECTS_MAX, 1);
    assertThat(unsendable.suspects(entry(1))).as("none came new").isTrue();
    refuse(UnsendableEvents.SUSPECTS_MAX + 1, 1);
    assertThat(unsendable.suspects(entry(1))).isFalse();
    assertThat(unsendable.suspects(entry(2))).isTrue();
    assertThat(unsendable.suspects(entry(UnsendableEvents.SUSPECTS_MAX + 1))).isTrue();
  }
}
