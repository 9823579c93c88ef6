package vn.motcua.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import vn.motcua.bridge.EventFormatException.Fault;
import vn.motcua.bridge.SampleEvent.TicketNoshow;
import vn.motcua.bridge.SampleEvent.TicketReserved;
import vn.motcua.bridge.lab.EventSamples;

class EventTypesTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 21);
  private static final String RATING = "vn.motcua.rating.given.v1";

  @Test
  void theTypeIsTheRecordsNameInTwoWords() {
    assertThat(EventTypes.typeOf(TicketReserved.class)).isEqualTo("vn.motcua.ticket.reserved.v1");
    assertThat(EventTypes.typeOf(new TicketNoshow(DAY, "2017", "2")))
        .isEqualTo("vn.motcua.ticket.noshow.v1");
  }

  @Test
  void theJsonFollowsTheRecordsOrderAndLeavesNullsOut() {
    var reserved = new TicketReserved(DAY, "2017", "2", null, 3, "kiosk", "touch-1");
    assertThat(EventTypes.toJson(reserved))
        .isEqualTo(
            "{\"day\":\"2026-11-21\",\"number\":\"2017\",\"line\":\"2\",\"ahead\":3,"
                + "\"source\":\"kiosk\",\"request\":\"touch-1\"}");
  }

  @Test
  void anEnumIsLowerCaseWithHyphens() {
    var given =
        new SampleEvent.RatingGiven(
            "2",
            DAY,
            null,
            null,
            "satisfaction-4.v1",
            4,
            SampleEvent.Standing.OUTSIDE_VISIT,
            "button");
    assertThat(EventTypes.toJson(given)).contains("\"standing\":\"outside-visit\"");
  }

  @Test
  void everyTypeComesBackAsItWasWritten() {
    long seed = new SplittableRandom().nextLong();
    var random = new SplittableRandom(seed);
    for (var type : SampleEvent.CATALOGUE.records().entrySet()) {
      for (int i = 0; i < 50; i++) {
        EventData data = EventSamples.of(type.getValue(), random);
        String json = EventTypes.toJson(data);
        EventData back = SampleEvent.CATALOGUE.parse(type.getKey(), json);
        assertThat(back).as("seed %d, %s", seed, json).isEqualTo(data);
        assertThat(EventTypes.toJson(back)).as("seed %d", seed).isEqualTo(json);
      }
    }
  }

  @Test
  void anUnknownTypeIsNamed() {
    assertThatExceptionOfType(EventFormatException.class)
        .isThrownBy(() -> SampleEvent.CATALOGUE.parse("vn.motcua.ticket.eaten.v1", "{}"))
        .withMessage("event type vn.motcua.ticket.eaten.v1 is unknown here")
        .satisfies(e -> assertThat(e.fault()).isEqualTo(Fault.UNKNOWN_TYPE));
  }

  @Test
  void aMissingFieldIsNamed() {
    String json =
        "{\"counter\":\"2\",\"day\":\"2026-11-21\",\"scale\":\"s\",\"value\":4,\"input\":\"x\"}";
    assertThatExceptionOfType(EventFormatException.class)
        .isThrownBy(() -> SampleEvent.CATALOGUE.parse(RATING, json))
        .withMessage(RATING + ": standing is missing");
  }

  @Test
  void aFieldOfALaterVersionIsIgnored() {
    String json = "{\"day\":\"2026-11-21\",\"number\":\"2017\",\"counter\":\"2\",\"later\":{}}";
    assertThat(SampleEvent.CATALOGUE.parse("vn.motcua.ticket.noshow.v1", json))
        .isEqualTo(new TicketNoshow(DAY, "2017", "2"));
  }

  @Test
  void damagedDataIsRefusedWithoutQuotingIt() {
    for (String json :
        new String[] {
          "",
          "null",
          "[]",
          "17",
          "{\"counter\":",
          "{} {}",
          "{\"counter\":\"2\",\"day\":\"secret\",\"scale\":\"s\",\"value\":4,\"input\":\"x\","
              + "\"standing\":\"counted\"}",
          "{\"counter\":\"2\",\"day\":\"2026-11-21\",\"scale\":\"s\",\"value\":4.5,\"input\":\"x\","
              + "\"standing\":\"counted\"}",
          "{\"counter\":\"2\",\"day\":\"2026-11-21\",\"scale\":\"s\",\"value\":4,\"input\":\"x\","
              + "\"standing\":0}"
        }) {
      assertThatExceptionOfType(EventFormatException.class)
          .as(json)
          .isThrownBy(() -> SampleEvent.CATALOGUE.parse(RATING, json))
          .withMessageStartingWith(RATING)
          .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret"))
          .satisfies(e -> assertThat(e.fault()).isEqualTo(Fault.BAD_DATA));
    }
  }
}
