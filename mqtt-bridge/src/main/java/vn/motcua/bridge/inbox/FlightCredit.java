package vn.motcua.bridge.inbox;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.wire.Topics;

/**
 * How many events each board may have in flight, so that all of them together stay below the
 * broker's limit for us.
 *
 * <p>The credit is shared by the boards heard from within {@link #ACTIVE}: a few boards use their
 * full window; when a whole province comes back at once, each board gets a window of a few events,
 * and the store is the limit. Not thread-safe; time is an input.
 */
final class FlightCredit {
  /** In flight over all boards: our receive maximum and as much again queued by the broker. */
  static final int EVENTS_MAX = 2_000;

  /** A board's own window; a larger one is never requested. */
  static final int WINDOW_EVENTS_MAX = 500;

  /** A board counts as active for this time after a message. */
  static final Duration ACTIVE = Duration.ofSeconds(5);

  private final Map<Topics, Instant> heard = new HashMap<>();
  private final Deque<Heard> order = new ArrayDeque<>();

  private record Heard(Topics board, Instant at) {}

  /** A board sent something. */
  void heard(Topics board, Instant now) {
    Instant before = heard.get(board);
    if (before == null || before.isBefore(now)) {
      heard.put(board, now);
      order.addLast(new Heard(board, now));
    }
    Instant forgotten = now.minus(ACTIVE);
    while (!order.isEmpty() && order.getFirst().at().isBefore(forgotten)) {
      Heard oldest = order.removeFirst();
      heard.remove(oldest.board(), oldest.at());
    }
  }

  /** The window for each board, null when none needs to be reduced. */
  @Nullable Integer window() {
    int share = EVENTS_MAX / Math.max(1, heard.size());
    return share >= WINDOW_EVENTS_MAX ? null : (Integer) Math.max(1, share);
  }
}
