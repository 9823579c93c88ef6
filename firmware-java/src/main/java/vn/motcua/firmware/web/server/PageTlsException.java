package vn.motcua.firmware.web.server;

import java.io.IOException;

/** The certificate and key of the pages cannot serve. */
public final class PageTlsException extends IOException {
  private static final long serialVersionUID = 1L;

  PageTlsException(IOException cause) {
    super(
        "The pages cannot use their certificate: "
            + cause.getMessage()
            + "; set certificate and key under [web] in board.toml to a pair that belongs together,"
            + " or remove both and set host = \"127.0.0.1\"",
        cause);
  }
}
