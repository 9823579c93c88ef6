package vn.motcua.bridge.inbox;

import java.io.IOException;
import java.nio.file.Path;

/** Another inbox uses the same directory. */
public final class InboxInUseException extends IOException {
  private static final long serialVersionUID = 1L;

  InboxInUseException(Path directory) {
    super("another inbox uses " + directory + "; stop it or choose another directory");
  }
}
