package vn.motcua.firmware.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import vn.motcua.firmware.access.Access;
import vn.motcua.firmware.access.Caller;
import vn.motcua.firmware.access.PersonRole;
import vn.motcua.firmware.access.ScreenKind;
import vn.motcua.firmware.view.Page;
import vn.motcua.firmware.web.guard.Guard;

/**
 * The routes of every board: its pages with their views, its touches, and what pages need besides.
 * Pure.
 */
final class BoardRoutes {
  private static final String ASSETS = "/assets/";
  private static final String VOICE = "/voice/";
  private static final Access HALL = Access.PERSONS.and(ScreenKind.DISPLAY);

  private BoardRoutes() {}

  /** What the routes answer with. */
  record Sources(
      BoardPort board,
      Guard guard,
      ViewStream stream,
      VoiceWords voice,
      Supplier<Traffic> traffic) {}

  /** {@code added}: of another jar; the page of the emulated devices is one of them, or none. */
  static List<Route> of(Sources from, List<Route> added) {
    List<Route> routes = new ArrayList<>();
    boolean bench = added.stream().anyMatch(each -> each.path().equals("/" + Page.BENCH.path()));
    for (Page page : from.board().declared()) {
      if (!page.equals(Page.BENCH)) {
        routes.add(Route.page("/" + page.path(), page.access()));
      }
      if (bench || !page.equals(Page.BENCH)) {
        routes.add(view(from, page));
        routes.add(stream(from, page));
      }
    }
    var touches = new TouchApi(from.guard(), from.board());
    new TreeMap<>(from.board().touches())
        .forEach((verb, form) ->
            routes.add(
                Route.post(
                    "/api/touch/" + verb,
                    form.access(),
                    (request, caller) -> touches.handle(request, verb, form, caller))));
    routes.add(
        Route.get(
            ASSETS + "*",
            Access.EVERYBODY,
            (request, _) -> Assets.file(request.etag(), below(ASSETS, request.head().path()))));
    routes.add(Route.get("/api/voice", HALL, (_, _) -> from.voice().list()));
    routes.add(
        Route.get(
            VOICE + "*",
            HALL,
            (request, _) -> from.voice().recording(below(VOICE, request.head().path()))));
    routes.add(
        Route.get(
            "/api/connections",
            Access.of(PersonRole.TECHNICIAN, PersonRole.INSPECTOR),
            (_, _) -> Replies.bytes(200, Replies.JSON, ViewJson.of(from.traffic().get()))));
    routes.addAll(added);
    routes.add(
        Route.get(
            "/api/pages",
            Access.PERSONS,
            (_, caller) -> Replies.json(200, Map.of("pages", pages(routes, caller)))));
    return List.copyOf(routes);
  }

  /** The paths of the pages that a caller may open. */
  private static List<String> pages(List<Route> routes, Caller caller) {
    return routes.stream()
        .filter(each -> each.isPage() && each.access().admits(caller))
        .map(each -> each.path().substring(1))
        .toList();
  }

  private static Route view(Sources from, Page page) {
    return Route.get(
        RouteTable.of(RouteTable.VIEW, page.path()),
        page.access(),
        (_, _) ->
            Replies.bytes(
                200,
                Replies.JSON,
                ViewJson.of(Objects.requireNonNull(from.board().pages().get(page.path())))));
  }

  private static Route stream(Sources from, Page page) {
    return Route.stream(
        RouteTable.of(RouteTable.STREAM, page.path()),
        page.access(),
        (request, _) -> from.stream().open(request.head(), page));
  }

  private static String below(String root, String path) {
    return path.substring(root.length());
  }
}
