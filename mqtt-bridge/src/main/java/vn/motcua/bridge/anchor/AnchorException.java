package vn.motcua.bridge.anchor;

import java.nio.file.Path;

/** A line of an anchor file is not an anchor; the message names file, line and reason. */
public final class AnchorException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  AnchorException(Path file, long line, String reason) {
    super(file + " line " + line + " is not an anchor: " + reason);
  }
}
