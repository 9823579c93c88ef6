package vn.motcua.bridge.link;

import java.util.List;

/**
 * Decides when a {@link BrokerLink} connects and disconnects, and learns the outcome of each
 * message it published. Each link has one: two would disagree about when to wait.
 *
 * <p>Called on the link's thread with the nanoseconds of its clock. Each call returns when the next
 * call is due at the latest; {@link Long#MAX_VALUE} when only an event can change anything.
 */
public interface ConnectionKeeper {
  /**
   * Token for messages that nobody tracks, such as a birth or a handler's message: its Published is
   * reported, as a sign of life, its PublishRejected is not.
   */
  long ASIDE = 0;

  /** The keeper's own topics; their messages come to {@link #told}. */
  List<String> topics();

  /** An event of the port; of messages only those on the keeper's topics. */
  long told(PortEvent event, long nanos, Line line);

  /** There is more to send. */
  long woken(long nanos, Line line);

  /** Time has passed. */
  long tick(long nanos, Line line);

  /** The first of several brokers, which {@link Line#probe} tried, can be used again. */
  default long firstIsBack(long nanos, Line line) {
    return tick(nanos, line);
  }

  /** All pending events have been passed on. */
  default void caughtUp() {}

  /** The keeper's operations on the connection. */
  interface Line {
    /**
     * Connects with a will that says that this session is dead.
     *
     * @param session 16 hex digits, new with each connection
     */
    void connect(String session);

    /** Uses an accepted connection: subscribes, and notifies the other handlers. */
    void use();

    /** Where messages go out. */
    Publisher publisher();

    /** Tries whether the first of several brokers can be used again. */
    void probe();

    /** Leaves this broker for another: says the last word here, and disconnects. */
    void move();

    /** Disconnects without the will. */
    void disconnect();
  }
}
