package vn.motcua.firmware.web;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Refuses what another site's page could make a browser send here. Pure but for the exchange. */
final class Guard {
  private Guard() {}

  /** A POST carries JSON and, from a browser, comes from a page of this very board. */
  static void ownJsonPost(HttpExchange exchange) throws BadInputException {
    Headers headers = exchange.getRequestHeaders();
    String type = headers.getFirst("Content-Type");
    if (type == null || !type.split(";", 2)[0].strip().equalsIgnoreCase("application/json")) {
      throw new BadInputException(
          415, "not-json", "Content-Type", "Yêu cầu phải có Content-Type: application/json.");
    }
    String origin = headers.getFirst("Origin");
    String site = headers.getFirst("Sec-Fetch-Site");
    boolean foreign =
        (origin != null && !sameAuthority(origin, headers.getFirst("Host")))
            || "cross-site".equals(site)
            || "same-site".equals(site);
    if (foreign) {
      throw new BadInputException(
          403,
          "foreign-origin",
          "Origin",
          "Yêu cầu đến từ một trang khác. Hãy mở đúng trang của máy này.");
    }
  }

  static void method(HttpExchange exchange, String... allowed) throws BadInputException {
    for (String method : allowed) {
      if (method.equals(exchange.getRequestMethod())) {
        return;
      }
    }
    exchange.getResponseHeaders().set("Allow", String.join(", ", allowed));
    throw new BadInputException(
        405,
        "wrong-method",
        exchange.getRequestMethod(),
        "Địa chỉ này chỉ nhận " + String.join(", ", allowed) + ".");
  }

  private static boolean sameAuthority(String origin, @Nullable String host) {
    try {
      return host != null && host.equalsIgnoreCase(URI.create(origin).getAuthority());
    } catch (IllegalArgumentException notAnAddress) {
      return false;
    }
  }
}
