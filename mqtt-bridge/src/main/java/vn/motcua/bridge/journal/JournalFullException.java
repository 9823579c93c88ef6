package vn.motcua.bridge.journal;

/** The disk is full; nothing of the batch was stored. */
public final class JournalFullException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With the failed work. */
  public JournalFullException(String message, Throwable cause) {
    super(message, cause);
  }
}
