package vn.motcua.bridge.inbox.store;

/** A row of an inbox is not an event: somebody or something has overwritten it. */
public final class GarbledRowException extends InboxStoreException {
  private static final long serialVersionUID = 1L;

  private final String reason;

  public GarbledRowException(ChainId chain, long sequence, String reason, RuntimeException cause) {
    super(
        "event %s-%d cannot be read, %s; inbox verify names all that is wrong"
            .formatted(chain, sequence, reason),
        cause);
    this.reason = reason;
  }

  /** The reason, without the row's data. */
  public String reason() {
    return reason;
  }
}
