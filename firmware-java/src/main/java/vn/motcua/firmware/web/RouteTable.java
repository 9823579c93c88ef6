package vn.motcua.firmware.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Every address that a board answers, and who may use it. Immutable; any thread. */
final class RouteTable {
  static final String VIEW = "/api/view";
  static final String STREAM = "/api/stream";

  private static final String PAGE = "page=";
  private static final String BELOW = "/*";

  private final Map<String, Map<String, Route>> byPath = new LinkedHashMap<>();

  RouteTable(Collection<Route> routes) {
    for (Route route : routes) {
      Map<String, Route> there = byPath.computeIfAbsent(route.path(), _ -> new LinkedHashMap<>());
      for (String method : route.methods()) {
        if (there.put(method, route) != null) {
          throw new IllegalArgumentException("two routes for " + method + " " + route.path());
        }
      }
    }
  }

  /** The path of a page's view or stream. */
  static String of(String api, String page) {
    return api + "?" + PAGE + page;
  }

  /** All rows, in the order they were given. */
  List<Route> rows() {
    return byPath.values().stream().flatMap(each -> each.values().stream()).distinct().toList();
  }

  /**
   * The row of a request.
   *
   * @param query what follows the question mark; null when there is none
   * @throws BadInputException 404 when no row has this address, 405 when none has this method
   */
  Route find(String method, String path, @Nullable String query) throws BadInputException {
    Map<String, Route> there = byPath.get(address(path, query));
    if (there == null) {
      there = byPath.get(path.substring(0, path.lastIndexOf('/')) + BELOW);
    }
    if (there == null) {
      throw unknown(path);
    }
    Route route = there.get(method);
    if (route == null) {
      throw BadInputException.wrongMethod(method, String.join(", ", there.keySet()));
    }
    return route;
  }

  /**
   * A view or a stream has the row of the page that asks for it; the home page's when the board has
   * no such page.
   */
  private String address(String path, @Nullable String query) {
    if (!path.equals(VIEW) && !path.equals(STREAM)) {
      return path.indexOf('?') < 0 && !path.endsWith(BELOW) ? path : "";
    }
    String page = query != null && query.startsWith(PAGE) ? decoded(query) : "";
    String address = of(path, page);
    return byPath.containsKey(address) ? address : of(path, "");
  }

  /** Decoded; a query that cannot be decoded, which no browser sends, is left as it is. */
  private static String decoded(String query) {
    String page = query.substring(PAGE.length());
    try {
      return URLDecoder.decode(page, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      return page;
    }
  }

  private static BadInputException unknown(String path) {
    if (path.equals("/bench") || path.startsWith("/api/bench/")) {
      return new BadInputException(
          404,
          "no-bench",
          "/bench",
          "Máy này dùng thiết bị thật nên không có bàn thử. Chạy ./motcua demo để có bàn thử.");
    }
    return new BadInputException(
        404, "unknown-address", path, "Không có trang “" + path + "”. Hãy về trang chủ: /");
  }
}
