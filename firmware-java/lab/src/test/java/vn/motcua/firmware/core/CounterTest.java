package vn.motcua.firmware.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.motcua.firmware.attendance.AttendanceEvent.AttendancePunched;
import vn.motcua.firmware.attendance.AttendanceEvent.Direction;
import vn.motcua.firmware.attendance.AttendanceEvent.DutyEnded;
import vn.motcua.firmware.attendance.AttendanceEvent.DutyStarted;
import vn.motcua.firmware.queue.CounterDesk;
import vn.motcua.firmware.queue.ticket.TicketEvent.Place;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketCalled;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketFinished;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketNoshow;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketReturned;
import vn.motcua.firmware.queue.touch.CounterTouch;
import vn.motcua.firmware.rating.RatingEvent.RatingGiven;
import vn.motcua.firmware.rating.RatingEvent.Standing;
import vn.motcua.firmware.rating.RatingTouch;
import vn.motcua.firmware.station.Answer;
import vn.motcua.firmware.station.Effect;
import vn.motcua.firmware.station.Input;

class CounterTest {
  private final Scene scene = new Scene("2026-11-20T07:30:00+07:00");

  @BeforeEach
  void threePeopleWait() {
    scene.take("dat-dai", null);
    scene.take("dat-dai", null);
    scene.take("ho-tich", null);
  }

  @Test
  void twoCountersNeverCallTheSamePerson() {
    assertThat(scene.touch(new CounterTouch.CallNext("1"))).isEqualTo(new Answer.Done("1001"));
    assertThat(scene.touch(new CounterTouch.CallNext("2"))).isEqualTo(new Answer.Done("2001"));
    scene.touch(new CounterTouch.StartVisit("2"));
    assertThat(scene.touch(new CounterTouch.CallNext("2"))).isEqualTo(new Answer.Done("1002"));
  }

  @Test
  void aCallIsSpokenDigitByDigit() {
    scene.touch(new CounterTouch.CallNext("1"));
    assertThat(scene.view().calls().getFirst().spoken())
        .isEqualTo("Mời công dân số một không không một đến quầy số một");
  }

  @Test
  void callingNextFinishesTheVisitInServiceButNotACallStillOpen() {
    scene.touch(new CounterTouch.CallNext("1"));
    assertThat(scene.touch(new CounterTouch.CallNext("1")))
        .isInstanceOfSatisfying(
            Answer.Refused.class, r -> assertThat(r.code()).isEqualTo("call-open"));
    scene.touch(new CounterTouch.StartVisit("1"));
    assertThat(scene.touch(new CounterTouch.CallNext("1"))).isEqualTo(new Answer.Done("1002"));
    assertThat(scene.events(TicketFinished.class).getFirst().number()).isEqualTo("1001");
  }

  @Test
  void aNoShowIsTakenBackToTheCounterAsItWasCalled() {
    scene.touch(new CounterTouch.CallNext("1"));
    scene.touch(new CounterTouch.MarkAbsent("1"));
    assertThat(scene.view().counters().getFirst().absent()).isEqualTo("1001");
    scene.after(Duration.ofSeconds(10));
    assertThat(takeBack("1")).isEqualTo(new Answer.Done("1001"));
    assertThat(takeBack("1")).as("once").isInstanceOf(Answer.Refused.class);
    scene.restart();
    var current = Objects.requireNonNull(scene.view().counters().getFirst().current());
    assertThat(current.state()).isEqualTo("called");
    assertThat(scene.view().calls().getFirst().times()).as("no further call").isEqualTo(1);
    assertThat(scene.touch(new CounterTouch.StartVisit("1"))).isEqualTo(new Answer.Done("1001"));
    assertThat(scene.events(TicketReturned.class))
        .extracting(TicketReturned::place)
        .containsExactly(Place.COUNTER);
  }

  @Test
  void aNoShowTakenBackLateGoesToTheHeadOfItsLineBeforeAnyPriority() {
    scene.take("dat-dai", "elderly");
    scene.touch(new CounterTouch.CallNext("1"));
    String gone = scene.events(TicketCalled.class).getFirst().number();
    scene.touch(new CounterTouch.MarkAbsent("1"));
    scene.take("dat-dai", "elderly");
    scene.touch(new CounterTouch.CallNext("1"));
    assertThat(takeBack("1")).isEqualTo(new Answer.Done(gone));
    scene.restart();
    scene.touch(new CounterTouch.MarkAbsent("1"));
    assertThat(scene.touch(new CounterTouch.CallNext("1"))).isEqualTo(new Answer.Done(gone));
  }

  @Test
  void aNoShowIsNotTakenBackAfterAMinuteNorAtAnotherCounterNorOnTheNextDay() {
    scene.touch(new CounterTouch.CallNext("1"));
    assertThat(takeBack("1")).isInstanceOf(Answer.Refused.class);
    scene.touch(new CounterTouch.MarkAbsent("1"));
    assertThat(takeBack("2")).isInstanceOf(Answer.Refused.class);
    scene.after(CounterDesk.RETURN_WITHIN.plusSeconds(1));
    assertThat(scene.view().counters().getFirst().absent()).isNull();
    assertThat(takeBack("1")).isInstanceOf(Answer.Refused.class);
    assertThat(scene.events(TicketReturned.class)).isEmpty();
  }

  @Test
  void theOfficerSeesThePriorityOfWhoIsCalledAndWhoWaits() {
    scene.take("dat-dai", "elderly");
    scene.take("dat-dai", "elderly");
    scene.touch(new CounterTouch.CallNext("1"));
    WholeBoard.AtCounter counter = scene.view().counters().getFirst();
    assertThat(Objects.requireNonNull(counter.current()).priority()).isEqualTo("Người cao tuổi");
    assertThat(counter.next().getFirst().priority()).isEqualTo("Người cao tuổi");
    assertThat(counter.next().get(1).priority()).isNull();
    assertThat(scene.view().lines().getFirst().waitingPriority()).isEqualTo(1);
  }

  private Answer takeBack(String counter) {
    return scene.touch(new CounterTouch.TakeBackAbsent(counter));
  }

  @Test
  void aTransferredPersonKeepsTheNumber() {
    scene.touch(new CounterTouch.CallNext("1"));
    scene.touch(new CounterTouch.Transfer("1", "ho-tich"));
    assertThat(scene.touch(new CounterTouch.CallNext("2"))).isEqualTo(new Answer.Done("1001"));
  }

  @Test
  void aVisitCountsOneRatingAndKeepsTheRest() {
    scene.finger(1);
    serve();
    scene.press(4).press(1);
    assertThat(scene.events(RatingGiven.class))
        .extracting(RatingGiven::standing)
        .containsExactly(Standing.COUNTED, Standing.REPEATED);
    assertThat(scene.events(RatingGiven.class).getFirst().officer()).isEqualTo("cb-001");
    assertThat(scene.effects(Effect.Lamp.class))
        .extracting(Effect.Lamp::accepted)
        .containsExactly(true, false);
  }

  @Test
  void aPressOutsideAVisitIsKeptButMarked() {
    scene.press(3);
    scene.touch(new CounterTouch.CallNext("1"));
    scene.press(3);
    assertThat(scene.events(RatingGiven.class))
        .extracting(RatingGiven::standing)
        .containsExactly(Standing.OUTSIDE_VISIT, Standing.OUTSIDE_VISIT);
  }

  @Test
  void aTouchOfThePadThatDoesNotCountIsRefusedAndLeavesNoEvent() {
    for (int i = 0; i < 2_000; i++) {
      assertThat(scene.touch(new RatingTouch.Rate("1", 1))).isInstanceOf(Answer.Refused.class);
    }
    assertThat(scene.events(RatingGiven.class)).isEmpty();
    serve();
    assertThat(scene.touch(new RatingTouch.Rate("1", 4))).isEqualTo(new Answer.Done("1001"));
    assertThat(scene.touch(new RatingTouch.Rate("1", 1))).isInstanceOf(Answer.Refused.class);
    scene.press(2);
    assertThat(scene.events(RatingGiven.class))
        .as("the touch that counts, and the button's press, which is kept")
        .extracting(RatingGiven::standing)
        .containsExactly(Standing.COUNTED, Standing.REPEATED);
  }

  @Test
  void aVisitCanBeRatedForAMinuteAfterItEnded() {
    serve();
    scene.touch(new CounterTouch.FinishVisit("1"));
    scene.after(Duration.ofSeconds(59)).press(4);
    scene.after(Duration.ofSeconds(2)).press(4);
    assertThat(scene.events(RatingGiven.class))
        .extracting(RatingGiven::standing)
        .containsExactly(Standing.COUNTED, Standing.OUTSIDE_VISIT);
  }

  @Test
  void aRatedVisitStaysRatedAfterAPowerCut() {
    serve();
    scene.press(4);
    scene.restart();
    scene.press(4);
    assertThat(scene.events(RatingGiven.class).getLast().standing()).isEqualTo(Standing.REPEATED);
  }

  @Test
  void aFingerClocksInThenOutAndTheSamePunchIsStoredOnce() {
    scene.finger(1).finger(1).after(Duration.ofHours(4)).finger(1);
    assertThat(scene.events(AttendancePunched.class))
        .extracting(AttendancePunched::direction)
        .containsExactly(Direction.IN, Direction.OUT);
    assertThat(scene.events(DutyEnded.class).getFirst().reason()).isEqualTo("clocked-out");
  }

  @Test
  void aSubstituteRelievesTheOfficerAndIsMarked() {
    scene.finger(1).after(Duration.ofMinutes(5)).finger(2);
    assertThat(scene.events(DutyStarted.class).getLast().substitute()).isTrue();
    assertThat(scene.view().counters().getFirst().officer()).isEqualTo("Lê Văn Thử");
  }

  @Test
  void whatWasLeftOpenEndsWithTheLocalDay() {
    scene.finger(1);
    scene.touch(new CounterTouch.CallNext("1"));
    scene.after(Duration.ofHours(17)).step(new Input.Ticked());
    assertThat(scene.events(DutyEnded.class).getFirst().reason()).isEqualTo("day-over");
    assertThat(scene.events(TicketNoshow.class)).hasSize(1);
  }

  private void serve() {
    scene.touch(new CounterTouch.CallNext("1"));
    scene.touch(new CounterTouch.StartVisit("1"));
  }
}
