package vn.motcua.firmware.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.motcua.firmware.view.BoardView;

/** One table of every address the board answers. Any thread. */
final class Routes implements HttpHandler {
  private static final System.Logger LOG = System.getLogger(Routes.class.getName());

  /** Pages that have need of people's names: the officers' console and the bench. */
  private static final Set<String> PAGES_WITH_NAMES = Set.of("page=counter", "page=bench");

  private final BoardPort board;
  private final ViewStream stream;
  private final TouchApi touches;
  private final @Nullable BenchApi bench;
  private final Assets assets = new Assets();

  Routes(BoardPort board, ViewStream stream, @Nullable BenchPort bench) {
    this.board = board;
    this.stream = stream;
    this.touches = new TouchApi(board);
    this.bench = bench == null ? null : new BenchApi(bench);
  }

  /** Answers one request; whatever goes wrong gets an answer too, and only a broken peer none. */
  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      try {
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

  private void answer(HttpExchange exchange, String path) throws IOException, BadInputException {
    String[] part = path.substring(1).split("/", 3);
    String rest = part.length > 2 ? part[2] : "";
    switch (part[0]) {
      case "api" -> api(exchange, part.length > 1 ? part[1] : "", rest);
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
        Guard.method(exchange, "GET");
        stream.serve(exchange, withNames);
      }
      case "touch" -> {
        Guard.method(exchange, "POST");
        Guard.ownJsonPost(exchange);
        touches.handle(exchange, rest);
      }
      case "bench" -> bench(exchange, rest);
      default -> throw unknown("/api/" + what);
    }
  }

  private void bench(HttpExchange exchange, String rest) throws IOException, BadInputException {
    BenchApi here = bench();
    if (exchange.getRequestMethod().equals("POST")) {
      Guard.ownJsonPost(exchange);
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
    Guard.method(exchange, "GET", "HEAD");
    return exchange;
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
      var json = AnswerJson.trouble("bad-input", bad.code(), bad.where(), bad.sentence());
      Reply.json(exchange, bad.status(), json);
    } else {
      byte[] text = bad.sentence().getBytes(StandardCharsets.UTF_8);
      Reply.bytes(exchange, bad.status(), Reply.TEXT, text);
    }
  }
}
