package vn.motcua.bridge.inbox;

import java.util.ArrayDeque;
import java.util.Queue;
import vn.motcua.bridge.link.MqttPort;
import vn.motcua.bridge.wire.Message;

/**
 * Outgoing acknowledgements of an inbox, never more at once than the broker accepts (MQTT 5,
 * 3.2.2.3.3 Receive Maximum): the client library would refuse one more, and the connection and
 * everything in flight to us would be lost.
 *
 * <p>The queue is bounded by the boards' windows: a board that gets no answer sends no more. One
 * thread.
 */
final class AnswerQueue {
  private final MqttPort port;
  private final Queue<Message> waiting = new ArrayDeque<>();
  private int inFlight;
  private int inFlightMax;

  AnswerQueue(MqttPort port) {
    this.port = port;
  }

  /**
   * The broker has accepted us; one message stays reserved, because a library may free it a moment
   * late.
   */
  void connected(int receiveMaximum) {
    inFlight = 0;
    inFlightMax = Math.max(1, receiveMaximum - 1);
    sendMore();
  }

  /** Nothing can be sent; boards ask again for the answers that were in flight. */
  void lost() {
    inFlightMax = 0;
    waiting.clear();
  }

  /** Sends an answer in its turn. */
  void send(Message answer) {
    waiting.add(answer);
    sendMore();
  }

  /** The broker has accepted, or refused, one answer. */
  void settled() {
    inFlight--;
    sendMore();
  }

  private void sendMore() {
    while (inFlight < inFlightMax && !waiting.isEmpty()) {
      inFlight++;
      port.publish(waiting.remove(), 0);
    }
  }
}
