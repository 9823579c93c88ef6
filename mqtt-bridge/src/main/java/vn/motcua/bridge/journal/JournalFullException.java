package vn.motcua.bridge.journal;

/** The disk has no room for another event; nothing of the batch was taken. */
public final class JournalFullException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says what was tried. */
  public JournalFullException(String message, Throwable cause) {
    super(message, cause);
  }
}
