package vn.motcua.bridge.journal;

import org.jspecify.annotations.Nullable;

/** The ledger cannot be opened as requested; nothing on disk was changed. */
public final class JournalRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With the reason, the place and the remedy. */
  public JournalRefusedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
