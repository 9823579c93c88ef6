package vn.motcua.bridge.link;

import vn.motcua.bridge.wire.Message;

/** An event of a broker connection. */
public sealed interface PortEvent {

  /**
   * CONNACK with success.
   *
   * @param receiveMaximum how many QoS 1 messages the broker accepts without PUBACK, 1..65535
   * @param packetBytesMax largest packet the broker accepts
   */
  record Connected(int receiveMaximum, long packetBytesMax) implements PortEvent {}

  /** SUBACK: the broker has accepted all topics of a subscription. */
  record Subscribed() implements PortEvent {}

  /** The connection could not be made. */
  record ConnectFailed(String reason) implements PortEvent {}

  /** The connection ended, from either side. */
  record Disconnected(String reason) implements PortEvent {}

  /**
   * A message; the broker keeps it until it is confirmed.
   *
   * @param handle MQTT packet identifier, for {@link MqttPort#confirm}
   * @param qos 0, 1 or 2, as it was delivered
   */
  record Arrived(Message message, int handle, int qos) implements PortEvent {}

  /** The broker has accepted the message (PUBACK). */
  record Published(long token) implements PortEvent {}

  /**
   * The broker refused the message (PUBACK with a reason code of 80h or more).
   *
   * @param poison whether the broker refuses this message in particular, and not all our messages
   *     at present
   */
  record PublishRejected(long token, String reason, boolean poison) implements PortEvent {}
}
