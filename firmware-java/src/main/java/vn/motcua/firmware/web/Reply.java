package vn.motcua.firmware.web;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Writes whole answers, each with the headers that keep a page to its own board. Any thread. */
final class Reply {
  static final String JSON = "application/json; charset=utf-8";
  static final String TEXT = "text/plain; charset=utf-8";

  /** Nothing from elsewhere is loaded, run, framed or sent to. */
  private static final Map<String, String> SECURITY =
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

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Reply() {}

  static void headers(HttpExchange exchange, String type, String caching) {
    var headers = exchange.getResponseHeaders();
    SECURITY.forEach(headers::set);
    headers.set("Content-Type", type);
    headers.set("Cache-Control", caching);
  }

  static void json(HttpExchange exchange, int status, Object body) throws IOException {
    bytes(exchange, status, JSON, MAPPER.writeValueAsBytes(body));
  }

  static void bytes(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    headers(exchange, type, "no-store");
    send(exchange, status, body);
  }

  /** Sends after {@link #headers}; a HEAD request gets the headers alone. */
  static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    if ("HEAD".equals(exchange.getRequestMethod()) || body.length == 0) {
      exchange.sendResponseHeaders(status, -1);
      return;
    }
    exchange.sendResponseHeaders(status, body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }
}
