package vn.motcua.firmware.core;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.motcua.firmware.core.Scene.READY;

import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.motcua.devices.printer.JobOutcome;
import vn.motcua.firmware.access.Caller;
import vn.motcua.firmware.access.PersonRole;
import vn.motcua.firmware.queue.ticket.DeskEvent.TicketUncalled;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketNoshow;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketPrinted;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketReprinted;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketReturned;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketTransferred;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketVoided;
import vn.motcua.firmware.queue.touch.CounterTouch;
import vn.motcua.firmware.queue.touch.KioskTouch;

/** What a person who has signed in does to a number or a slip carries that person's id. */
final class DoneByTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
  private static final Caller SUPERVISOR =
      new Caller.Person("cb-001", Set.of(PersonRole.SUPERVISOR));
  private static final Caller OFFICER = new Caller.Person("cb-007", Set.of(PersonRole.OFFICER));

  private final Scene scene = new Scene("2026-11-20T07:30:00+07:00").printerIs(READY);

  @Test
  void aSettledSlipNamesWhoSettledIt() {
    scene.take("dat-dai", null);
    scene.jobEnds(JobOutcome.UNKNOWN);
    scene.take("dat-dai", null);
    scene.jobEnds(JobOutcome.UNKNOWN);
    scene.touch(new KioskTouch.SettleSlip(TODAY, "1001", true), SUPERVISOR);
    scene.touch(new KioskTouch.SettleSlip(TODAY, "1002", false), SUPERVISOR);
    assertThat(scene.events(TicketPrinted.class).getLast().by()).isEqualTo("cb-001");
    assertThat(scene.events(TicketVoided.class).getLast().by()).isEqualTo("cb-001");
  }

  @Test
  void aReprintNamesWhoAskedForIt() {
    scene.take("dat-dai", null);
    scene.jobEnds(JobOutcome.PRINTED);
    scene.touch(new KioskTouch.Reprint("1001", "lost"), SUPERVISOR);
    assertThat(scene.events(TicketReprinted.class).getLast().by()).isEqualTo("cb-001");
  }

  @Test
  void aCallTakenBackANoShowItsReturnAndATransferNameTheOfficer() {
    scene.take("dat-dai", null);
    scene.touch(new CounterTouch.CallNext("1"), OFFICER);
    scene.touch(new CounterTouch.UndoCall("1"), OFFICER);
    scene.touch(new CounterTouch.CallNumber("1", "1001"), OFFICER);
    scene.touch(new CounterTouch.MarkAbsent("1"), OFFICER);
    scene.touch(new CounterTouch.TakeBackAbsent("1"), OFFICER);
    scene.touch(new CounterTouch.Transfer("1", "ho-tich"), OFFICER);
    assertThat(scene.events(TicketUncalled.class).getLast().by()).isEqualTo("cb-007");
    assertThat(scene.events(TicketNoshow.class).getLast().by()).isEqualTo("cb-007");
    assertThat(scene.events(TicketReturned.class).getLast().by()).isEqualTo("cb-007");
    assertThat(scene.events(TicketTransferred.class).getLast().by()).isEqualTo("cb-007");
  }

  @Test
  void whatNobodyHasSignedInForNamesNobody() {
    scene.take("dat-dai", null);
    scene.jobEnds(JobOutcome.PRINTED);
    assertThat(scene.events(TicketPrinted.class).getLast().by()).as("the printer's word").isNull();
    scene.touch(new KioskTouch.Reprint("1001", "lost"));
    assertThat(scene.events(TicketReprinted.class).getLast().by()).isNull();
  }
}
