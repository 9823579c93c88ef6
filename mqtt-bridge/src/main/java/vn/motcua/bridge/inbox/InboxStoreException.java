package vn.motcua.bridge.inbox;

/** The store could not do what was asked; nothing of it was done. */
public class InboxStoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says what was tried. */
  public InboxStoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
