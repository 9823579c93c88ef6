package vn.motcua.bridge.delivery;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.journal.Journal;
import vn.motcua.bridge.wire.Ack;
import vn.motcua.bridge.wire.BatchCodec;
import vn.motcua.bridge.wire.BoardState;
import vn.motcua.bridge.wire.CloudEventCodec;
import vn.motcua.bridge.wire.Message;

/** An action that delivery requests, in this order. */
public sealed interface DeliveryOutput {
  /** Connect with a clean session, whose will is the death of {@code session}. */
  record Connect(String session) implements DeliveryOutput {}

  /** Subscribe to the board's own acknowledgements and state. */
  record Subscribe() implements DeliveryOutput {}

  /** Publish the birth, retained. */
  record PublishBirth(BoardState.Born birth) implements DeliveryOutput {}

  /**
   * Publish one event, or a batch of a backlog.
   *
   * @param entries in order, at least one
   * @param withheld why the one event is sent without its data; null when events are sent with data
   */
  record Publish(List<Journal.Entry> entries, @Nullable String withheld) implements DeliveryOutput {
    /** The position up to which it delivers. */
    public long position() {
      return entries.getLast().position();
    }

    /** The MQTT message. */
    public Message message() {
      Event first = entries.getFirst().event();
      if (withheld != null) {
        return CloudEventCodec.encodeWithheld(first, withheld);
      }
      return entries.size() == 1
          ? CloudEventCodec.encode(first)
          : BatchCodec.encode(entries.stream().map(Journal.Entry::event).toList());
    }
  }

  /** Try whether the first of several brokers can be used again; no answer is needed. */
  record Probe() implements DeliveryOutput {}

  /** Leave this broker for the first one: publish the death here, and close the connection. */
  record Move() implements DeliveryOutput {}

  /** Close the connection. */
  record Disconnect(String reason) implements DeliveryOutput {}

  /** The case server's history and ours differ: this board must begin a new epoch. */
  record Diverged(Ack ack, String reason) implements DeliveryOutput {}

  /**
   * The rest of an ended epoch was sent ten times to a case server that answers each time with an
   * event this ledger does not have. It counts as acknowledged from now on; the ledger keeps it.
   *
   * @param what the epoch and the positions in the ledger
   */
  record PassedOver(String what) implements DeliveryOutput {}

  /**
   * The case server has answered a birth, and its history matches this ledger as far as it goes.
   */
  record Answered(Ack ack) implements DeliveryOutput {}

  /** Tick no later than this; Long.MAX_VALUE when only an input can change anything. */
  record WakeAt(long nanos) implements DeliveryOutput {}
}
