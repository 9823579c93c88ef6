package vn.motcua.firmware.core;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.motcua.firmware.core.Scene.PAPER_OUT;
import static vn.motcua.firmware.core.Scene.READY;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.bridge.BoardEvent.LedgerDoubted;
import vn.motcua.bridge.BoardEvent.Start;
import vn.motcua.bridge.ClockQuality;
import vn.motcua.bridge.EventData;
import vn.motcua.bridge.SlotEvent.SlotTaken;
import vn.motcua.devices.printer.JobOutcome;
import vn.motcua.devices.printer.slip.Slip;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketPrinted;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketReprinted;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketReserved;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketVoided;
import vn.motcua.firmware.queue.touch.KioskTouch;
import vn.motcua.firmware.station.Answer;
import vn.motcua.firmware.station.Effect;
import vn.motcua.provisioning.Catalogue;

/** What the kiosk refuses, what stands on a slip, and which numbers a doubtful day gives. */
class KioskRulesTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

  private final Scene scene = new Scene("2026-11-20T07:30:00+07:00").printerIs(READY);

  private String refusal(KioskTouch touch) {
    Answer answer = scene.touch(touch);
    return answer instanceof Answer.Refused(String code, String _) ? code : answer.toString();
  }

  private KioskTouch.TakeNumber taking(String request, String line) {
    return new KioskTouch.TakeNumber(request, line, null);
  }

  private Slip lastSlip() {
    return (Slip) scene.effects(Effect.Print.class).getLast().slip();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t"})
  void aTouchWithoutANameIsRefused(String request) {
    assertThat(refusal(taking(request, "dat-dai"))).isEqualTo("bad-request-id");
  }

  @Test
  void theNameOfATouchHasUpToSixtyFourCharacters() {
    assertThat(refusal(taking("t".repeat(65), "dat-dai"))).isEqualTo("bad-request-id");
    assertThat(scene.touch(taking("t".repeat(64), "dat-dai")))
        .isInstanceOf(Answer.NumberGiven.class);
  }

  @Test
  void aLineOrAPriorityThatTheCentreDoesNotHaveIsRefusedAndGivesNoNumber() {
    assertThat(refusal(taking("t-1", "cho-thue"))).isEqualTo("no-such-line");
    assertThat(refusal(new KioskTouch.TakeNumber("t-2", "dat-dai", "vip")))
        .isEqualTo("no-such-priority");
    assertThat(scene.events(TicketReserved.class)).isEmpty();
  }

  @Test
  void aLineGivesNoNumberWithMoreThanThreeDigitsOfItsOwn() {
    scene.wrote(new TicketReserved(TODAY, "1998", "dat-dai", null, 0, "kiosk", "earlier"));
    assertThat(scene.take("dat-dai", null).number()).isEqualTo("1999");
    assertThat(refusal(taking("t-9", "dat-dai"))).isEqualTo("line-full");
  }

  @Test
  void theSameTouchAfterItsSlipFailedIsToldToReadTheScreen() {
    var touch = taking("t-1", "dat-dai");
    assertThat(((Answer.NumberGiven) scene.touch(touch)).slip()).isEqualTo("printing");
    scene.jobEnds(JobOutcome.VOID);
    assertThat(((Answer.NumberGiven) scene.touch(touch)).slip()).isEqualTo("screen");
  }

  @Test
  void aSlipNamesTheLineTheHalfOfTheDayAndWhereTheQrCodeLeads() {
    scene.take("dat-dai", null);
    assertThat(lastSlip())
        .isEqualTo(
            new Slip(
                "Trung tâm Phục vụ hành chính công phường Minh Hoạ",
                "1001",
                "Đất đai",
                0,
                LocalDateTime.of(2026, 11, 20, 7, 30),
                "Sáng",
                null,
                "MOTCUA/MINH-HOA/20261120/1001",
                false));
    scene.after(Duration.ofHours(4).plusMinutes(30).minusSeconds(1)).take("dat-dai", null);
    assertThat(lastSlip().session()).as("a second before noon").isEqualTo("Sáng");
    scene.after(Duration.ofSeconds(1)).take("dat-dai", null);
    assertThat(lastSlip().session()).as("at noon").isEqualTo("Chiều");
  }

  @Test
  void aSlipNamesThePriorityThatWasChosen() {
    Catalogue one = Scene.CATALOGUE;
    Scene two =
        new Scene(
                "2026-11-20T07:30:00+07:00",
                new Catalogue(
                    one.name(),
                    one.lines(),
                    one.counters(),
                    List.of(
                        new Catalogue.Priority("elderly", "Người cao tuổi"),
                        new Catalogue.Priority("disabled", "Người khuyết tật")),
                    one.staff(),
                    one.desks()))
            .printerIs(READY);
    two.take("dat-dai", "disabled");
    two.take("dat-dai", "elderly");
    assertThat(two.effects(Effect.Print.class))
        .extracting(print -> ((Slip) print.slip()).priority())
        .containsExactly("Người khuyết tật", "Người cao tuổi");
  }

  @Test
  void thePersonWhoSettlesASlipSaysWhetherItCameOut() {
    scene.take("dat-dai", null);
    scene.jobEnds(JobOutcome.UNKNOWN);
    scene.take("dat-dai", null);
    scene.jobEnds(JobOutcome.UNKNOWN);
    scene.touch(new KioskTouch.SettleSlip(TODAY, "1001", true));
    scene.touch(new KioskTouch.SettleSlip(TODAY, "1002", false));
    assertThat(scene.events(TicketPrinted.class))
        .containsExactly(new TicketPrinted(TODAY, "1001", "2026-11-20-1001-1"));
    assertThat(scene.events(TicketVoided.class))
        .containsExactly(new TicketVoided(TODAY, "1002", "settled-by-person"));
  }

  @Test
  void eachReprintIsAFurtherSlipOfItsNumberWithAJobOfItsOwn() {
    scene.take("dat-dai", "elderly");
    for (int slip = 2; slip <= 3; slip++) {
      scene.jobEnds(JobOutcome.PRINTED);
      scene.touch(new KioskTouch.Reprint("1001", "lost"));
      assertThat(scene.events(TicketReprinted.class).getLast())
          .isEqualTo(new TicketReprinted(TODAY, "1001", "2026-11-20-1001-" + slip, "lost"));
    }
    assertThat(lastSlip().priority()).isEqualTo("Người cao tuổi");
    assertThat(lastSlip().line()).isEqualTo("Đất đai");
  }

  @Test
  void aReprintIsRefusedWithoutANumberWhileOneIsPrintingAndWithoutPaper() {
    assertThat(refusal(new KioskTouch.Reprint("1001", "lost"))).isEqualTo("no-such-ticket");
    scene.take("dat-dai", null);
    assertThat(refusal(new KioskTouch.Reprint("1001", "lost"))).isEqualTo("still-printing");
    scene.jobEnds(JobOutcome.PRINTED);
    scene.printerIs(PAPER_OUT);
    assertThat(refusal(new KioskTouch.Reprint("1001", "lost"))).isEqualTo("printer-not-ready");
    assertThat(scene.events(TicketReprinted.class)).isEmpty();
  }

  @Test
  void aNumberOfYesterdayIsNotReprintedToday() {
    scene.take("dat-dai", null);
    scene.jobEnds(JobOutcome.PRINTED);
    scene.after(Duration.ofDays(1));
    assertThat(refusal(new KioskTouch.Reprint("1001", "lost"))).isEqualTo("no-such-ticket");
  }

  @Test
  void aLedgerThatWasSalvagedIsInDoubtAndSaysWhy() {
    scene.take("dat-dai", null);
    scene.wrote(new LedgerDoubted("salvaged"));
    assertThat(scene.take("dat-dai", null).number()).isEqualTo("10001");
    assertThat(scene.events(SlotTaken.class)).containsExactly(new SlotTaken(TODAY, 0, "salvaged"));
  }

  @Test
  void aDoubtEndsOnlyWhenASynchronisedClockHasSeenALaterDay() {
    scene.restart(Start.NEW_EPOCH).printerIs(READY);
    assertThat(scene.take("dat-dai", null).number()).isEqualTo("10001");
    scene.after(Duration.ofDays(1)).clockIs(ClockQuality.UNTRUSTED);
    assertThat(scene.take("dat-dai", null).number())
        .as("this clock may be wrong by days")
        .isEqualTo("10001");
    scene.after(Duration.ofDays(1)).clockIs(ClockQuality.SYNCHRONISED);
    assertThat(scene.take("dat-dai", null).number()).isEqualTo("1001");
    scene.after(Duration.ofDays(1)).clockIs(ClockQuality.UNTRUSTED);
    assertThat(scene.take("dat-dai", null).number()).as("over is over").isEqualTo("1001");
  }

  @Test
  void aDoubtCoversADayAheadThatHadGivenNumbersBeforeIt() {
    scene.after(Duration.ofDays(10)).take("dat-dai", null);
    scene.after(Duration.ofDays(-10)).restart(Start.NEW_EPOCH).printerIs(READY);
    assertThat(scene.take("dat-dai", null).number()).isEqualTo("10001");
    assertThat(scene.after(Duration.ofDays(1)).take("dat-dai", null).number()).isEqualTo("1001");
    assertThat(scene.after(Duration.ofDays(9)).take("dat-dai", null).number())
        .as("the clock had been there before: more numbers of that day may be missing")
        .isEqualTo("10001");
  }

  @Test
  void anAnswerThatComesWhenTheDoubtIsOverIsNotWrittenDown() {
    scene.restart(Start.FIRST).printerIs(READY);
    scene.take("dat-dai", null);
    scene.after(Duration.ofDays(1)).take("dat-dai", null);
    int before = scene.events(EventData.class).size();
    scene.answered(true);
    assertThat(scene.events(EventData.class)).hasSize(before);
  }

  @Test
  void theNumbersOfFourHundredDaysAreRememberedForAClockThatStepsBack() {
    for (int day = 0; day < 400; day++) {
      scene.wrote(
          new TicketReserved(
              TODAY.plusDays(day), "1001", "dat-dai", null, 0, "kiosk", "day-" + day));
    }
    assertThat(scene.take("dat-dai", null).number()).isEqualTo("1002");
    scene.after(Duration.ofDays(400)).take("dat-dai", null);
    scene.after(Duration.ofDays(-400));
    assertThat(scene.take("dat-dai", null).number())
        .as("of the day before these nothing is known any more")
        .isEqualTo("1001");
  }
}
