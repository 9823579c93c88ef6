package vn.motcua.firmware.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.motcua.firmware.queue.QueueView.LineView;
import vn.motcua.firmware.queue.centre.CentreMail.Change;
import vn.motcua.firmware.queue.centre.CentreMail.Snapshot;
import vn.motcua.firmware.queue.centre.Term;
import vn.motcua.firmware.queue.ticket.TicketKey;
import vn.motcua.firmware.queue.ticket.Visit;
import vn.motcua.firmware.queue.touch.KioskTouch.TakeNumber;
import vn.motcua.firmware.station.Answer;

/** What a board shows follows what the others say, also while nothing happens on the board. */
class PagesOfACentreTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);
  private static final Term TERM = new Term(1, "hub");

  private final BoardOfACentre kiosk =
      new BoardOfACentre("kiosk-1", List.of("ticket"), List.of(1), "printer-1");

  @Test
  void theTileOfALineCountsWhoWasGivenANumberAndWhoWasCalledElsewhere() {
    assertThat(waiting()).isZero();
    Visit visit = elsewhere("1002");
    kiosk.hear(new Snapshot(TERM, 1, TODAY, List.of(visit), List.of(), List.of()), "hub");
    assertThat(waiting()).isEqualTo(1);
    kiosk.hear(new Change(TERM, 2, List.of(visit.calledTo("2", kiosk.now()))), "hub");
    assertThat(waiting()).isZero();
  }

  @Test
  void whoHasNoSlipAndIsCalledElsewhereIsOfferedNoneAnyMore() {
    Answer given = kiosk.touch(new TakeNumber("touch-0001", "dat-dai", null));
    String number = given instanceof Answer.NumberGiven it ? it.number() : "none";
    assertThat(kiosk.view().unprinted()).extracting(each -> each.number()).contains(number);
    Visit called =
        Visit.waiting(
                new TicketKey(TODAY, number),
                "dat-dai",
                null,
                "touch-0001",
                kiosk.now().toEpochMilli(),
                kiosk.now())
            .calledTo("2", kiosk.now());
    kiosk.hear(new Change(TERM, 1, List.of(called)), "hub");
    assertThat(kiosk.view().unprinted()).isEmpty();
  }

  private Visit elsewhere(String number) {
    return Visit.waiting(
        new TicketKey(TODAY, number),
        "dat-dai",
        null,
        "touch-0002",
        kiosk.now().toEpochMilli(),
        kiosk.now());
  }

  private int waiting() {
    return kiosk.view().lines().stream().mapToInt(LineView::waiting).sum();
  }
}
