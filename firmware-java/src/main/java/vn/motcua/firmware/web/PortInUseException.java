package vn.motcua.firmware.web;

import java.io.IOException;

/** Another program uses the port of the pages; the message says which port and what to do. */
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
