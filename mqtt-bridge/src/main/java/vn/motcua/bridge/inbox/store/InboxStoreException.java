package vn.motcua.bridge.inbox.store;

import java.sql.SQLException;

/** The store could not do what was asked; nothing of it was done. */
public class InboxStoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final StoreTrouble trouble;

  /** Says what was tried; why is not known. */
  public InboxStoreException(String message, Throwable cause) {
    this(StoreTrouble.FAILED, message, cause);
  }

  /** Says what was tried and what is in the way. */
  public InboxStoreException(StoreTrouble trouble, String message, Throwable cause) {
    super(message, cause);
    this.trouble = trouble;
  }

  /**
   * Says it of a place.
   *
   * @param place what a person knows it by: a file, the address of a database
   * @param what what was tried, a verb with its object
   */
  public static InboxStoreException of(
      StoreTrouble trouble, Object place, String what, SQLException e) {
    String sentence =
        "the inbox %s could not %s: %s (%s)"
            .formatted(place, what, trouble.advice(), e.getMessage());
    return new InboxStoreException(trouble, sentence, e);
  }

  /** What is in the way. */
  public StoreTrouble trouble() {
    return trouble;
  }
}
