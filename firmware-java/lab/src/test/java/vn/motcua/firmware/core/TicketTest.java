package vn.motcua.firmware.core;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.motcua.firmware.core.Scene.PAPER_OUT;
import static vn.motcua.firmware.core.Scene.READY;

import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import vn.motcua.bridge.BoardEvent.Start;
import vn.motcua.bridge.ClockQuality;
import vn.motcua.bridge.EventData;
import vn.motcua.bridge.SlotEvent.SlotSpent;
import vn.motcua.bridge.SlotEvent.SlotTaken;
import vn.motcua.devices.printer.JobOutcome;
import vn.motcua.devices.printer.slip.Slip;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketPrinted;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketReserved;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketSent;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketUnknown;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketVoided;
import vn.motcua.firmware.queue.touch.CounterTouch;
import vn.motcua.firmware.queue.touch.KioskTouch;
import vn.motcua.firmware.station.Answer;
import vn.motcua.firmware.station.Effect;

class TicketTest {
  private final Scene scene = new Scene("2026-11-20T07:30:00+07:00").printerIs(READY);

  @Test
  void aNumberIsLineDigitAndOrdinal() {
    assertThat(scene.take("dat-dai", null).number()).isEqualTo("1001");
    assertThat(scene.take("ho-tich", null).number()).isEqualTo("2001");
    assertThat(scene.take("dat-dai", null).number()).isEqualTo("1002");
  }

  @Test
  void aSlipIsSentInTheSameStepThatReservesItsNumberAndPrintedOnlyOnProof() {
    scene.take("dat-dai", null);
    assertThat(scene.events(TicketSent.class)).hasSize(1);
    assertThat(scene.events(TicketPrinted.class)).isEmpty();
    scene.jobEnds(JobOutcome.PRINTED);
    assertThat(scene.events(TicketPrinted.class)).hasSize(1);
    scene.jobEnds(JobOutcome.PRINTED);
    assertThat(scene.events(TicketPrinted.class)).as("told twice, stored once").hasSize(1);
  }

  @Test
  void withoutPaperTheNumberIsOnTheScreenAndWorthTheSame() {
    scene.printerIs(PAPER_OUT);
    var given = scene.take("dat-dai", null);
    assertThat(given.slip()).isEqualTo("screen");
    assertThat(scene.effects(Effect.Print.class)).isEmpty();
    assertThat(scene.events(TicketVoided.class).getFirst().reason()).isEqualTo("paper-out");
    assertThat(scene.touch(new CounterTouch.CallNext("1"))).isEqualTo(new Answer.Done("1001"));
  }

  @Test
  void theSameTouchSentAgainGivesTheSameNumber() {
    var first = scene.touch(new KioskTouch.TakeNumber("t-1", "dat-dai", null));
    assertThat(scene.touch(new KioskTouch.TakeNumber("t-1", "dat-dai", null))).isEqualTo(first);
    scene.restart();
    var afterRestart =
        (Answer.NumberGiven) scene.touch(new KioskTouch.TakeNumber("t-1", "x", null));
    assertThat(afterRestart).isNotNull();
    assertThat(afterRestart.number()).isEqualTo("1001");
    assertThat(scene.events(TicketReserved.class)).hasSize(1);
  }

  @Test
  void aSlipOnItsWayAtAPowerCutIsUnknownUntilAPersonSettlesIt() {
    scene.take("dat-dai", null);
    scene.restart();
    assertThat(scene.events(TicketUnknown.class).getFirst().reason()).isEqualTo("board-restarted");
    LocalDate day = LocalDate.of(2026, 11, 20);
    assertThat(scene.view().unsettled()).hasSize(1);
    scene.touch(new KioskTouch.SettleSlip(day, "1001", true));
    assertThat(scene.view().unsettled()).isEmpty();
    assertThat(scene.touch(new KioskTouch.SettleSlip(day, "1001", false)))
        .isInstanceOf(Answer.Refused.class);
  }

  @Test
  void theDayTurnsAtMidnightInVietNamAndNotAtSevenInTheMorning() {
    Scene night = new Scene("2026-11-20T23:59:59+07:00").printerIs(READY);
    assertThat(night.take("dat-dai", null).number()).isEqualTo("1001");
    night.after(Duration.ofSeconds(2));
    assertThat(night.take("dat-dai", null).number()).isEqualTo("1001");
    night.after(Duration.ofHours(7));
    assertThat(night.take("dat-dai", null).number()).as("07:00, UTC midnight").isEqualTo("1002");
    assertThat(night.events(TicketReserved.class).stream().map(TicketReserved::day))
        .containsExactly(
            LocalDate.of(2026, 11, 20), LocalDate.of(2026, 11, 21), LocalDate.of(2026, 11, 21));
  }

  @Test
  void aClockThatStepsBackIntoYesterdayGoesOnCountingThere() {
    scene.take("dat-dai", null);
    scene.after(Duration.ofDays(1)).take("dat-dai", null);
    scene.after(Duration.ofDays(-1));
    assertThat(scene.take("dat-dai", null).number()).isEqualTo("1002");
    scene.restart();
    scene.printerIs(READY);
    assertThat(scene.take("dat-dai", null).number()).isEqualTo("1003");
  }

  @Test
  void aBoardInDoubtGoesOnInASlotForTheRestOfTheDay() {
    scene.take("dat-dai", null);
    scene.restart(Start.NEW_EPOCH).printerIs(READY);
    assertThat(scene.take("dat-dai", null).number()).isEqualTo("10001");
    assertThat(scene.take("ho-tich", null).number()).isEqualTo("20001");
    assertThat(scene.events(SlotTaken.class))
        .containsExactly(new SlotTaken(LocalDate.of(2026, 11, 20), 0, "new-epoch"));
    scene.restart().printerIs(READY);
    assertThat(scene.take("dat-dai", null).number()).isEqualTo("10002");
    assertThat(scene.after(Duration.ofDays(1)).take("dat-dai", null).number()).isEqualTo("1001");
    scene.after(Duration.ofDays(-1));
    assertThat(scene.take("dat-dai", null).number()).as("a clock put back").isEqualTo("10003");
  }

  @Test
  void eachDoubtOfADayTakesTheNextSlotAndBeyondTheLastTheCitizenIsToldWhereToGo() {
    for (int slot = 0; slot < 3; slot++) {
      scene.restart(Start.NEW_EPOCH).printerIs(READY);
      assertThat(scene.take("dat-dai", null).number()).isEqualTo("1" + slot + "001");
    }
    scene.restart(Start.NEW_EPOCH).printerIs(READY);
    assertThat(scene.touch(new KioskTouch.TakeNumber("t-9", "dat-dai", null)))
        .isInstanceOfSatisfying(
            Answer.Refused.class,
            refused -> {
              assertThat(refused.code()).isEqualTo("no-slot-left");
              assertThat(refused.message()).contains("quầy hướng dẫn", "cán bộ kỹ thuật");
            });
    scene.after(Duration.ofDays(1));
    assertThat(scene.take("dat-dai", null).number()).as("the next day").isEqualTo("1001");
  }

  @Test
  void anEmptyLedgerIsInDoubtUntilTheCaseServerKnowsNothingElseOfTheBoard() {
    Scene card = new Scene("2026-11-20T07:30:00+07:00").restart(Start.FIRST).printerIs(READY);
    card.answered(true);
    assertThat(card.take("dat-dai", null).number()).isEqualTo("1001");

    Scene replaced = new Scene("2026-11-20T07:30:00+07:00").restart(Start.FIRST).printerIs(READY);
    replaced.answered(false);
    assertThat(replaced.take("dat-dai", null).number()).isEqualTo("10001");
    replaced.answered(true);
    assertThat(replaced.take("dat-dai", null).number()).as("too late today").isEqualTo("10002");
    assertThat(replaced.after(Duration.ofDays(1)).take("dat-dai", null).number()).isEqualTo("1001");
  }

  @Test
  void noAnswerOfTheCaseServerEndsADoubtThatCameFromTheLedgerItself() {
    scene.restart(Start.NEW_EPOCH).printerIs(READY).answered(true);
    assertThat(scene.take("dat-dai", null).number()).isEqualTo("10001");
  }

  @Test
  void aSlotThatAnotherHistoryOfTheBoardHasSpentIsNotTaken() {
    LocalDate today = LocalDate.of(2026, 11, 20);
    scene.restart(Start.NEW_EPOCH, new SlotSpent(today, 0)).printerIs(READY);
    scene.answered(false, new SlotSpent(today, 1));
    assertThat(scene.take("dat-dai", null).number()).isEqualTo("12001");
    assertThat(scene.events(SlotSpent.class)).hasSize(2);
    scene.answered(false, new SlotSpent(today, 1));
    assertThat(scene.events(SlotSpent.class)).as("nothing new").hasSize(2);
  }

  @Test
  void aDoubtOfAnUnsynchronisedClockLastsUntilASynchronisedOneHasSeenADayAfterIt() {
    Scene board = new Scene("2026-01-01T07:30:00+07:00").clockIs(ClockQuality.UNTRUSTED);
    board.restart(Start.FIRST).printerIs(READY);
    assertThat(board.take("dat-dai", null).number()).isEqualTo("10001");
    board.after(Duration.ofDays(300)).clockIs(ClockQuality.SYNCHRONISED);
    assertThat(board.take("dat-dai", null).number())
        .as("the time was set: it is still the day of the doubt")
        .isEqualTo("10001");
    assertThat(board.take("dat-dai", null).number()).isEqualTo("10002");
    assertThat(board.after(Duration.ofDays(1)).take("dat-dai", null).number()).isEqualTo("1001");
  }

  @Test
  void theCapacityOfALineHoldsOverAllItsNumbersOfTheDay() {
    scene.take("ho-tich", null);
    scene.restart(Start.NEW_EPOCH).printerIs(READY);
    assertThat(scene.take("ho-tich", null).number()).isEqualTo("20001");
    scene.restart(Start.NEW_EPOCH).printerIs(READY);
    assertThat(scene.take("ho-tich", null).number()).isEqualTo("21001");
    assertThat(scene.touch(new KioskTouch.TakeNumber("t-9", "ho-tich", null)))
        .isInstanceOf(Answer.Refused.class);
    assertThat(scene.view().lines().get(1).remaining()).isZero();
  }

  /** As written until slots were introduced: a hundred numbers left out after a new epoch. */
  @Test
  void aLedgerInWhichNumbersWereSkippedContinuesAndGivesNoneTwice() {
    LocalDate today = LocalDate.of(2026, 11, 20);
    scene.take("dat-dai", null);
    scene.restart(Start.NEW_EPOCH).printerIs(READY);
    scene.wrote(new TicketReserved(today, "1102", "dat-dai", null, 0, "kiosk", "earlier-program"));
    scene.restart().printerIs(READY);
    assertThat(scene.take("dat-dai", null).number()).isEqualTo("10001");
    assertThat(scene.after(Duration.ofDays(1)).take("dat-dai", null).number()).isEqualTo("1001");
  }

  @Test
  void aFullLineSaysWhereToGo() {
    for (int i = 0; i < 3; i++) {
      scene.take("ho-tich", null);
    }
    var refused = scene.touch(new KioskTouch.TakeNumber("t-9", "ho-tich", null));
    assertThat(refused)
        .isInstanceOfSatisfying(
            Answer.Refused.class,
            r -> {
              assertThat(r.code()).isEqualTo("line-full");
              assertThat(r.message()).contains("quầy hướng dẫn");
            });
  }

  @Test
  void priorityComesFirstAndCountsOnlyThePriorityPeopleAhead() {
    scene.take("dat-dai", null);
    scene.take("dat-dai", null);
    assertThat(scene.take("dat-dai", "elderly").ahead()).isZero();
    assertThat(scene.take("dat-dai", null).ahead()).isEqualTo(3);
    assertThat(scene.touch(new CounterTouch.CallNext("1"))).isEqualTo(new Answer.Done("1003"));
  }

  @Test
  void noTextThatSomebodySendsGetsACitizensNumberIntoAnEvent() {
    scene.take("dat-dai", null);
    scene.jobEnds(JobOutcome.PRINTED);
    for (String reason : new String[] {"CCCD 001099000123", "Công dân làm mất phiếu", ""}) {
      assertThat(scene.touch(new KioskTouch.Reprint("1001", reason)))
          .isInstanceOfSatisfying(
              Answer.Refused.class, r -> assertThat(r.code()).isEqualTo("no-such-reason"));
    }
    assertThat(scene.touch(new KioskTouch.TakeNumber("001099000123", "dat-dai", null)))
        .isInstanceOf(Answer.Refused.class);
    assertThat(scene.events(EventData.class))
        .noneMatch(event -> event.toString().contains("001099000123"));
  }

  @Test
  void aReprintIsMarkedAndIsAnEvent() {
    scene.take("dat-dai", null);
    scene.jobEnds(JobOutcome.PRINTED);
    assertThat(scene.touch(new KioskTouch.Reprint("1001", "lost")))
        .isEqualTo(new Answer.Done("1001"));
    var slips = scene.effects(Effect.Print.class);
    assertThat(((Slip) slips.getLast().slip()).reprint()).isTrue();
    assertThat(slips.getLast().job()).isNotEqualTo(slips.getFirst().job());
  }
}
