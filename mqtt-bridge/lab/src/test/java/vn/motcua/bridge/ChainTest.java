package vn.motcua.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ChainTest {
  private static final String DATA = "{\"line\":\"dat-dai\",\"reason\":\"Hết giờ\"}";
  private static final Moment AT =
      new Moment(Instant.parse("2026-11-21T01:00:00.25Z"), "boot-7", 42, ClockQuality.SYNCHRONISED);

  private final Event event = link(DATA);
  private final Event before = EventsV1.link(event, event.previousHash());

  @Test
  void anEventIsIntactByTheFormulaOfItsTime() {
    assertThat(Chain.isIntact(event)).isTrue();
    assertThat(Chain.dataHash(event)).hasSize(64);
    assertThat(Chain.isIntact(before)).isTrue();
    assertThat(Chain.dataHash(before)).isNull();
    assertThat(before.hash()).isNotEqualTo(event.hash());
  }

  @Test
  void withoutItsDataAnEventIsProvenAsBefore() {
    Event erased = Objects.requireNonNull(Chain.erased(event));
    assertThat(erased.hasData()).isFalse();
    assertThat(erased.data()).isEqualTo("sha256:" + Chain.dataHash(event));
    assertThat(erased.hash()).isEqualTo(event.hash());
    assertThat(Chain.isIntact(erased)).isTrue();
    assertThat(Chain.erased(erased)).isEqualTo(erased);
    assertThat(link(erased.data())).isEqualTo(erased);
  }

  @Test
  void anEventOfVersion1CannotLoseItsData() {
    assertThat(Chain.erased(before)).isNull();
    assertThat(Chain.isIntact(Chain.withoutData(before, "0".repeat(64)))).isFalse();
    assertThat(Chain.isIntact(before.withData(""))).isFalse();
  }

  @Test
  void whatStandsInThePlaceOfDataProvesNoOtherEvent() {
    Event other = Chain.withoutData(event, "0".repeat(64));
    assertThat(Chain.isIntact(other)).isFalse();
    assertThat(Chain.isIntact(EventsV1.link(other, other.previousHash())))
        .as("an event of version 1 whose data look like a hash")
        .isFalse();
  }

  @Test
  void everyChangeOfAByteOfTheDataIsSeen() {
    for (int i = 0; i < DATA.length(); i++) {
      String changed = DATA.substring(0, i) + '~' + DATA.substring(i + 1);
      assertThat(Chain.isIntact(event.withData(changed))).isFalse();
      assertThat(Chain.isIntact(before.withData(changed))).isFalse();
    }
  }

  private static Event link(String data) {
    return Chain.link(
        "phuong-an-khanh",
        "board-1",
        "00000000000000aa",
        7,
        "vn.motcua.line.closed.v1",
        AT,
        data,
        "ab".repeat(32));
  }
}
