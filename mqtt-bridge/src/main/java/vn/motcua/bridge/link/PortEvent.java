package vn.motcua.bridge.link;

import vn.motcua.bridge.wire.Message;

/** What a broker connection tells. */
public sealed interface PortEvent {

  /**
   * CONNACK with success.
   *
   * @param receiveMaximum how many QoS 1 messages the broker takes without PUBACK, 1..65535
   * @param packetBytesMax largest packet the broker takes
   */
  record Connected(int receiveMaximum, long packetBytesMax) implements PortEvent {}

  /** No connection came about. */
  record ConnectFailed(String reason) implements PortEvent {}

  /** The connection ended, by whom ever. */
  record Disconnected(String reason) implements PortEvent {}

  /**
   * A message; the broker keeps it until it is confirmed.
   *
   * @param handle MQTT packet identifier, for {@link MqttPort#confirm}
   * @param qos 0, 1 or 2, as it was delivered
   */
  record Arrived(Message message, int handle, int qos) implements PortEvent {}

  /** The broker has taken the message (PUBACK). */
  record Published(long token) implements PortEvent {}

  /**
   * The broker refused the message (PUBACK with a reason code of 80h or more).
   *
   * @param poison whether it is this message the broker cannot take, rather than any from us now
   */
  record PublishRejected(long token, String reason, boolean poison) implements PortEvent {}
}
