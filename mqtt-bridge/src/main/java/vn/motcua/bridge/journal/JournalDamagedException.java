package vn.motcua.bridge.journal;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The ledger's file is torn, flipped, truncated, or not a ledger at all. */
public final class JournalDamagedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String reason;

  /** Says which file and what is wrong with it. */
  public JournalDamagedException(Path file, String reason, @Nullable Throwable cause) {
    super(file + " is damaged: " + reason, cause);
    this.reason = reason;
  }

  /** What is wrong, without the path. */
  public String reason() {
    return reason;
  }
}
