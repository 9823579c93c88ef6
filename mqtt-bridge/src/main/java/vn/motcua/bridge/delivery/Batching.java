package vn.motcua.bridge.delivery;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.journal.Journal;
import vn.motcua.bridge.wire.BatchCodec;
import vn.motcua.bridge.wire.CloudEventCodec;

/**
 * Divides waiting events into messages: one event each, or batches for a backlog when the case
 * server has offered to read them. Not thread-safe.
 *
 * <p>Only full batches are sent; the end of a backlog, and new events, are sent one by one. A
 * connection on which batches do not work stops using them.
 */
final class Batching {
  /**
   * A window holds at least this many batches, so that the next one is in flight meanwhile;
   * otherwise batches are made smaller.
   */
  private static final int BATCHES_IN_WINDOW = 4;

  private int offered = 1;
  private boolean givenUp;

  /** A new connection: nothing has been offered yet. */
  void connected() {
    offered = 1;
    givenUp = false;
  }

  /** The batch size that the case server offers, null for none. */
  void offered(@Nullable Integer events) {
    offered = events == null ? 1 : Math.min(events, BatchCodec.EVENTS_MAX);
  }

  /** Whether a backlog would be sent in batches. */
  boolean isUsed() {
    return offered > 1 && !givenUp;
  }

  /** Sends one by one from now on; returns whether this changes anything. */
  boolean giveUp() {
    boolean used = isUsed();
    givenUp = true;
    return used;
  }

  /** Events in a full batch; 1 when batches are not used. */
  int size(int window) {
    return givenUp ? 1 : Math.clamp(window / BATCHES_IN_WINDOW, 1, offered);
  }

  /**
   * Divides waiting events, from the first on.
   *
   * @param more whether further events wait for room; then a remainder smaller than a batch waits
   *     with them
   * @param messages the largest number of messages
   */
  List<DeliveryOutput.Publish> cut(
      List<Journal.Entry> waiting, int batch, boolean more, long messages, Suspicion suspicion) {
    List<DeliveryOutput.Publish> cut = new ArrayList<>();
    int from = 0;
    while (from < waiting.size() && cut.size() < messages) {
      boolean whole = waiting.size() - from >= batch;
      if (!whole && more) {
        break;
      }
      int to = whole ? end(waiting, from, batch, suspicion) : from + 1;
      String withheld = to == from + 1 ? suspicion.reason(waiting.get(from)) : null;
      cut.add(new DeliveryOutput.Publish(waiting.subList(from, to), withheld));
      from = to;
    }
    return cut;
  }

  /** Suspected and large events are sent alone. */
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

  /** Which events cannot be sent like others, on a connection with this packet limit. */
  record Suspicion(UnsendableEvents quarantine, long packetBytesMax) {
    @Nullable String reason(Journal.Entry entry) {
      return quarantine.reason(entry, packetBytesMax);
    }
  }
}
