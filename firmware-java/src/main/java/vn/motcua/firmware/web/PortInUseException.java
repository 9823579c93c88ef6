package vn.motcua.firmware.web;

import java.io.IOException;

/** Another program uses the port; the message says which port. */
public final class PortInUseException extends IOException {
  private static final long serialVersionUID = 1L;

  /** With the address that was asked for. */
  public PortInUseException(String host, int port, IOException cause) {
    super("port " + port + " on " + host + " is used by another program", cause);
  }
}
