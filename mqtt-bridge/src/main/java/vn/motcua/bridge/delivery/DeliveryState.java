package vn.motcua.bridge.delivery;

/**
 * Where a board's delivery stands.
 *
 * <pre>
 *   Offline --tick--> Connecting --connected--> Resuming --ack--> Streaming
 *      ^                  |                        |  ^               |
 *      |    failed, late  |         disconnected   |  +-- no ack -----+
 *      +------------------+------------------------+------------------+
 * </pre>
 *
 * All times are nanoseconds of the clock that the inputs come with.
 */
public sealed interface DeliveryState {
  /** Not connected; the next attempt is due at {@code retryAt}. */
  record Offline(long retryAt) implements DeliveryState {}

  /** A connection is being made, and given up at {@code deadline}. */
  record Connecting(String session, long deadline) implements DeliveryState {}

  /**
   * Connected and born; the case server has not said where it stands.
   *
   * @param since when the connection was made
   * @param askAt when the birth is sent again
   * @param asked how often it has been sent
   */
  record Resuming(String session, long since, long askAt, int asked) implements DeliveryState {}

  /**
   * Sending what follows the case server's last acknowledgement.
   *
   * @param since when the connection was made
   * @param progressAt when the last acknowledgement came, or the first event after a pause was sent
   */
  record Streaming(String session, long since, long progressAt) implements DeliveryState {}
}
