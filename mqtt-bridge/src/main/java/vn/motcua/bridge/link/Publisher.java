package vn.motcua.bridge.link;

import vn.motcua.bridge.wire.Message;

/** The part of a port that sends. Called on the link's thread; never waits for the network. */
public interface Publisher {
  /**
   * Publishes a message.
   *
   * @param token comes back with the answer, a {@link PortEvent.Published} or a {@link
   *     PortEvent.PublishRejected}; a message with QoS 0 has none
   */
  void publish(Message message, long token);
}
