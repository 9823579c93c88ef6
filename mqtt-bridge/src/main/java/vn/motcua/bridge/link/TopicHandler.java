package vn.motcua.bridge.link;

import java.util.List;
import java.util.function.Consumer;
import vn.motcua.bridge.wire.Message;

/**
 * One of those who share a board's connection to its broker, each with topics of its own: who hears
 * commands, who publishes a feed, who asks and is answered.
 *
 * <p>Called on the link's thread; must not block. One that throws is logged, and the others go on.
 */
public interface TopicHandler {
  /** The topics that are this handler's alone, without wildcards; subscribed to with QoS 1. */
  List<String> topics();

  /**
   * A connection has been accepted, and the topics are subscribed to; each time anew.
   *
   * @param out publishes a message, now or at any later time, from any thread; without a connection
   *     the message is dropped
   */
  default void connected(Consumer<Message> out) {}

  /** A message on one of the topics; the broker has its PUBACK already. */
  void arrived(Message message);

  /** One that hears a topic and publishes nothing. */
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
