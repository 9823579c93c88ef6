package vn.motcua.bridge.mqtt;

import vn.motcua.bridge.journal.Journal;

/** What delivery wants done, in this order. */
public sealed interface DeliveryOutput {
  /** Connect with a clean session, whose will is the death of {@code session}. */
  record Connect(String session) implements DeliveryOutput {}

  /** Subscribe to the board's own acknowledgements and state. */
  record Subscribe() implements DeliveryOutput {}

  /** Publish the birth, retained. */
  record PublishBirth(BoardState.Born birth) implements DeliveryOutput {}

  /** Publish one event. */
  record Publish(Journal.Entry entry) implements DeliveryOutput {}

  /** Give the connection up. */
  record Disconnect(String reason) implements DeliveryOutput {}

  /** The case server's history and ours part: this board must begin a new epoch. */
  record Diverged(Ack ack, String reason) implements DeliveryOutput {}

  /** Tick no later than this; Long.MAX_VALUE when only an input can change anything. */
  record WakeAt(long nanos) implements DeliveryOutput {}
}
