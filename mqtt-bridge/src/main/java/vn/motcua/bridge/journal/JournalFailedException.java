package vn.motcua.bridge.journal;

/**
 * The disk or the database refused; nothing of the batch was taken, and trying again is allowed.
 */
public final class JournalFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says what was tried. */
  public JournalFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
