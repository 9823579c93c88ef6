package vn.motcua.firmware.queue.ticket;

import java.time.Instant;
import vn.motcua.firmware.queue.ticket.DeskEvent.TicketUncalled;
import vn.motcua.firmware.queue.ticket.TicketEvent.CallDoubled;
import vn.motcua.firmware.queue.ticket.TicketEvent.Place;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketAdopted;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketCalled;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketFinished;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketNoshow;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketPrinted;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketRecalled;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketReprinted;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketReserved;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketReturned;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketSent;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketStarted;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketTransferred;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketUnknown;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketVoided;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketWithdrawn;
import vn.motcua.firmware.queue.ticket.Visit.Stage;

/** What becomes of a visit by an event. Pure. */
final class VisitSteps {
  private VisitSteps() {}

  /** Its account as another board had it. */
  static Visit account(TicketKey key, TicketAdopted a) {
    return new Visit(
        key,
        a.line(),
        a.priority(),
        a.request(),
        a.place(),
        a.stage(),
        a.counter(),
        a.since(),
        a.called(),
        a.times(),
        a.step());
  }

  /** The visit after an event; {@code returned}: how many have come back to their line before. */
  static Visit next(Visit visit, TicketEvent data, Instant when, long returned) {
    return switch (data) {
      case TicketReserved _,
          TicketAdopted _,
          CallDoubled _,
          TicketSent _,
          TicketPrinted _,
          TicketUnknown _,
          TicketVoided _,
          TicketReprinted _ ->
          visit;
      case DeskEvent desk -> next(visit, desk, when);
      case TicketCalled called -> visit.calledTo(called.counter(), when);
      case TicketRecalled _ -> visit.calledAgain(when);
      case TicketStarted started -> visit.at(Stage.SERVING, started.counter(), when);
      case TicketFinished finished -> visit.at(Stage.FINISHED, finished.counter(), when);
      case TicketNoshow absent -> visit.at(Stage.ABSENT, absent.counter(), when);
      // Back at its counter it is called as before its no-show; this is not a further call.
      case TicketReturned back ->
          back.place() == Place.LINE
              ? visit.returnedToLine(returned, when)
              : visit.at(Stage.CALLED, back.counter(), when);
      case TicketTransferred moved -> visit.movedTo(moved.toLine(), when);
      case TicketWithdrawn _ -> visit.at(Stage.WITHDRAWN, visit.counter(), when);
    };
  }

  private static Visit next(Visit visit, DeskEvent data, Instant when) {
    return switch (data) {
      case TicketUncalled _ -> visit.movedTo(visit.line(), when);
    };
  }
}
