package vn.motcua.firmware.web.server;

import java.util.Map;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;

/**
 * The security headers of every answer: a page may load, run, frame or send nothing from or to
 * other hosts; and what came over TLS once is not asked for without it.
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

  static void on(Request request, Response response) {
    HEADERS.forEach(response.getHeaders()::put);
    if (request.getConnectionMetaData().isSecure()) {
      response.getHeaders().put("Strict-Transport-Security", "max-age=31536000");
    }
  }
}
