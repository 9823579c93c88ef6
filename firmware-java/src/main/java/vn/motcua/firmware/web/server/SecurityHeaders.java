package vn.motcua.firmware.web.server;

import java.util.Map;
import org.eclipse.jetty.server.Response;

/**
 * The security headers of every answer: a page may load, run, frame or send nothing from or to
 * other hosts.
 */
final class SecurityHeaders {
  private static final Map<String, String> HEADERS =
      Map.of(
          "Content-Security-Policy",
          "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none';"
              + " object-src 'none'",
          "X-Content-Type-Options",
          "nosniff",
          "X-Frame-Options",
          "DENY",
          "Referrer-Policy",
          "no-referrer",
          "Cross-Origin-Resource-Policy",
          "same-origin",
          "Cross-Origin-Opener-Policy",
          "same-origin");

  private SecurityHeaders() {}

  static void on(Response response) {
    HEADERS.forEach(response.getHeaders()::put);
  }
}
