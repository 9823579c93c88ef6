package vn.motcua.firmware.screen;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import vn.motcua.firmware.access.Access;
import vn.motcua.firmware.access.Caller;
import vn.motcua.firmware.web.BadInputException;
import vn.motcua.firmware.web.JsonBody;
import vn.motcua.firmware.web.Replies;
import vn.motcua.firmware.web.Route;
import vn.motcua.firmware.web.server.PageRequest;
import vn.motcua.firmware.web.server.Reply;

/**
 * How a browser becomes a screen: it opens {@code /screen#<token>}. What follows the # is not sent
 * with the address; the page hands it over in a request, and gets it back as a cookie that no
 * script can read. Any thread.
 */
public final class ScreenRoutes {
  /** The longest time for which browsers keep a cookie; it begins anew with each opening. */
  private static final Duration KEPT = Duration.ofDays(400);

  private final ScreenTokens tokens;

  private ScreenRoutes(ScreenTokens tokens) {
    this.tokens = tokens;
  }

  /** The page and its one request. */
  public static List<Route> of(ScreenTokens tokens) {
    var screens = new ScreenRoutes(tokens);
    return List.of(
        Route.page("/screen", Access.EVERYBODY),
        Route.postQuick("/api/screen", Access.EVERYBODY, (request, _) -> screens.open(request)));
  }

  private Reply open(PageRequest request) throws BadInputException {
    JsonBody body = JsonBody.of(request);
    String token = body.unchecked("token");
    body.end();
    Caller.Screen screen = tokens.screen(token);
    if (screen == null) {
      throw new BadInputException(
          403,
          "unknown-screen",
          "token",
          "Màn hình này chưa được cấp quyền. Hãy báo cán bộ kỹ thuật.");
    }
    String cookie =
        "%s=%s; Path=/; Max-Age=%d; HttpOnly; SameSite=Strict%s"
            .formatted(
                ScreenTokens.COOKIE,
                token,
                KEPT.toSeconds(),
                request.head().encrypted() ? "; Secure" : "");
    return Replies.json(200, Map.of("answer", "done", "page", page(screen)))
        .with("Set-Cookie", cookie);
  }

  private static String page(Caller.Screen screen) {
    return switch (screen.kind()) {
      case KIOSK -> "/kiosk";
      case DISPLAY -> "/display";
      case PAD -> "/rating/" + screen.counter();
      case COUNTER -> "/counter/" + screen.counter();
    };
  }
}
