package vn.motcua.firmware.queue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.EventData;
import vn.motcua.firmware.queue.ticket.QueueState;
import vn.motcua.firmware.queue.ticket.TicketEvent;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketAdopted;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketReserved;
import vn.motcua.firmware.queue.ticket.TicketKey;
import vn.motcua.firmware.queue.ticket.Visit;

/**
 * Before a board writes something about a ticket of which its ledger does not have the whole
 * account, it writes the account: so each ledger can be read alone, and its replay gives the same
 * steps. Pure.
 */
final class Adoption {
  private Adoption() {}

  /** The events, each ticket that this board's ledger does not know adopted before. */
  static List<EventData> before(List<EventData> events, QueueState queue, String from) {
    List<EventData> all = new ArrayList<>();
    Set<TicketKey> inHand = new HashSet<>();
    for (EventData event : events) {
      if (event instanceof TicketEvent ticket) {
        TicketKey key = new TicketKey(ticket.day(), ticket.number());
        boolean begins = event instanceof TicketReserved || event instanceof TicketAdopted;
        Visit known = queue.of(key);
        if (!begins && known != null && !inHand.contains(key) && !queue.isOwn(key)) {
          all.add(of(known, from, null));
        }
        inHand.add(key);
      }
      all.add(event);
    }
    return all;
  }

  /** The account of a visit, {@code from} the board that it was heard from. */
  static TicketAdopted of(Visit v, String from, @Nullable Integer ahead) {
    return new TicketAdopted(
        v.day(),
        v.number(),
        v.line(),
        v.priority(),
        v.request(),
        from,
        ahead,
        v.order(),
        v.stage(),
        v.counter(),
        v.since(),
        v.called(),
        v.times(),
        v.step());
  }
}
