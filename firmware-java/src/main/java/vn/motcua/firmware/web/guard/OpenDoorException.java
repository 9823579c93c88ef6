package vn.motcua.firmware.web.guard;

import java.io.IOException;

/** The pages would be open to the network without an explicit decision. */
public final class OpenDoorException extends IOException {
  private static final long serialVersionUID = 1L;

  OpenDoorException(String host) {
    super(
        "Pages on host "
            + host
            + " would let everybody on the network call, rate, reprint and read names, because"
            + " there are no accounts yet; set host = \"127.0.0.1\" under [web] in board.toml (or"
            + " --host 127.0.0.1), or start with --insecure-open if this is intended");
  }
}
