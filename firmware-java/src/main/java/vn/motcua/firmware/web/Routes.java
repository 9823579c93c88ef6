package vn.motcua.firmware.web;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.motcua.firmware.view.Page;
import vn.motcua.firmware.view.PageView;
import vn.motcua.firmware.web.guard.Guard;
import vn.motcua.firmware.web.guard.Refusal;
import vn.motcua.firmware.web.guard.Request;
import vn.motcua.firmware.web.server.PageRequest;
import vn.motcua.firmware.web.server.Pages;
import vn.motcua.firmware.web.server.Reply;

/** One table of every address the board answers. Any thread. */
final class Routes implements Pages {
  private static final System.Logger LOG = System.getLogger(Routes.class.getName());

  private static final String PAGE = "page=";

  private final Guard guard;
  private final BoardPort board;
  private final ViewStream stream;
  private final TouchApi touches;
  private final @Nullable AddedPage added;
  private final Assets assets = new Assets();
  private final VoiceWords voice;
  private final Supplier<Traffic> traffic;

  Routes(
      Guard guard,
      BoardPort board,
      ViewStream stream,
      @Nullable AddedPage added,
      @Nullable Path voice,
      Supplier<Traffic> traffic) {
    this.guard = guard;
    this.board = board;
    this.stream = stream;
    this.touches = new TouchApi(guard, board);
    this.added = added;
    this.voice = new VoiceWords(voice);
    this.traffic = traffic;
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
          default -> page(request, path.substring(1), part[0]);
        };
    readOnly(request);
    return found;
  }

  private Reply page(PageRequest request, String path, String name) throws BadInputException {
    if (path.equals(Page.BENCH.path()) || !board.pages().containsKey(path)) {
      added(path, "/" + path);
    }
    return assets.page(request.etag(), name.isEmpty() ? "home" : name);
  }

  private Reply api(PageRequest request, String what, String rest)
      throws IOException, BadInputException {
    return switch (what) {
      case "view" -> {
        readOnly(request);
        yield Replies.bytes(200, Replies.JSON, ViewJson.of(view(request)));
      }
      case "stream" -> {
        method(request, "GET");
        yield stream.open(request.head().from(), asked(request));
      }
      case "voice" -> {
        readOnly(request);
        yield voice.list();
      }
      case "connections" -> {
        readOnly(request);
        yield Replies.bytes(200, Replies.JSON, ViewJson.of(traffic.get()));
      }
      default -> added(request, added(what, "/api/" + what), rest);
    };
  }

  private static Reply added(PageRequest request, AddedPage page, String rest)
      throws BadInputException {
    if (request.head().method().equals("POST")) {
      return page.post(request, rest);
    }
    readOnly(request);
    return page.get(rest);
  }

  private AddedPage added(String name, String path) throws BadInputException {
    if (added != null && added.name().equals(name)) {
      return added;
    }
    if (name.equals("bench")) {
      throw new BadInputException(
          404,
          "no-bench",
          "/bench",
          "Máy này dùng thiết bị thật nên không có bàn thử. Chạy ./motcua demo để có bàn thử.");
    }
    throw unknown(path);
  }

  /** The path of the page that asks; the home page's when it names none that this board has. */
  private String asked(PageRequest request) {
    String query = request.query();
    if (query == null || !query.startsWith(PAGE)) {
      return Page.HOME.path();
    }
    String path = decoded(query.substring(PAGE.length()));
    return board.pages().containsKey(path) ? path : Page.HOME.path();
  }

  /** Without percent signs that no browser sends. */
  private static String decoded(String path) {
    try {
      return URLDecoder.decode(path, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      return path;
    }
  }

  private PageView view(PageRequest request) {
    return Objects.requireNonNull(board.pages().get(asked(request)));
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

  private static BadInputException unknown(String path) {
    return new BadInputException(
        404, "unknown-address", path, "Không có trang “" + path + "”. Hãy về trang chủ: /");
  }
}
