package vn.motcua.bridge.delivery;

import java.util.List;
import vn.motcua.bridge.journal.Journal;

/**
 * What has been sent on this connection and is not acknowledged yet, and what may follow. {@code
 * base} is the last acknowledged position, {@code cursor} the last position sent. Not thread-safe.
 *
 * <p>Events of two epochs are never in flight together: an acknowledgement speaks of one epoch, and
 * says nothing of whether the end of the one before has arrived.
 */
final class InFlight {
  private final Journal journal;
  private final UnsendableEvents unsendable;
  private final Batching batching;
  private long base;
  private long cursor;
  private String epoch = "";
  private int window;
  private int unconfirmed;
  private int receiveMaximum;
  private long packetBytesMax;

  InFlight(Journal journal, UnsendableEvents unsendable, Batching batching) {
    this.journal = journal;
    this.unsendable = unsendable;
    this.batching = batching;
  }

  /** A new connection, with the broker's limits. */
  void connected(DeliveryInput.Connected broker, int windowEvents) {
    receiveMaximum = broker.receiveMaximum();
    packetBytesMax = broker.packetBytesMax();
    window = windowEvents;
    unconfirmed = 0;
    batching.connected();
  }

  /** At most this many events may be in flight. */
  void window(int events) {
    window = events;
  }

  /** The last acknowledged position of this connection. */
  long base() {
    return base;
  }

  boolean isEmpty() {
    return cursor <= base;
  }

  /** The last event sent; its position. */
  long sent() {
    return cursor;
  }

  /** The epoch of what was sent last; empty before anything was. */
  String epoch() {
    return epoch;
  }

  /** Begins, or begins again, after this position. */
  void rewindTo(long position) {
    base = position;
    cursor = position;
  }

  /** Begins again after the last acknowledged position. */
  void rewind() {
    cursor = base;
  }

  /** What is in flight is acknowledged up to this position. */
  void acknowledged(long position) {
    base = position;
    cursor = Math.max(cursor, position);
  }

  /** The broker has accepted, or refused, one message. */
  void confirmed() {
    unconfirmed = Math.max(0, unconfirmed - 1);
  }

  /** The messages that may be sent now, in order; they count as sent. */
  List<DeliveryOutput.Publish> next() {
    int batch = batching.size(window);
    long room = base + window - cursor;
    boolean more = journal.head().position() - cursor > room;
    // One message of the broker's receive maximum stays reserved for the birth.
    long messages = receiveMaximum - 1L - unconfirmed;
    if (room <= 0 || messages <= 0) {
      return List.of();
    }
    List<Journal.Entry> waiting = journal.peek(cursor, (int) Math.min(room, messages * batch));
    List<Journal.Entry> sendable = ofOneEpoch(waiting);
    more &= sendable.size() == waiting.size();
    var suspicion = new Batching.Suspicion(unsendable, packetBytesMax);
    List<DeliveryOutput.Publish> cut = batching.cut(sendable, batch, more, messages, suspicion);
    for (DeliveryOutput.Publish publish : cut) {
      cursor = publish.position();
      unconfirmed++;
    }
    return cut;
  }

  private List<Journal.Entry> ofOneEpoch(List<Journal.Entry> waiting) {
    if (isEmpty() && !waiting.isEmpty()) {
      epoch = waiting.getFirst().event().epoch();
    }
    return waiting.stream().takeWhile(entry -> entry.event().epoch().equals(epoch)).toList();
  }
}
