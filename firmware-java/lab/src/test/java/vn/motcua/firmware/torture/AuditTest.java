package vn.motcua.firmware.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.motcua.bridge.Chain;
import vn.motcua.bridge.ClockQuality;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.EventTypes;
import vn.motcua.bridge.Moment;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketReserved;

class AuditTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

  private final Audit audit = new Audit();
  private String last = Chain.GENESIS;

  private Event event(long sequence, String number, String request) {
    var data = new TicketReserved(DAY, number, "line-1", null, 0, "kiosk", request);
    Moment at = new Moment(Instant.EPOCH, "boot", sequence, ClockQuality.UNTRUSTED);
    Event event =
        Chain.link(
            "minh-hoa",
            "board-1",
            "00000000000000aa",
            sequence,
            EventTypes.typeOf(data),
            at,
            EventTypes.toJson(data),
            last);
    last = event.hash();
    return event;
  }

  private static Promise told(String number, String request) {
    return new Promise(false, request, number, 0);
  }

  @Test
  void whatWasToldAndIsHeldOnceInOrderIsClean() {
    audit.take(event(1, "1001", "a"));
    audit.take(event(2, "1002", "b"));
    CampaignTally tally = audit.settle(List.of(told("1001", "a"), told("1002", "b")));
    assertThat(tally).isEqualTo(new CampaignTally(0, 2, 0, 0, 0, 0));
    assertThat(tally.isClean()).isTrue();
  }

  @Test
  void aNumberThatWasToldAndIsNotHeldIsLost() {
    audit.take(event(1, "1001", "a"));
    assertThat(audit.settle(List.of(told("1001", "a"), told("1002", "b"))).lost()).isEqualTo(1);
    assertThat(audit.takeBroken()).singleElement().asString().contains("1002");
  }

  @Test
  void aLampThatLitWithoutItsRatingIsLost() {
    assertThat(audit.settle(List.of(new Promise(true, "", "1001", 0))).lost()).isEqualTo(1);
  }

  @Test
  void aNumberGivenTwiceIsDoubled() {
    audit.take(event(1, "1001", "a"));
    audit.take(event(2, "1001", "b"));
    assertThat(audit.settle(List.of()).doubled()).isEqualTo(1);
  }

  @Test
  void aTouchWithTwoNumbersIsDoubled() {
    audit.take(event(1, "1001", "a"));
    audit.take(event(2, "1002", "a"));
    assertThat(audit.settle(List.of()).doubled()).isEqualTo(1);
  }

  @Test
  void anEventHeldTwiceIsDoubledAndAMissingOneIsAGap() {
    Event first = event(1, "1001", "a");
    audit.take(first);
    audit.take(first);
    event(2, "1002", "b");
    audit.take(event(3, "1003", "c"));
    CampaignTally tally = audit.settle(List.of());
    assertThat(tally.doubled()).isPositive();
    assertThat(tally.gaps()).isEqualTo(1);
  }

  @Test
  void numbersToldInOneOrderAndHeldInAnotherAreReordered() {
    audit.take(event(1, "1002", "b"));
    audit.take(event(2, "1001", "a"));
    assertThat(audit.settle(List.of(told("1001", "a"), told("1002", "b"))).reordered())
        .isEqualTo(1);
  }

  @Test
  void anEventThatDoesNotFollowIsReordered() {
    audit.take(event(1, "1001", "a"));
    last = Chain.GENESIS;
    audit.take(event(2, "1002", "b"));
    assertThat(audit.settle(List.of()).reordered()).isEqualTo(1);
  }
}
