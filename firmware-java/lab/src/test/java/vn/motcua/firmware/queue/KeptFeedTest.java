package vn.motcua.firmware.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.motcua.firmware.queue.centre.CentreMail.Kept;
import vn.motcua.firmware.queue.centre.CentreMail.Snapshot;
import vn.motcua.firmware.queue.centre.Term;
import vn.motcua.firmware.queue.ticket.TicketKey;
import vn.motcua.firmware.queue.ticket.Visit;
import vn.motcua.firmware.queue.touch.CounterTouch.CallNext;
import vn.motcua.firmware.station.Answer;

/** A board that was away when the last visits ended, and hears only what the broker has kept. */
class KeptFeedTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);
  private static final Term TERM = new Term(1, "hub");

  private final BoardOfACentre quay = new BoardOfACentre("quay-1", List.of("counter"), List.of());

  @BeforeEach
  void somebodyWaits() {
    var key = new TicketKey(TODAY, "1002");
    long place = quay.now().toEpochMilli();
    Visit visit = Visit.waiting(key, "dat-dai", null, "touch-0002", place, quay.now());
    quay.hear(new Snapshot(TERM, 1, TODAY, List.of(visit), List.of(), List.of("1", "2")), "hub");
  }

  @Test
  void whoseVisitHasEndedMeanwhileWaitsNoLonger() {
    kept(TODAY);
    assertThat(quay.touch(new CallNext("1")))
        .isInstanceOfSatisfying(
            Answer.Refused.class,
            refused -> assertThat(refused.code()).isEqualTo("nobody-waiting"));
  }

  @Test
  void theFeedOfAnotherDaySaysNothing() {
    kept(TODAY.minusDays(1));
    assertThat(quay.touch(new CallNext("1"))).isEqualTo(new Answer.Done("1002"));
  }

  /** All of that day are over; then the hub is silent. */
  private void kept(LocalDate day) {
    var feed = new Snapshot(TERM, 2, day, List.of(), List.of("1002"), List.of("1", "2"));
    quay.hear(new Kept(feed), "hub");
    quay.pass(20);
  }
}
