package vn.motcua.firmware.demo;

import java.util.Map;
import java.util.Set;
import vn.motcua.firmware.web.AddedPage;
import vn.motcua.firmware.web.BadInputException;
import vn.motcua.firmware.web.JsonBody;
import vn.motcua.firmware.web.Replies;
import vn.motcua.firmware.web.server.PageRequest;
import vn.motcua.firmware.web.server.Reply;

/** The page {@code /bench}, which operates the emulated devices. Any thread. */
public final class BenchPage implements AddedPage {
  private static final int SLOT_MAX = 1000;
  private static final Set<String> PAPER_LEVELS = Set.of("full", "near-end", "none");

  private final BenchPort bench;

  /** The page of {@code bench}. */
  public BenchPage(BenchPort bench) {
    this.bench = bench;
  }

  @Override
  public String name() {
    return "bench";
  }

  @Override
  public Reply get(String what) throws BadInputException {
    return switch (what) {
      case "devices" -> Replies.json(200, bench.devices());
      case "papers" -> Replies.json(200, bench.papers());
      default -> paper(what);
    };
  }

  private Reply paper(String what) throws BadInputException {
    if (!what.startsWith("papers/") || !what.endsWith(".png")) {
      throw unknown(what);
    }
    String id = what.substring("papers/".length(), what.length() - ".png".length());
    byte[] png = bench.paperPng(id);
    if (png == null) {
      throw new BadInputException(
          404, "unknown-paper", id, "Không còn phiếu này; bàn thử chỉ giữ 20 phiếu mới nhất.");
    }
    return Replies.bytes(200, "image/png", png);
  }

  @Override
  public Reply post(PageRequest request, String verb) throws BadInputException {
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
            String text = body.text("text");
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
          default -> throw unknown(verb);
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

  private static BadInputException unknown(String what) {
    return new BadInputException(
        404, "unknown-bench-action", what, "Bàn thử không có “" + what + "”.");
  }
}
