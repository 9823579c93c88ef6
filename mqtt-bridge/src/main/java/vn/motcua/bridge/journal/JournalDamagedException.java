package vn.motcua.bridge.journal;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The ledger's file is torn, truncated, has flipped bits, or is not a ledger. */
public final class JournalDamagedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String reason;

  /** With the file and its fault. */
  public JournalDamagedException(Path file, String reason, @Nullable Throwable cause) {
    super(file + " is damaged: " + reason, cause);
    this.reason = reason;
  }

  /** The fault, without the path. */
  public String reason() {
    return reason;
  }
}
