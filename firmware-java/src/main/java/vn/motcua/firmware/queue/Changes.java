package vn.motcua.firmware.queue;

import vn.motcua.bridge.EventData;
import vn.motcua.bridge.SlotEvent;
import vn.motcua.firmware.queue.line.LineEvent;
import vn.motcua.firmware.queue.ticket.DeskEvent;
import vn.motcua.firmware.queue.ticket.QueueState;
import vn.motcua.firmware.queue.ticket.TicketEvent;
import vn.motcua.firmware.queue.ticket.TicketEvent.CallDoubled;
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

/** Which events can change what the queue shows. Pure. */
final class Changes {
  /** What an event of a ticket is about. */
  private enum About {
    /** Who waits; the visit too. */
    WAITING,
    /** The visit at one counter, and not who waits. */
    VISIT,
    /** The slip. */
    PAPER
  }

  private Changes() {}

  private static About about(TicketEvent data) {
    return switch (data) {
      case TicketReserved _,
          TicketAdopted _,
          TicketWithdrawn _,
          TicketCalled _,
          TicketNoshow _,
          TicketReturned _,
          TicketTransferred _,
          DeskEvent _ ->
          About.WAITING;
      case TicketRecalled _, TicketStarted _, TicketFinished _, CallDoubled _ -> About.VISIT;
      case TicketSent _, TicketPrinted _, TicketUnknown _, TicketVoided _, TicketReprinted _ ->
          About.PAPER;
    };
  }

  /** The first number of a day may push an earlier day out of memory. */
  static boolean isNewDay(EventData data, QueueState state) {
    return data instanceof TicketReserved number && !state.holds(number.day());
  }

  /** The lines: who waits, what is closed, how many numbers are left. */
  static boolean lines(EventData data) {
    return data instanceof LineEvent
        || data instanceof SlotEvent // the numbers of an earlier day may leave memory
        || (data instanceof TicketEvent ticket && about(ticket) == About.WAITING);
  }

  /** The console of one counter. */
  static boolean counter(EventData data, String counter) {
    return switch (data) {
      case TicketRecalled recalled -> recalled.counter().equals(counter);
      case TicketStarted started -> started.counter().equals(counter);
      case TicketFinished finished -> finished.counter().equals(counter);
      case TicketEvent ticket -> about(ticket) == About.WAITING;
      default -> false;
    };
  }

  /** What the hall sees of visits; a new number is not seen, unless it ends an earlier day. */
  static boolean visits(EventData data, boolean newDay) {
    return data instanceof TicketEvent ticket
        && (data instanceof TicketReserved ? newDay : about(ticket) != About.PAPER);
  }

  /** Slips by what became of them; a new number has none yet, but may end an earlier day. */
  static boolean slips(EventData data, boolean newDay) {
    return newDay || (data instanceof TicketEvent ticket && about(ticket) == About.PAPER);
  }

  /** Those who wait without a slip. */
  static boolean unprinted(EventData data, boolean newDay) {
    return slips(data, newDay)
        || (data instanceof TicketEvent ticket
            && about(ticket) == About.WAITING
            && !(data instanceof TicketReserved));
  }
}
