package vn.motcua.bridge.journal;

/** Another program uses the same data directory. */
public final class JournalInUseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With the directory and, when known, the process. */
  public JournalInUseException(String message) {
    super(message);
  }
}
