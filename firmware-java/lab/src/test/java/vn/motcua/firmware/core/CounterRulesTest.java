package vn.motcua.firmware.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import vn.motcua.devices.printer.JobOutcome;
import vn.motcua.firmware.core.WholeBoard.AtCounter;
import vn.motcua.firmware.queue.CounterDesk;
import vn.motcua.firmware.queue.QueueView.CallView;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketCalled;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketFinished;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketNoshow;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketRecalled;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketReserved;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketReturned;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketTransferred;
import vn.motcua.firmware.queue.touch.CounterTouch;
import vn.motcua.firmware.queue.touch.CounterTouch.CallNext;
import vn.motcua.firmware.queue.touch.CounterTouch.CallNumber;
import vn.motcua.firmware.queue.touch.CounterTouch.FinishVisit;
import vn.motcua.firmware.queue.touch.CounterTouch.MarkAbsent;
import vn.motcua.firmware.queue.touch.CounterTouch.Recall;
import vn.motcua.firmware.queue.touch.CounterTouch.StartVisit;
import vn.motcua.firmware.queue.touch.CounterTouch.TakeBackAbsent;
import vn.motcua.firmware.queue.touch.CounterTouch.Transfer;
import vn.motcua.firmware.queue.touch.CounterTouch.UndoCall;
import vn.motcua.firmware.queue.touch.KioskTouch;
import vn.motcua.firmware.rating.RatingEvent.RatingGiven;
import vn.motcua.firmware.rating.RatingTouch;
import vn.motcua.firmware.station.Answer;

/** What an officer's keys refuse, what the display shows, and what is forgotten with its day. */
class CounterRulesTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

  private final Scene scene = new Scene("2026-11-20T07:30:00+07:00");

  private String refusal(CounterTouch touch) {
    Answer answer = scene.touch(touch);
    return answer instanceof Answer.Refused(String code, String _) ? code : answer.toString();
  }

  private void serve(String counter) {
    scene.touch(new CallNext(counter));
    scene.touch(new StartVisit(counter));
  }

  @Test
  void aCounterThatTheCentreDoesNotHaveCanDoNothing() {
    scene.take("dat-dai", null);
    for (CounterTouch touch :
        List.of(
            new CallNext("9"),
            new CallNumber("9", "1001"),
            new UndoCall("9"),
            new Recall("9"),
            new StartVisit("9"),
            new FinishVisit("9"),
            new MarkAbsent("9"),
            new TakeBackAbsent("9"),
            new Transfer("9", "ho-tich"))) {
      assertThat(refusal(touch)).as("%s", touch).isEqualTo("no-such-counter");
    }
    assertThat(scene.events(TicketCalled.class)).isEmpty();
  }

  @Test
  void aCounterCallsNobodyWhenNobodyWaitsForIt() {
    scene.take("ho-tich", null);
    assertThat(refusal(new CallNext("1"))).isEqualTo("nobody-waiting");
    assertThat(refusal(new StartVisit("1"))).isEqualTo("counter-free");
  }

  @Test
  void aKeyThatDoesNotFitTheStageSaysWhatTheStageIs() {
    scene.take("dat-dai", null);
    scene.touch(new CallNext("1"));
    assertThat(scene.touch(new FinishVisit("1")))
        .isEqualTo(new Answer.Refused("wrong-stage", "Số 1001 mới được gọi, chưa bắt đầu."));
    scene.touch(new StartVisit("1"));
    for (CounterTouch touch : List.of(new StartVisit("1"), new Recall("1"), new MarkAbsent("1"))) {
      assertThat(scene.touch(touch))
          .isEqualTo(
              new Answer.Refused("wrong-stage", "Số 1001 đang được phục vụ: hãy bấm Hoàn tất."));
    }
  }

  @Test
  void aVisitIsTransferredToALineOfTheCentreAndToNoOther() {
    scene.take("dat-dai", null);
    serve("1");
    assertThat(refusal(new Transfer("1", "cho-thue"))).isEqualTo("no-such-line");
    assertThat(scene.touch(new Transfer("1", "ho-tich"))).isEqualTo(new Answer.Done("1001"));
    assertThat(scene.events(TicketTransferred.class))
        .containsExactly(new TicketTransferred(TODAY, "1001", "1", "ho-tich"));
    assertThat(refusal(new FinishVisit("1"))).as("it is gone").isEqualTo("counter-free");
  }

  @Test
  void whoIsCalledAgainStandsFirstOnTheDisplayWithBothCallsCounted() {
    scene.take("dat-dai", null);
    scene.take("ho-tich", null);
    scene.touch(new CallNext("1"));
    scene.touch(new CallNext("2"));
    assertThat(scene.view().calls()).extracting(CallView::number).containsExactly("2001", "1001");
    assertThat(scene.touch(new Recall("1"))).isEqualTo(new Answer.Done("1001"));
    assertThat(scene.events(TicketRecalled.class))
        .containsExactly(new TicketRecalled(TODAY, "1001", "1"));
    assertThat(scene.view().calls()).extracting(CallView::number).containsExactly("1001", "2001");
    assertThat(scene.view().calls().getFirst().times()).isEqualTo(2);
  }

  /** The slip of one who did not come on another day says nothing about who did not come today. */
  @Test
  void aSlipThatIsSettledLaterHidesNobodyWhoCanBeTakenBack() {
    scene.printerIs(Scene.READY);
    scene.take("dat-dai", null);
    scene.jobEnds(JobOutcome.UNKNOWN);
    scene.touch(new CallNext("1"));
    scene.touch(new MarkAbsent("1"));
    scene.after(Duration.ofDays(1));
    String number = scene.take("dat-dai", null).number();
    scene.touch(new CallNext("1"));
    scene.touch(new MarkAbsent("1"));
    assertThat(scene.touch(new KioskTouch.SettleSlip(TODAY, "1001", false)))
        .isEqualTo(new Answer.Done("1001"));
    assertThat(scene.touch(new TakeBackAbsent("1"))).isEqualTo(new Answer.Done(number));
  }

  @Test
  void theDisplayShowsTheLastEightCalls() {
    for (int number = 1; number <= 9; number++) {
      scene.take("dat-dai", null);
      serve("1");
    }
    assertThat(scene.view().calls())
        .extracting(CallView::number)
        .containsExactly("1009", "1008", "1007", "1006", "1005", "1004", "1003", "1002");
  }

  @Test
  void aCallThatIsOpenSinceYesterdayDoesNotStopTodaysFirst() {
    scene.take("dat-dai", null);
    scene.touch(new CallNext("1"));
    scene.after(Duration.ofDays(1)).take("dat-dai", null);
    assertThat(scene.touch(new CallNext("1"))).isEqualTo(new Answer.Done("1001"));
    assertThat(scene.events(TicketNoshow.class))
        .containsExactly(new TicketNoshow(TODAY, "1001", "1"));
    assertThat(scene.events(TicketCalled.class).getLast().day()).isEqualTo(TODAY.plusDays(1));
  }

  @Test
  void aVisitThatIsOpenSinceYesterdayIsFinishedAtTheNextStart() {
    scene.take("dat-dai", null);
    serve("1");
    scene.restart();
    assertThat(scene.events(TicketFinished.class)).as("the same day").isEmpty();
    scene.after(Duration.ofDays(1)).restart();
    assertThat(scene.events(TicketFinished.class))
        .containsExactly(new TicketFinished(TODAY, "1001", "1"));
  }

  @Test
  void aNoShowCanBeTakenBackForAMinuteToTheSecondAndNotWhenTheClockWentBack() {
    scene.take("dat-dai", null);
    scene.touch(new CallNext("1"));
    scene.touch(new MarkAbsent("1"));
    scene.after(Duration.ofSeconds(-1));
    assertThat(refusal(new TakeBackAbsent("1"))).isEqualTo("nothing-to-return");
    scene.after(CounterDesk.RETURN_WITHIN.plusSeconds(1));
    assertThat(counter("1").absent()).isEqualTo("1001");
    assertThat(scene.touch(new TakeBackAbsent("1"))).isEqualTo(new Answer.Done("1001"));
  }

  @Test
  void aNoShowOfYesterdayIsNotTakenBackAMomentAfterMidnight() {
    Scene night = new Scene("2026-11-20T23:59:50+07:00");
    night.take("dat-dai", null);
    night.touch(new CallNext("1"));
    night.touch(new MarkAbsent("1"));
    night.after(Duration.ofSeconds(20));
    assertThat(night.touch(new TakeBackAbsent("1"))).isInstanceOf(Answer.Refused.class);
    assertThat(night.events(TicketReturned.class)).isEmpty();
  }

  @Test
  void thoseWhoseNoShowWasTakenBackLateAreCalledInTheOrderInWhichTheyCameBack() {
    for (int number = 1; number <= 4; number++) {
      scene.take("dat-dai", null);
    }
    scene.touch(new CallNext("1"));
    scene.touch(new CallNext("2"));
    scene.touch(new MarkAbsent("1"));
    scene.touch(new MarkAbsent("2"));
    scene.touch(new CallNext("1"));
    scene.touch(new CallNext("2"));
    assertThat(scene.touch(new TakeBackAbsent("2"))).isEqualTo(new Answer.Done("1002"));
    assertThat(scene.touch(new TakeBackAbsent("1"))).isEqualTo(new Answer.Done("1001"));
    scene.restart();
    scene.touch(new StartVisit("1"));
    assertThat(scene.touch(new CallNext("1"))).isEqualTo(new Answer.Done("1002"));
  }

  @Test
  void theFifthDayOfNumbersPushesTheFirstOutOfMemory() {
    scene.touch(new KioskTouch.TakeNumber("first", "dat-dai", null));
    scene.take("dat-dai", null);
    scene.touch(new CallNext("1"));
    for (int day = 2; day <= 4; day++) {
      scene.after(Duration.ofDays(1)).take("dat-dai", null);
    }
    assertThat(scene.touch(new KioskTouch.TakeNumber("first", "dat-dai", null)))
        .as("the same touch of three days ago")
        .isInstanceOfSatisfying(
            Answer.NumberGiven.class, given -> assertThat(given.number()).isEqualTo("1001"));
    assertThat(Objects.requireNonNull(counter("1").current()).number()).isEqualTo("1001");
    scene.after(Duration.ofDays(-3));
    assertThat(scene.view().calls()).extracting(CallView::number).containsExactly("1001");
    scene.after(Duration.ofDays(4)).take("dat-dai", null);
    assertThat(counter("1").current()).isNull();
    long before = scene.events(TicketReserved.class).size();
    scene.touch(new KioskTouch.TakeNumber("first", "dat-dai", null));
    assertThat(scene.events(TicketReserved.class))
        .as("that touch is a new one")
        .hasSize((int) before + 1);
    scene.after(Duration.ofDays(-4));
    assertThat(scene.view().calls()).isEmpty();
    assertThat(refusalOfSettling("1001")).isEqualTo("not-unsettled");
    assertThat(counter("1").waiting()).as("nobody of the day that is forgotten").isZero();
  }

  private String refusalOfSettling(String number) {
    Answer answer = scene.touch(new KioskTouch.SettleSlip(TODAY, number, true));
    return answer instanceof Answer.Refused(String code, String _) ? code : answer.toString();
  }

  @Test
  void aRatingIsForACounterOfTheCentreAndFromOneToFour() {
    scene.take("dat-dai", null);
    serve("1");
    assertThat(scene.touch(new RatingTouch.Rate("9", 4)))
        .isInstanceOfSatisfying(
            Answer.Refused.class, no -> assertThat(no.code()).isEqualTo("no-such-counter"));
    for (int value : new int[] {0, 5}) {
      assertThat(scene.touch(new RatingTouch.Rate("1", value)))
          .isInstanceOfSatisfying(
              Answer.Refused.class, no -> assertThat(no.code()).isEqualTo("no-such-value"));
    }
    assertThat(scene.touch(new RatingTouch.Rate("1", 1))).isEqualTo(new Answer.Done("1001"));
    assertThat(scene.events(RatingGiven.class))
        .singleElement()
        .satisfies(given -> assertThat(given.input()).isEqualTo("screen"));
  }

  @Test
  void aRatingSaysWhetherAButtonOrTheScreenGaveIt() {
    scene.take("dat-dai", null);
    serve("1");
    scene.press(4);
    assertThat(scene.events(RatingGiven.class).getFirst().input()).isEqualTo("button");
  }

  private AtCounter counter(String id) {
    return scene.view().counters().stream()
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
