package vn.motcua.firmware.queue.ticket;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.Moment;

/**
 * When this board learned of the last call to each counter, by a clock that is never set. A call
 * that it learned of before its machine started is not fresh. Station thread only.
 */
public final class FreshCalls {
  private record Call(TicketKey ticket, Moment at) {}

  private final Map<String, Call> calls = new HashMap<>();

  void called(TicketKey ticket, String counter, Moment at) {
    calls.put(counter, new Call(ticket, at));
  }

  /** How long ago this ticket was called to the counter; null when that cannot be measured. */
  public @Nullable Duration age(TicketKey ticket, String counter, Moment now) {
    Call call = calls.get(counter);
    return call == null
            || !call.ticket().equals(ticket)
            || !call.at().bootId().equals(now.bootId())
            || now.monotonicNanos() < call.at().monotonicNanos()
        ? null
        : Duration.ofNanos(now.monotonicNanos() - call.at().monotonicNanos());
  }
}
