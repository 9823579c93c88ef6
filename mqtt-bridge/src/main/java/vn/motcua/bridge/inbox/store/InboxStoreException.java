package vn.motcua.bridge.inbox.store;

import java.sql.SQLException;

/** The store could not do its work; nothing of it was done. */
public class InboxStoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final StoreTrouble trouble;

  /** With the failed work; the cause is not known. */
  public InboxStoreException(String message, Throwable cause) {
    this(StoreTrouble.FAILED, message, cause);
  }

  /** With the failed work and the known cause. */
  public InboxStoreException(StoreTrouble trouble, String message, Throwable cause) {
    super(message, cause);
    this.trouble = trouble;
  }

  /**
   * With the place of the store.
   *
   * @param place a file, or the address of a database
   * @param what the failed work, a verb with its object
   */
  public static InboxStoreException of(
      StoreTrouble trouble, Object place, String what, SQLException e) {
    String sentence =
        "the inbox %s could not %s: %s (%s)"
            .formatted(place, what, trouble.advice(), e.getMessage());
    return new InboxStoreException(trouble, sentence, e);
  }

  /** The cause. */
  public StoreTrouble trouble() {
    return trouble;
  }
}
