package vn.motcua.firmware.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import vn.motcua.devices.life.LifeChanged;
import vn.motcua.devices.life.LifeStage;
import vn.motcua.devices.printer.PrinterReading;
import vn.motcua.firmware.core.Scene;
import vn.motcua.firmware.queue.centre.CentreMail.Aged;
import vn.motcua.firmware.queue.centre.CentreMail.Answered;
import vn.motcua.firmware.queue.centre.CentreMail.AskNumber;
import vn.motcua.firmware.queue.centre.CentreMail.Told;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketSent;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketWithdrawn;
import vn.motcua.firmware.queue.ticket.TicketKey;
import vn.motcua.firmware.queue.ticket.Visit;
import vn.motcua.firmware.queue.touch.KioskTouch;

/** What a hub puts right when it hears what others did while it was not the hub. */
class HubPutsRightTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);
  private static final String TOUCH = "touch-0001";

  private final BoardOfACentre spare = new BoardOfACentre("spare", List.of("spare"), List.of(1));

  HubPutsRightTest() {
    spare.pass(25);
  }

  private Visit waiting(String number) {
    return Visit.waiting(
        new TicketKey(TODAY, number),
        "dat-dai",
        null,
        TOUCH,
        spare.now().minusSeconds(60).toEpochMilli(),
        spare.now().minusSeconds(60));
  }

  private void told(String board, Visit visit) {
    spare.hear(new Told(List.of(new Aged(visit, -1))), board);
  }

  /** The number that the new hub gives to a kiosk. */
  private String given() {
    spare.hear(new AskNumber(TOUCH, "dat-dai", null), "kiosk-1");
    Answered answer = spare.takeSaid(Answered.class).getFirst();
    return Objects.requireNonNull(answer.visit()).number();
  }

  @Test
  void afterATakeoverTheNumberThatTheEarlierHubGaveAndNobodyPrintedGoes() {
    String printed = given();
    told("hub", waiting("1001"));
    assertThat(spare.events(TicketWithdrawn.class))
        .containsExactly(new TicketWithdrawn(TODAY, "1001", printed));
    told("hub", waiting("1001"));
    assertThat(spare.events(TicketWithdrawn.class)).as("told again").hasSize(1);
  }

  @Test
  void aNumberThatTheKioskPrintedFromItsSlotHoldsAgainstTheHubs() {
    String late = given();
    told("kiosk-1", waiting("12001"));
    assertThat(spare.events(TicketWithdrawn.class))
        .containsExactly(new TicketWithdrawn(TODAY, late, "12001"));
  }

  @Test
  void aNumberThatTheNewHubPrintedItselfBeforeItsTermHolds() {
    var kiosk = new BoardOfACentre("spare", List.of("spare", "ticket"), List.of(1), "printer-1");
    kiosk.hear(new LifeChanged("printer-1", LifeStage.READY, "test", true));
    kiosk.hear(new PrinterReading.Changed("printer-1", Scene.READY));
    kiosk.touch(new KioskTouch.TakeNumber(TOUCH, "dat-dai", null));
    kiosk.pass(25);
    kiosk.hear(new Told(List.of(new Aged(waiting("1001"), -1))), "hub");
    assertThat(kiosk.events(TicketSent.class)).extracting(TicketSent::number).contains("11001");
    assertThat(kiosk.events(TicketWithdrawn.class))
        .containsExactly(new TicketWithdrawn(TODAY, "1001", "11001"));
  }
}
