package vn.motcua.bridge.journal;

/**
 * The disk or the database failed; nothing of the batch was stored, and another attempt is allowed.
 */
public final class JournalFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With the failed work. */
  public JournalFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
