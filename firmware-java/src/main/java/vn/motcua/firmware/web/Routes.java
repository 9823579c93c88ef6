package vn.motcua.firmware.web;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.motcua.firmware.view.BoardView;
import vn.motcua.firmware.web.guard.Guard;
import vn.motcua.firmware.web.guard.Refusal;
import vn.motcua.firmware.web.guard.Request;

/** One table of every address the board answers. Any thread. */
final class Routes implements HttpHandler {
  private static final System.Logger LOG = System.getLogger(Routes.class.getName());

  /** Pages that have need of people's names: the officers' console and the bench. */
  private static final Set<String> PAGES_WITH_NAMES = Set.of("page=counter", "page=bench");

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

  /** Answers one request; whatever goes wrong gets an answer too, and only a broken peer none. */
  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      try {
        letIn(exchange, guard.judge(request(exchange)));
        answer(exchange, exchange.getRequestURI().getPath());
      } catch (BadInputException bad) {
        trouble(exchange, bad);
      } catch (RuntimeException ours) {
        LOG.log(System.Logger.Level.ERROR, "a page could not be answered", ours);
        Reply.json(
            exchange,
            500,
            AnswerJson.trouble(
                "unavailable", "internal", null, "Máy gặp lỗi. Hãy báo cán bộ kỹ thuật."));
      }
    }
  }

  private static Request request(HttpExchange exchange) {
    Headers headers = exchange.getRequestHeaders();
    URI target = exchange.getRequestURI();
    List<String> hosts = headers.getOrDefault("Host", List.of());
    return new Request(
        exchange.getRequestMethod(),
        target.getPath(),
        target.getRawAuthority() == null && target.getScheme() == null,
        exchange.getRemoteAddress().getAddress(),
        hosts.size() == 1 ? hosts.getFirst() : null,
        headers.getFirst("Origin"),
        headers.getFirst("Sec-Fetch-Site"),
        headers.getFirst("Content-Type"));
  }

  /** Turns a refusal into the answer it is worth. */
  static void letIn(HttpExchange exchange, @Nullable Refusal refusal) throws BadInputException {
    if (refusal == null) {
      return;
    }
    if (refusal.retrySeconds() > 0) {
      exchange.getResponseHeaders().set("Retry-After", Long.toString(refusal.retrySeconds()));
    }
    throw new BadInputException(
        refusal.status(), refusal.code(), refusal.where(), refusal.sentence());
  }

  private void answer(HttpExchange exchange, String path) throws IOException, BadInputException {
    String[] part = path.substring(1).split("/", 3);
    String rest = part.length > 2 ? part[2] : "";
    switch (part[0]) {
      case "api" -> api(exchange, part.length > 1 ? part[1] : "", rest);
      case "voice" -> voice.send(readOnly(exchange), part.length > 1 ? part[1] : "");
      case "assets" -> assets.file(readOnly(exchange), path.substring("/assets/".length()));
      case "counter", "rating" -> {
        knownCounter(path.substring(part[0].length() + 1));
        assets.page(readOnly(exchange), part[0]);
      }
      case "bench" -> {
        single(part);
        bench();
        assets.page(readOnly(exchange), "bench");
      }
      case "kiosk", "display", "settle" -> {
        single(part);
        assets.page(readOnly(exchange), part[0]);
      }
      case "" -> assets.page(readOnly(exchange), "home");
      default -> throw unknown(path);
    }
  }

  private void api(HttpExchange exchange, String what, String rest)
      throws IOException, BadInputException {
    String query = exchange.getRequestURI().getQuery();
    boolean withNames = query != null && PAGES_WITH_NAMES.contains(query);
    switch (what) {
      case "view" ->
          Reply.bytes(readOnly(exchange), 200, Reply.JSON, ViewJson.of(board.view(), withNames));
      case "stream" -> {
        method(exchange, "GET");
        stream.serve(exchange, withNames);
      }
      case "touch" -> {
        method(exchange, "POST");
        touches.handle(exchange, rest);
      }
      case "voice" -> voice.list(readOnly(exchange));
      case "bench" -> bench(exchange, rest);
      default -> throw unknown("/api/" + what);
    }
  }

  private void bench(HttpExchange exchange, String rest) throws IOException, BadInputException {
    BenchApi here = bench();
    if (exchange.getRequestMethod().equals("POST")) {
      here.post(exchange, rest);
    } else {
      here.get(readOnly(exchange), rest);
    }
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

  private static HttpExchange readOnly(HttpExchange exchange) throws BadInputException {
    method(exchange, "GET", "HEAD");
    return exchange;
  }

  private static void method(HttpExchange exchange, String... allowed) throws BadInputException {
    if (!List.of(allowed).contains(exchange.getRequestMethod())) {
      exchange.getResponseHeaders().set("Allow", String.join(", ", allowed));
      throw new BadInputException(
          405,
          "wrong-method",
          exchange.getRequestMethod(),
          "Địa chỉ này chỉ nhận " + String.join(", ", allowed) + ".");
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

  /** Programs get JSON, people with a browser a plain sentence. */
  private static void trouble(HttpExchange exchange, BadInputException bad) throws IOException {
    if (exchange.getRequestURI().getPath().startsWith("/api/")) {
      String answer = bad.status() == 429 ? "refused" : "bad-input";
      var json = AnswerJson.trouble(answer, bad.code(), bad.where(), bad.sentence());
      Reply.json(exchange, bad.status(), json);
    } else {
      byte[] text = bad.sentence().getBytes(StandardCharsets.UTF_8);
      Reply.bytes(exchange, bad.status(), Reply.TEXT, text);
    }
  }
}
