package vn.motcua.bridge.delivery;

/**
 * Where a board's delivery stands.
 *
 * <p>docs/delivery.md has the picture, which is drawn from the table of {@link Delivery}.
 *
 * <p>All times are nanoseconds of the clock that the inputs come with.
 */
public sealed interface DeliveryState {
  /** Not connected; the next attempt is due at {@code retryAt}. */
  record Offline(long retryAt) implements DeliveryState {}

  /** A connection is being made, and given up at {@code deadline}. */
  record Connecting(String session, long deadline) implements DeliveryState {}

  /** Connected, under a session that began at {@code since}. */
  sealed interface Online extends DeliveryState {
    /** 16 hex digits, new with each connection. */
    String session();

    /** When the connection was made. */
    long since();
  }

  /**
   * Connected and born; the case server has not said where it stands.
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
