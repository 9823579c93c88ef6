package vn.motcua.firmware.web.guard;

import java.io.IOException;

/** The pages would be open to the network without an explicit decision, or unencrypted. */
public final class OpenDoorException extends IOException {
  private static final long serialVersionUID = 1L;

  private OpenDoorException(String message) {
    super(message);
  }

  static OpenDoorException withoutAccounts(String host) {
    return new OpenDoorException(
        "Pages on host "
            + host
            + " would let everybody on the network call, rate, reprint and read names, because"
            + " this board has no accounts; add a line [accounts] to board.toml, or set host = \"127.0.0.1\" under [web] in board.toml (or"
            + " --host 127.0.0.1), or start with --insecure-open if this is intended");
  }

  static OpenDoorException readable(String host) {
    return new OpenDoorException(
        "Pages on host "
            + host
            + " would go over the network unencrypted, where anyone on the way can read names and"
            + " forge touches; give certificate and key, two PEM files, under [web] in board.toml,"
            + " or set host = \"127.0.0.1\"");
  }
}
