package vn.motcua.bridge.journal;

import org.jspecify.annotations.Nullable;

/** The ledger cannot be opened as it was asked for; nothing on the disk was changed. */
public final class JournalRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says what, where and what to do. */
  public JournalRefusedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
