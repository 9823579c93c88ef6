package vn.motcua.bridge.link;

import java.util.List;
import java.util.function.Consumer;
import vn.motcua.bridge.wire.Message;

/**
 * A user of a board's shared connection to its broker, with its own topics: for example for
 * commands, a feed, or requests and responses.
 *
 * <p>Called on the link's thread; must not block. An exception is logged, and the others continue.
 */
public interface TopicHandler {
  /**
   * This handler's own topics, subscribed to with QoS 1. {@code +} stands for any one level, such
   * as a board; no other handler may have a topic that matches too.
   */
  List<String> topics();

  /**
   * A connection has been accepted, and the topics are subscribed to; called for each connection.
   *
   * @param out publishes a message, now or at any later time, from any thread; without a connection
   *     the message is dropped
   */
  default void connected(Consumer<Message> out) {}

  /** A message on one of the topics; its PUBACK has been sent. */
  void arrived(Message message);

  /** A handler that receives one topic and publishes nothing. */
  static TopicHandler hearing(String topic, Consumer<Message> heard) {
    return new TopicHandler() {
      @Override
      public List<String> topics() {
        return List.of(topic);
      }

      @Override
      public void arrived(Message message) {
        heard.accept(message);
      }
    };
  }
}
