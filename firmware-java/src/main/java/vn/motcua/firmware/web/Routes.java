package vn.motcua.firmware.web;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import vn.motcua.firmware.view.Audience;
import vn.motcua.firmware.view.BoardView;
import vn.motcua.firmware.view.Page;
import vn.motcua.firmware.web.guard.Guard;
import vn.motcua.firmware.web.guard.Refusal;
import vn.motcua.firmware.web.guard.Request;
import vn.motcua.firmware.web.server.PageRequest;
import vn.motcua.firmware.web.server.Pages;
import vn.motcua.firmware.web.server.Reply;

/** One table of every address the board answers. Any thread. */
final class Routes implements Pages {
  private static final System.Logger LOG = System.getLogger(Routes.class.getName());

  private final Guard guard;
  private final BoardPort board;
  private final ViewStream stream;
  private final TouchApi touches;
  private final @Nullable BenchApi bench;
  private final Assets assets = new Assets();
  private final VoiceWords voice;

  Routes(
      Guard guard,
      BoardPort board,
      ViewStream stream,
      @Nullable BenchPort bench,
      @Nullable Path voice) {
    this.guard = guard;
    this.board = board;
    this.stream = stream;
    this.touches = new TouchApi(guard, board);
    this.bench = bench == null ? null : new BenchApi(bench);
    this.voice = new VoiceWords(voice);
  }

  @Override
  public @Nullable Reply refusal(Request head) {
    Refusal refusal = guard.judge(head);
    return refusal == null ? null : Refused.of(head, refusal);
  }

  /** Answers one request; every failure gets a response too. */
  @Override
  public CompletionStage<Reply> answer(PageRequest request) {
    try {
      return route(request);
    } catch (BadInputException bad) {
      return CompletableFuture.completedStage(Refused.of(request.head(), bad));
    } catch (IOException | RuntimeException ours) {
      LOG.log(System.Logger.Level.ERROR, "a page could not be answered", ours);
      return CompletableFuture.completedStage(
          Replies.json(
              500,
              AnswerJson.trouble(
                  "unavailable", "internal", null, "Máy gặp lỗi. Hãy báo cán bộ kỹ thuật.")));
    }
  }

  private CompletionStage<Reply> route(PageRequest request) throws IOException, BadInputException {
    String path = request.head().path();
    if (path.startsWith("/api/touch/")) {
      method(request, "POST");
      return touches.handle(request, path.substring("/api/touch/".length()));
    }
    String[] part = path.substring(1).split("/", 3);
    return CompletableFuture.completedStage(
        part[0].equals("api")
            ? api(request, part.length > 1 ? part[1] : "", part.length > 2 ? part[2] : "")
            : file(request, path, part));
  }

  private Reply file(PageRequest request, String path, String[] part)
      throws IOException, BadInputException {
    Reply found =
        switch (part[0]) {
          case "voice" -> voice.recording(part.length > 1 ? part[1] : "");
          case "assets" -> assets.file(request.etag(), path.substring("/assets/".length()));
          case "counter", "rating" -> {
            knownCounter(path.substring(part[0].length() + 1));
            yield assets.page(request.etag(), part[0]);
          }
          case "bench" -> {
            single(part);
            bench();
            yield assets.page(request.etag(), "bench");
          }
          case "kiosk", "display", "settle" -> {
            single(part);
            yield assets.page(request.etag(), part[0]);
          }
          case "" -> assets.page(request.etag(), "home");
          default -> throw unknown(path);
        };
    readOnly(request);
    return found;
  }

  private Reply api(PageRequest request, String what, String rest)
      throws IOException, BadInputException {
    Audience audience = Page.asking(request.query()).audience();
    return switch (what) {
      case "view" -> {
        readOnly(request);
        yield Replies.bytes(200, Replies.JSON, ViewJson.of(board.view(), audience));
      }
      case "stream" -> {
        method(request, "GET");
        yield stream.open(request.head().from(), audience);
      }
      case "voice" -> {
        readOnly(request);
        yield voice.list();
      }
      case "bench" -> bench(request, rest);
      default -> throw unknown("/api/" + what);
    };
  }

  private Reply bench(PageRequest request, String rest) throws BadInputException {
    BenchApi here = bench();
    if (request.head().method().equals("POST")) {
      return here.post(request, rest);
    }
    readOnly(request);
    return here.get(rest);
  }

  private BenchApi bench() throws BadInputException {
    if (bench == null) {
      throw new BadInputException(
          404,
          "no-bench",
          "/bench",
          "Máy này dùng thiết bị thật nên không có bàn thử. Chạy ./motcua demo để có bàn thử.");
    }
    return bench;
  }

  private void knownCounter(String tail) throws BadInputException {
    String id = tail.startsWith("/") ? tail.substring(1) : "";
    BoardView view = board.view();
    if (view.counters().stream().noneMatch(counter -> counter.id().equals(id))) {
      throw new BadInputException(
          404,
          "unknown-counter",
          id,
          "Trung tâm không có quầy “" + id + "”. Hãy về trang chủ để chọn quầy.");
    }
  }

  private static void readOnly(PageRequest request) throws BadInputException {
    method(request, "GET", "HEAD");
  }

  private static void method(PageRequest request, String... allowed) throws BadInputException {
    String method = request.head().method();
    if (!List.of(allowed).contains(method)) {
      throw BadInputException.wrongMethod(method, String.join(", ", allowed));
    }
  }

  private static void single(String[] part) throws BadInputException {
    if (part.length > 1) {
      throw unknown("/" + String.join("/", part));
    }
  }

  private static BadInputException unknown(String path) {
    return new BadInputException(
        404, "unknown-address", path, "Không có trang “" + path + "”. Hãy về trang chủ: /");
  }
}
