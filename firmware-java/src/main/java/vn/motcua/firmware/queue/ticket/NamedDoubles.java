package vn.motcua.firmware.queue.ticket;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import vn.motcua.firmware.queue.ticket.TicketEvent.CallDoubled;

/** Which double calls this board's ledger names. Station thread only. */
public final class NamedDoubles {
  private final Set<Pair> named = new HashSet<>();

  /** Of two counters it does not matter which comes first. */
  private record Pair(TicketKey key, Set<String> counters) {
    static Pair of(CallDoubled data) {
      return new Pair(
          new TicketKey(data.day(), data.number()),
          Set.copyOf(List.of(data.counter(), data.other())));
    }
  }

  void apply(CallDoubled data) {
    named.add(Pair.of(data));
  }

  void forget(LocalDate day) {
    named.removeIf(each -> each.key().day().equals(day));
  }

  /** Whether these two counters are named for this ticket. */
  public boolean has(CallDoubled data) {
    return named.contains(Pair.of(data));
  }
}
