package vn.motcua.bridge.delivery;

/**
 * The state of a board's delivery. docs/delivery.md has the diagram, which is generated from {@link
 * DeliveryTable}.
 *
 * <p>All times are nanoseconds of the clock that comes with the inputs.
 */
public sealed interface DeliveryState {
  /** Not connected; the next attempt is due at {@code retryAt}. */
  record Offline(long retryAt) implements DeliveryState {}

  /** A connection is being made; it is given up at {@code deadline}. */
  record Connecting(String session, long deadline) implements DeliveryState {}

  /** Connected, under a session that began at {@code since}. */
  sealed interface Online extends DeliveryState {
    /** 16 hex digits, new with each connection. */
    String session();

    /** When the connection was made. */
    long since();
  }

  /**
   * Connected, and the birth is published; the case server has not answered yet.
   *
   * @param since when the connection was made
   * @param askAt when the birth is sent again
   * @param asked how often it has been sent
   */
  record Resuming(String session, long since, long askAt, int asked) implements Online {}

  /**
   * Sending what follows the case server's last acknowledgement.
   *
   * @param since when the connection was made
   * @param progressAt when the last acknowledgement came, or the first event after a pause was sent
   */
  record Streaming(String session, long since, long progressAt) implements Online {}
}
