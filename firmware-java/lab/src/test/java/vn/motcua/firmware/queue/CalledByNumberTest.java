package vn.motcua.firmware.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import vn.motcua.firmware.queue.centre.CentreMail.Aged;
import vn.motcua.firmware.queue.centre.CentreMail.Answered;
import vn.motcua.firmware.queue.centre.CentreMail.AskNext;
import vn.motcua.firmware.queue.centre.CentreMail.Change;
import vn.motcua.firmware.queue.centre.CentreMail.Snapshot;
import vn.motcua.firmware.queue.centre.CentreMail.Told;
import vn.motcua.firmware.queue.centre.Term;
import vn.motcua.firmware.queue.ticket.DeskEvent.TicketUncalled;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketCalled;
import vn.motcua.firmware.queue.ticket.TicketEvent.Way;
import vn.motcua.firmware.queue.ticket.TicketKey;
import vn.motcua.firmware.queue.ticket.Visit;
import vn.motcua.firmware.queue.touch.CounterTouch.CallNext;
import vn.motcua.firmware.queue.touch.CounterTouch.CallNumber;
import vn.motcua.firmware.queue.touch.CounterTouch.UndoCall;
import vn.motcua.firmware.station.Answer;

/** A number called by hand, and a call taken back, where boards share one queue. */
class CalledByNumberTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);
  private static final Term TERM = new Term(1, "hub");

  private final BoardOfACentre hub = new BoardOfACentre("hub", List.of("hub"), List.of(0));
  private final BoardOfACentre quay = new BoardOfACentre("quay-1", List.of("counter"), List.of());

  private static Visit waiting(BoardOfACentre board, String number) {
    return Visit.waiting(
        new TicketKey(TODAY, number),
        "dat-dai",
        null,
        "touch-" + number,
        board.now().toEpochMilli() + Integer.parseInt(number),
        board.now());
  }

  private Answered asked(String counter, String number) {
    hub.hear(new AskNext("call-" + counter + "-" + number, counter, number), "quay-" + counter);
    return hub.takeSaid(Answered.class).getFirst();
  }

  private void hubHas(String... numbers) {
    hub.pass(10);
    for (String number : numbers) {
      hub.hear(new Told(List.of(new Aged(waiting(hub, number), -1))), "kiosk-1");
    }
  }

  @Test
  void theHubCallsANumberForOneCounterOnly() {
    hubHas("1001", "1002", "1003");
    assertThat(Objects.requireNonNull(asked("1", "1003").visit()).number()).isEqualTo("1003");
    assertThat(Objects.requireNonNull(asked("1", "1003").visit()).number())
        .as("its answer was lost")
        .isEqualTo("1003");
    assertThat(asked("2", "1003").code()).isEqualTo("not-waiting");
    assertThat(asked("2", "1009").code()).isEqualTo("no-such-ticket");
    assertThat(hub.events(TicketCalled.class))
        .containsExactly(new TicketCalled(TODAY, "1003", "1", Way.NUMBER));
  }

  @Test
  void theHubHearsOfACallTakenBackAndCallsTheCitizenNextAgain() {
    hubHas("1001", "1002");
    hub.hear(new AskNext("call-1-1", "1", null), "quay-1");
    Visit called = Objects.requireNonNull(hub.takeSaid(Answered.class).getFirst().visit());
    quay.hear(new Snapshot(TERM, 1, TODAY, List.of(called), List.of(), List.of()), "hub");
    quay.hear(Answered.with(TERM, "call-1-1", called, 0), "hub");
    quay.takeSaid(Told.class);
    assertThat(quay.touch(new UndoCall("1"))).isEqualTo(new Answer.Done("1001"));
    assertThat(quay.events(TicketUncalled.class))
        .containsExactly(new TicketUncalled(TODAY, "1001", "1", null));
    quay.takeSaid(Told.class).forEach(told -> hub.hear(told, "quay-1"));
    hub.hear(new AskNext("call-2-1", "2", null), "quay-2");
    Visit again = Objects.requireNonNull(hub.takeSaid(Answered.class).getFirst().visit());
    assertThat(again.number()).isEqualTo("1001");
    assertThat(again.called())
        .as("one after the other, not twice at once")
        .containsExactly("1", "2");
  }

  @Test
  void tenSecondsAfterTheHubsAnswerTheCallStands() {
    Visit called = waiting(quay, "1001").calledTo("1", quay.now());
    quay.hear(Answered.with(TERM, "call-1-1", called, 0), "hub");
    quay.pass(10);
    assertThat(quay.touch(new UndoCall("1")))
        .isInstanceOfSatisfying(
            Answer.Refused.class,
            refused -> assertThat(refused.code()).isEqualTo("nothing-to-undo"));
  }

  @Test
  void aCounterAsksTheHubForANumberEvenIfItHasNotHeardOfIt() {
    quay.hear(new Change(TERM, 1, List.of(waiting(quay, "1001"))), "hub");
    assertThat(quay.touch(new CallNumber("1", "1002"))).as("the hub decides").isNull();
    assertThat(quay.takeSaid(AskNext.class)).extracting(AskNext::number).containsExactly("1002");
  }

  @Test
  void withoutAHubACounterCallsAnyNumberThatItHasHeardOf() {
    quay.hear(new Change(TERM, 1, List.of(waiting(quay, "1001"), waiting(quay, "1002"))), "hub");
    quay.pass(20);
    assertThat(quay.touch(new CallNumber("1", "1002"))).isEqualTo(new Answer.Done("1002"));
    assertThat(quay.touch(new UndoCall("1"))).isEqualTo(new Answer.Done("1002"));
    assertThat(quay.touch(new CallNumber("1", "1001"))).isEqualTo(new Answer.Done("1001"));
    assertThat(quay.touch(new CallNext("1")))
        .isInstanceOfSatisfying(
            Answer.Refused.class, refused -> assertThat(refused.code()).isEqualTo("call-open"));
  }
}
