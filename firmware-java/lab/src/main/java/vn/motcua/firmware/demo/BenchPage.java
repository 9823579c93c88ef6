package vn.motcua.firmware.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.motcua.firmware.access.Access;
import vn.motcua.firmware.view.Page;
import vn.motcua.firmware.web.BadInputException;
import vn.motcua.firmware.web.JsonBody;
import vn.motcua.firmware.web.Replies;
import vn.motcua.firmware.web.Route;
import vn.motcua.firmware.web.server.PageRequest;
import vn.motcua.firmware.web.server.Reply;

/** The page {@code /bench}, which operates the emulated devices. Any thread. */
public final class BenchPage {
  private static final int SLOT_MAX = 1000;
  private static final Set<String> PAPER_LEVELS = Set.of("full", "near-end", "none");
  private static final List<String> HANDS =
      List.of("press", "scan", "finger", "cover", "paper", "cable");
  private static final String PNG = ".png";
  private static final String API = "/api/bench/";
  private static final String PAPERS = API + "papers/";

  private final BenchPort bench;

  private BenchPage(BenchPort bench) {
    this.bench = bench;
  }

  /** The page of {@code bench}, and what it asks. */
  public static List<Route> of(BenchPort bench) {
    var page = new BenchPage(bench);
    Access access = Page.BENCH.access();
    List<Route> routes = new ArrayList<>();
    routes.add(Route.page("/" + Page.BENCH.path(), access));
    routes.add(Route.get(API + "devices", access, (_, _) -> Replies.json(200, bench.devices())));
    routes.add(Route.get(API + "papers", access, (_, _) -> Replies.json(200, bench.papers())));
    routes.add(
        Route.get(
            PAPERS + "*",
            access,
            (request, _) -> page.paper(request.head().path().substring(PAPERS.length()))));
    for (String hand : HANDS) {
      routes.add(Route.postQuick(API + hand, access, (request, _) -> page.operate(request, hand)));
    }
    return routes;
  }

  private Reply paper(String what) throws BadInputException {
    String id = what.endsWith(PNG) ? what.substring(0, what.length() - PNG.length()) : what;
    byte[] png = bench.paperPng(id);
    if (png == null) {
      throw new BadInputException(
          404, "unknown-paper", id, "Không còn phiếu này; bàn thử chỉ giữ 20 phiếu mới nhất.");
    }
    return Replies.bytes(200, "image/png", png);
  }

  private Reply operate(PageRequest request, String verb) throws BadInputException {
    Runnable hand = hand(verb, JsonBody.of(request));
    try {
      hand.run();
    } catch (IllegalStateException | IllegalArgumentException cannot) {
      throw new BadInputException(
          409,
          "hands-cannot",
          verb,
          "Chưa làm được: " + cannot.getMessage() + ". Hãy xem lại cáp của thiết bị.");
    }
    return Replies.json(200, Map.of("answer", "done"));
  }

  /** The operation, completely read and checked. */
  private Runnable hand(String verb, JsonBody body) throws BadInputException {
    String device = device(body);
    Runnable hand =
        switch (verb) {
          case "press" -> {
            int value = body.number("value", 1, 4);
            yield () -> bench.press(device, value);
          }
          case "scan" -> {
            String text = body.unchecked("text");
            yield () -> bench.scan(device, text);
          }
          case "finger" -> {
            int slot = body.number("slot", -1, SLOT_MAX);
            yield () -> bench.finger(device, slot);
          }
          case "cover" -> {
            boolean open = body.flag("open");
            yield () -> bench.cover(device, open);
          }
          case "paper" -> {
            String level = level(body);
            yield () -> bench.paper(device, level);
          }
          case "cable" -> {
            boolean plugged = body.flag("plugged");
            yield () -> bench.cable(device, plugged);
          }
          default -> throw new IllegalStateException("the bench has no hand for " + verb);
        };
    body.end();
    return hand;
  }

  private String device(JsonBody body) throws BadInputException {
    String name = body.text("device");
    if (bench.devices().stream().noneMatch(each -> each.name().equals(name))) {
      throw JsonBody.wrong("device", "phải là tên một thiết bị trên bàn thử");
    }
    return name;
  }

  private static String level(JsonBody body) throws BadInputException {
    String level = body.text("level");
    if (!PAPER_LEVELS.contains(level)) {
      throw JsonBody.wrong("level", "phải là full, near-end hoặc none");
    }
    return level;
  }
}
