package vn.motcua.firmware.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.motcua.firmware.queue.OutOfTurn;
import vn.motcua.firmware.queue.QueueView.CallView;
import vn.motcua.firmware.queue.ticket.DeskEvent.TicketUncalled;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketCalled;
import vn.motcua.firmware.queue.ticket.TicketEvent.Way;
import vn.motcua.firmware.queue.touch.CounterTouch;
import vn.motcua.firmware.queue.touch.CounterTouch.CallNext;
import vn.motcua.firmware.queue.touch.CounterTouch.CallNumber;
import vn.motcua.firmware.queue.touch.CounterTouch.StartVisit;
import vn.motcua.firmware.queue.touch.CounterTouch.UndoCall;
import vn.motcua.firmware.station.Answer;

/** A call that was a mistake, and a number that an officer calls by hand. */
class OutOfTurnTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

  private final Scene scene = new Scene("2026-11-20T07:30:00+07:00");

  private String does(CounterTouch touch) {
    Answer answer = scene.touch(touch);
    return answer instanceof Answer.Refused(String code, String _)
        ? code
        : String.valueOf(((Answer.Done) answer).number());
  }

  @Test
  void aCallTakenBackLeavesTheScreensAndTheCitizenIsTheNextAgain() {
    scene.take("dat-dai", null);
    scene.take("dat-dai", null);
    does(new CallNext("1"));
    assertThat(does(new UndoCall("1"))).isEqualTo("1001");
    assertThat(scene.events(TicketUncalled.class))
        .containsExactly(new TicketUncalled(TODAY, "1001", "1", null));
    assertThat(scene.view().calls()).isEmpty();
    assertThat(scene.view().counters().getFirst().current()).isNull();
    assertThat(scene.view().lines().getFirst().waiting()).isEqualTo(2);
    scene.restart();
    assertThat(does(new UndoCall("1"))).as("once").isEqualTo("nothing-to-undo");
    assertThat(does(new CallNext("2"))).isEqualTo("1001");
    assertThat(scene.view().calls())
        .extracting(CallView::counter, CallView::times)
        .as("a call of its own, to be spoken")
        .containsExactly(org.assertj.core.groups.Tuple.tuple("2", 2));
  }

  @ParameterizedTest(name = "after {0} ms, with the time of day set by {1} s")
  @CsvSource({
    "0, 0, true",
    "9999, 0, true",
    "10000, 0, false",
    "60000, 0, false",
    "9000, 7200, true",
    "9000, -7200, true",
    "11000, -7200, false",
    "11000, -9, false",
  })
  void onlyTheTimeSinceTheCallDecides(long millis, int set, boolean undone) {
    scene.take("dat-dai", null);
    does(new CallNext("1"));
    scene.timeOfDayIsSetBy(Duration.ofSeconds(set)).after(Duration.ofMillis(millis));
    assertThat(does(new UndoCall("1"))).isEqualTo(undone ? "1001" : "nothing-to-undo");
  }

  @Test
  void afterAPowerCutNobodyKnowsHowLongAgoTheCallWas() {
    scene.take("dat-dai", null);
    does(new CallNext("1"));
    scene.reboot(Duration.ofSeconds(1));
    assertThat(does(new UndoCall("1"))).isEqualTo("nothing-to-undo");
  }

  @Test
  void neitherAVisitThatBeganNorAFreeCounterNorAnothersCallIsUndone() {
    scene.take("dat-dai", null);
    assertThat(does(new UndoCall("1"))).isEqualTo("nothing-to-undo");
    does(new CallNext("1"));
    assertThat(does(new UndoCall("2"))).isEqualTo("nothing-to-undo");
    does(new StartVisit("1"));
    assertThat(does(new UndoCall("1"))).isEqualTo("nothing-to-undo");
  }

  @Test
  void theConsoleOffersTheUndoForTenSecondsAndThenNoLonger() {
    scene.take("dat-dai", null);
    does(new CallNext("1"));
    assertThat(Objects.requireNonNull(console()).undo()).isEqualTo("1001");
    scene.after(OutOfTurn.UNDO_WITHIN.minusMillis(1));
    assertThat(Objects.requireNonNull(console()).undo()).isEqualTo("1001");
    scene.after(Duration.ofMillis(1));
    assertThat(Objects.requireNonNull(console()).undo()).isNull();
  }

  private vn.motcua.firmware.queue.QueueView.CounterView console() {
    return Objects.requireNonNull(
        Objects.requireNonNull(scene.pages().get("counter/1"))
            .section("counter", vn.motcua.firmware.queue.QueueView.CounterView.class));
  }

  @Test
  void anOfficerCallsANumberByHandAndTheEventSaysSo() {
    scene.take("dat-dai", "elderly");
    scene.take("dat-dai", null);
    assertThat(does(new CallNumber("1", "1002"))).isEqualTo("1002");
    assertThat(scene.events(TicketCalled.class))
        .containsExactly(new TicketCalled(TODAY, "1002", "1", Way.NUMBER));
    assertThat(does(new CallNumber("1", "1001"))).as("one open call").isEqualTo("call-open");
    does(new UndoCall("1"));
    assertThat(does(new CallNext("1"))).isEqualTo("1001");
  }

  @Test
  void aNoShowThatCameBackLaterIsCalledByHandAlsoAtAnotherCounterOfTheLine() {
    scene.take("dat-dai", null);
    does(new CallNext("1"));
    does(new CounterTouch.MarkAbsent("1"));
    scene.after(Duration.ofHours(1));
    assertThat(does(new CallNumber("2", "1001"))).isEqualTo("1001");
    assertThat(does(new StartVisit("2"))).isEqualTo("1001");
  }

  @Test
  void aNumberThatCannotBeCalledIsRefusedWithTheReason() {
    scene.take("dat-dai", null);
    scene.take("ho-tich", null);
    assertThat(does(new CallNumber("1", "1009"))).isEqualTo("no-such-ticket");
    assertThat(does(new CallNumber("1", "2001"))).isEqualTo("not-of-this-counter");
    assertThat(does(new CallNumber("1", "1001"))).isEqualTo("1001");
    assertThat(scene.touch(new CallNumber("2", "1001")))
        .isEqualTo(new Answer.Refused("not-waiting", "Số 1001 đang ở quầy 1."));
    does(new StartVisit("1"));
    does(new CounterTouch.FinishVisit("1"));
    assertThat(scene.touch(new CallNumber("2", "1001")))
        .isEqualTo(new Answer.Refused("not-waiting", "Số 1001 đã được phục vụ xong."));
    assertThat(List.of(does(new CallNumber("1", "")), does(new CallNumber("1", "x"))))
        .containsOnly("no-such-ticket");
    assertThat(scene.events(TicketCalled.class)).hasSize(1);
  }

  @Test
  void aNumberOfYesterdayIsNotCalledToday() {
    scene.take("dat-dai", null);
    scene.after(Duration.ofDays(1));
    assertThat(does(new CallNumber("1", "1001"))).isEqualTo("no-such-ticket");
  }
}
