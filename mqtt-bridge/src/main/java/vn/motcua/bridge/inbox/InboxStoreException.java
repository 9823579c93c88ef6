package vn.motcua.bridge.inbox;

/** The store could not do what was asked; nothing of it was done. */
public class InboxStoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Trouble trouble;

  /** Says what was tried; why is not known. */
  public InboxStoreException(String message, Throwable cause) {
    this(Trouble.FAILED, message, cause);
  }

  /** Says what was tried and what is in the way. */
  public InboxStoreException(Trouble trouble, String message, Throwable cause) {
    super(message, cause);
    this.trouble = trouble;
  }

  /** What is in the way. */
  public Trouble trouble() {
    return trouble;
  }
}
