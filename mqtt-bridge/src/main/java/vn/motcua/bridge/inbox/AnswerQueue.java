package vn.motcua.bridge.inbox;

import java.util.ArrayDeque;
import java.util.Queue;
import vn.motcua.bridge.link.MqttPort;
import vn.motcua.bridge.wire.Message;

/**
 * An inbox's acknowledgements on their way out, never more at once than the broker takes (MQTT 5,
 * 3.2.2.3.3 Receive Maximum): with one more the client library refuses, and the connection and all
 * that is on its way to us would be given up.
 *
 * <p>What waits is bounded by the boards' windows: a board that is not answered sends no more. One
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

  /** The broker has accepted us; one place is left free, as a library may free it a moment late. */
  void connected(int receiveMaximum) {
    inFlight = 0;
    inFlightMax = Math.max(1, receiveMaximum - 1);
    sendMore();
  }

  /** Nothing can be sent; boards ask again for what was on its way. */
  void lost() {
    inFlightMax = 0;
    waiting.clear();
  }

  /** In its turn. */
  void send(Message answer) {
    waiting.add(answer);
    sendMore();
  }

  /** The broker has taken one, or refused it. */
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
