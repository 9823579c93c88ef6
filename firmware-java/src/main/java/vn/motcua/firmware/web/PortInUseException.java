package vn.motcua.firmware.web;

import java.io.IOException;

/** The port of the pages is taken by another program; the message says which and what to do. */
public final class PortInUseException extends IOException {
  private static final long serialVersionUID = 1L;

  PortInUseException(String host, int port, IOException cause) {
    super(
        "Port "
            + port
            + " on "
            + host
            + " is already used by another program. Stop that program, or choose another port"
            + " (board.toml: [web] port).",
        cause);
  }
}
