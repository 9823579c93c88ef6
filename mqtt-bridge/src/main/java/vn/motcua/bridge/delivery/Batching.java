package vn.motcua.bridge.delivery;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.journal.Journal;
import vn.motcua.bridge.wire.BatchCodec;
import vn.motcua.bridge.wire.CloudEventCodec;

/**
 * How what waits is cut into messages: one event each, but a backlog in batches, when the case
 * server has offered to read them. Not thread-safe.
 *
 * <p>Only whole batches are sent; the end of a backlog, and what happens now, goes one by one. On a
 * connection where batches do no good they are given up.
 */
final class Batching {
  /** So many batches fit a window, or they are made smaller: the next is on its way meanwhile. */
  private static final int BATCHES_IN_WINDOW = 4;

  private int offered = 1;
  private boolean givenUp;

  /** A new connection: nobody has offered anything yet. */
  void connected() {
    offered = 1;
    givenUp = false;
  }

  /** What the case server says of batches, null when nothing. */
  void offered(@Nullable Integer events) {
    offered = events == null ? 1 : Math.min(events, BatchCodec.EVENTS_MAX);
  }

  /** Whether a backlog would go in batches. */
  boolean isUsed() {
    return offered > 1 && !givenUp;
  }

  /** Sends one by one from now on; whether that changes anything. */
  boolean giveUp() {
    boolean used = isUsed();
    givenUp = true;
    return used;
  }

  /** Events in a whole batch; 1 when there are none. */
  int size(int window) {
    return givenUp ? 1 : Math.clamp(window / BATCHES_IN_WINDOW, 1, offered);
  }

  /**
   * Cuts what waits, from its beginning.
   *
   * @param more whether further events wait for room: a rest smaller than a batch waits with them
   * @param messages at most so many come out
   */
  List<DeliveryOutput.Publish> cut(
      List<Journal.Entry> waiting, int batch, boolean more, long messages, Suspicion suspicion) {
    List<DeliveryOutput.Publish> cut = new ArrayList<>();
    int from = 0;
    while (from < waiting.size() && cut.size() < messages) {
      boolean whole = waiting.size() - from >= batch;
      if (!whole && more && batch > 1) {
        break;
      }
      int to = whole ? end(waiting, from, batch, suspicion) : from + 1;
      String withheld = to == from + 1 ? suspicion.reason(waiting.get(from)) : null;
      cut.add(new DeliveryOutput.Publish(waiting.subList(from, to), withheld));
      from = to;
    }
    return cut;
  }

  /** Whoever is under suspicion, or large, goes alone. */
  private static int end(List<Journal.Entry> waiting, int from, int batch, Suspicion suspicion) {
    long room = Math.min(BatchCodec.PAYLOAD_BYTES_MAX, suspicion.packetBytesMax);
    int to = from;
    while (to < from + batch) {
      Journal.Entry next = waiting.get(to);
      room -= CloudEventCodec.packetBytesMax(next.event());
      if (room < 0 || suspicion.quarantine.suspects(next)) {
        break;
      }
      to++;
    }
    return Math.max(to, from + 1);
  }

  /** Which events cannot go as others do, on a connection that takes packets of so many bytes. */
  record Suspicion(UnsendableEvents quarantine, long packetBytesMax) {
    @Nullable String reason(Journal.Entry entry) {
      return quarantine.reason(entry, packetBytesMax);
    }
  }
}
