package vn.motcua.bridge.mqtt;

import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.journal.Journal;

/** What delivery wants done, in this order. */
public sealed interface DeliveryOutput {
  /** Connect with a clean session, whose will is the death of {@code session}. */
  record Connect(String session) implements DeliveryOutput {}

  /** Subscribe to the board's own acknowledgements and state. */
  record Subscribe() implements DeliveryOutput {}

  /** Publish the birth, retained. */
  record PublishBirth(BoardState.Born birth) implements DeliveryOutput {}

  /**
   * Publish one event.
   *
   * @param withheld why only its place is sent and not its data; null for a whole event
   */
  record Publish(Journal.Entry entry, @Nullable String withheld) implements DeliveryOutput {
    /** As it goes out. */
    public Message message() {
      return withheld == null
          ? CloudEventCodec.encode(entry.event())
          : CloudEventCodec.encodeWithheld(entry.event(), withheld);
    }
  }

  /** Give the connection up. */
  record Disconnect(String reason) implements DeliveryOutput {}

  /** The case server's history and ours part: this board must begin a new epoch. */
  record Diverged(Ack ack, String reason) implements DeliveryOutput {}

  /** Tick no later than this; Long.MAX_VALUE when only an input can change anything. */
  record WakeAt(long nanos) implements DeliveryOutput {}
}
