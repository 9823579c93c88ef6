package vn.motcua.firmware.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import vn.motcua.firmware.queue.centre.CentreMail.Aged;
import vn.motcua.firmware.queue.centre.CentreMail.Answered;
import vn.motcua.firmware.queue.centre.CentreMail.AskNext;
import vn.motcua.firmware.queue.centre.CentreMail.Snapshot;
import vn.motcua.firmware.queue.centre.CentreMail.Told;
import vn.motcua.firmware.queue.centre.Term;
import vn.motcua.firmware.queue.ticket.TicketEvent.CallDoubled;
import vn.motcua.firmware.queue.ticket.TicketKey;
import vn.motcua.firmware.queue.ticket.Visit;
import vn.motcua.firmware.queue.touch.CounterTouch.CallNext;
import vn.motcua.firmware.station.Answer;

/**
 * Two counters called one person without knowing of each other, and one has finished the visit: the
 * other's shorter account is told all the same, and the hub names both, once.
 */
class DoubleCallIsNamedTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);

  private static Visit waiting(BoardOfACentre board) {
    return Visit.waiting(
        new TicketKey(TODAY, "1002"),
        "dat-dai",
        null,
        "touch-0002",
        board.now().toEpochMilli(),
        board.now());
  }

  private static void feed(BoardOfACentre board, int term, List<Visit> going, String... over) {
    var open = List.of("1", "2");
    board.hear(new Snapshot(new Term(term, "hub"), 1, TODAY, going, List.of(over), open), "hub");
  }

  @Test
  void aCounterTellsOfItsOwnCallAlsoWhenTheVisitIsOverElsewhere() {
    var quay = new BoardOfACentre("quay-1", List.of("counter"), List.of());
    feed(quay, 1, List.of(waiting(quay)));
    quay.pass(20);
    assertThat(quay.touch(new CallNext("1")))
        .as("without a hub")
        .isEqualTo(new Answer.Done("1002"));
    quay.takeSaid(Told.class);
    feed(quay, 2, List.of(), "1002");
    quay.pass(1);
    assertThat(quay.takeSaid(Told.class))
        .flatMap(Told::told)
        .extracting(each -> each.visit().called())
        .contains(List.of("1"));
  }

  @Test
  void aCounterTellsOfItsOwnCallAlsoWhenALongerAccountHolds() {
    var quay = new BoardOfACentre("quay-1", List.of("counter"), List.of());
    Visit visit = waiting(quay);
    feed(quay, 1, List.of(visit));
    quay.pass(20);
    assertThat(quay.touch(new CallNext("1"))).isEqualTo(new Answer.Done("1002"));
    quay.takeSaid(Told.class);
    feed(quay, 2, List.of(visit.calledTo("2", quay.now()).calledTo("2", quay.now())));
    quay.pass(1);
    assertThat(quay.takeSaid(Told.class))
        .flatMap(Told::told)
        .extracting(each -> each.visit().called())
        .contains(List.of("1"));
  }

  @Test
  void aHubThatWasReplacedDoesNotTellOldNewsOfACallThatWentOn() {
    var hub = new BoardOfACentre("hub", List.of("hub"), List.of(0));
    hub.pass(10);
    hub.hear(new Told(List.of(new Aged(waiting(hub), -1))), "kiosk-1");
    hub.hear(new AskNext("call-1-1", "1", null), "quay-1");
    Visit called = hub.takeSaid(Answered.class).getFirst().visit();
    Visit over = Objects.requireNonNull(called).over();
    hub.hear(new Told(List.of(new Aged(over, -1))), "quay-1");
    hub.hear(
        new Snapshot(new Term(9, "spare"), 1, TODAY, List.of(), List.of(), List.of()), "spare");
    hub.pass(1);
    assertThat(hub.takeSaid(Told.class)).isEmpty();
  }

  @Test
  void theHubNamesBothCountersOnceHoweverOftenItIsTold() {
    var hub = new BoardOfACentre("hub", List.of("hub"), List.of(0));
    hub.pass(10);
    Visit mine = waiting(hub).calledTo("1", hub.now());
    Visit longer = waiting(hub).calledTo("2", hub.now()).over();
    for (int i = 0; i < 3; i++) {
      hub.hear(new Told(List.of(new Aged(longer, -1))), "quay-2");
      hub.hear(new Told(List.of(new Aged(mine, -1))), "quay-1");
    }
    hub.restart();
    hub.pass(10);
    hub.hear(new Told(List.of(new Aged(mine, -1))), "quay-1");
    hub.hear(new Told(List.of(new Aged(longer, -1))), "quay-2");
    assertThat(hub.events(CallDoubled.class)).hasSize(1);
  }
}
