package vn.motcua.bridge.link;

import java.util.List;
import vn.motcua.bridge.wire.Message;

/**
 * Decides when the connection of a {@link BrokerLink} is made and given up, and knows what became
 * of each message it published. There is one a link: two would disagree about when to wait.
 *
 * <p>Called on the link's thread with the nanoseconds of its clock. Each call answers when the next
 * is due at the latest; {@link Long#MAX_VALUE} when only something that happens can change
 * anything.
 */
public interface ConnectionKeeper {
  /**
   * Token of what nobody follows, such as a birth or what a handler says: its Published is told, as
   * a sign of life, its PublishRejected is not.
   */
  long ASIDE = 0;

  /** The topics that are the keeper's alone; their messages come to {@link #told}. */
  List<String> topics();

  /** The port has told something; of messages only those on the keeper's topics. */
  long told(PortEvent event, long nanos, Line line);

  /** There is more to send. */
  long woken(long nanos, Line line);

  /** Time has passed. */
  long tick(long nanos, Line line);

  /** All that had happened has been told. */
  default void caughtUp() {}

  /** What a keeper can do with the connection. */
  interface Line {
    /**
     * Begins a connection whose will says that this session is over.
     *
     * @param session 16 hex digits, new with each connection
     */
    void connect(String session);

    /** Takes an accepted connection into use: subscribes, and tells the other handlers. */
    void use();

    /** Publishes with QoS 1; told by Published or PublishRejected with the same token. */
    void publish(Message message, long token);

    /** Gives the connection up, without its will. */
    void disconnect();
  }
}
