package vn.motcua.bridge.journal;

/** Another program works on the same data directory. */
public final class JournalInUseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says which directory and, when known, which process. */
  public JournalInUseException(String message) {
    super(message);
  }
}
