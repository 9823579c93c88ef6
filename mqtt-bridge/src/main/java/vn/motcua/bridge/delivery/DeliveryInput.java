package vn.motcua.bridge.delivery;

import vn.motcua.bridge.wire.Ack;

/** What can happen to a board's delivery. */
public sealed interface DeliveryInput {
  /** The broker accepted the connection; it accepts this many messages without PUBACK. */
  record Connected(int receiveMaximum, long packetBytesMax) implements DeliveryInput {}

  /** The connection could not be made. */
  record ConnectFailed(String reason) implements DeliveryInput {}

  /** The connection ended. */
  record Disconnected(String reason) implements DeliveryInput {}

  /** The case server said what it holds. */
  record Acked(Ack ack) implements DeliveryInput {}

  /** A death is on our own state topic although we are connected. */
  record DeathSeen(String session) implements DeliveryInput {}

  /** The broker has accepted one event, or the birth, which has position 0. */
  record Published(long position) implements DeliveryInput {}

  /**
   * The broker refused one event.
   *
   * @param poison whether the broker refuses this event in particular, and not all our events at
   *     present
   */
  record PublishRejected(long position, String reason, boolean poison) implements DeliveryInput {}

  /** The first of several brokers can be used again, while this connection is to a later one. */
  record FirstIsBack() implements DeliveryInput {}

  /** The journal has more. */
  record Appended() implements DeliveryInput {}

  /** Time has passed. */
  record Tick() implements DeliveryInput {}
}
