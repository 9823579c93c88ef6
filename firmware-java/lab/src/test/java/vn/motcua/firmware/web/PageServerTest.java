package vn.motcua.firmware.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.firmware.access.Caller;
import vn.motcua.firmware.queue.touch.CounterTouch;
import vn.motcua.firmware.queue.touch.KioskTouch;
import vn.motcua.firmware.station.Answer;
import vn.motcua.firmware.station.Touch;
import vn.motcua.firmware.station.TouchForm;
import vn.motcua.firmware.view.Page;
import vn.motcua.firmware.view.PageView;

/** Pages, files and ports: every path, and the message for every wrong one. */
final class PageServerTest extends OverHttp {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/kiosk",
        "/counter/1",
        "/display",
        "/rating/2",
        "/settle",
        "/devices",
        "/attendance",
        "/desk",
        "/bench"
      })
  void everyPageIsVietnameseHtmlThatLoadsNothingFromElsewhere(String path) throws Exception {
    var page = get(path);
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
    assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .startsWith("default-src 'self'");
    assertThat(page.body()).contains("<html lang=\"vi\">").doesNotContain("http://", "https://");
  }

  @Test
  void everyFileThatAPageOrScriptNamesIsServed() throws Exception {
    var seen = new TreeSet<String>();
    var open = new ArrayDeque<>(List.of("/", "/kiosk", "/counter/1", "/display"));
    open.addAll(List.of("/rating/1", "/settle", "/devices", "/attendance", "/desk", "/bench"));
    var names = Pattern.compile("/assets/[\\w-]+\\.(css|js|svg|woff2)|\"\\./[\\w-]+\\.js\"");
    while (!open.isEmpty()) {
      String path = open.removeFirst();
      if (seen.add(path)) {
        var answer = get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        names
            .matcher(answer.body())
            .results()
            .map(found -> found.group().replace("\"./", "/assets/").replace("\"", ""))
            .forEach(open::add);
      }
    }
    assertThat(seen).contains("/assets/base.css", "/assets/board.js", "/assets/pictograms.svg");
  }

  @Test
  void aFileThatHasNotChangedIsNotSentAgain() throws Exception {
    String etag = get("/assets/base.css").headers().firstValue("ETag").orElseThrow();
    var again =
        CLIENT.send(
            to("/assets/base.css").header("If-None-Match", etag).build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(again.headers().firstValue("Content-Length"))
        .as("what a browser takes for the length of the file it has")
        .isEqualTo(get("/assets/base.css").headers().firstValue("Content-Length"));
  }

  /** A font is asked for once by a browser, so its bytes must never change under its name. */
  @Test
  void aFontIsSentOnceCompressedAndUnderANameThatChangesWithIt() throws Exception {
    List<String> fonts =
        Pattern.compile("/assets/BeVietnamPro-[\\w-]+\\.woff2")
            .matcher(get("/assets/base.css").body())
            .results()
            .map(MatchResult::group)
            .toList();
    assertThat(fonts).hasSize(2);
    for (String font : fonts) {
      var sent = CLIENT.send(to(font).build(), HttpResponse.BodyHandlers.ofByteArray());
      assertThat(sent.headers().firstValue("Content-Type")).hasValue("font/woff2");
      assertThat(sent.headers().firstValue("Cache-Control").orElseThrow())
          .contains("immutable", "max-age=31536000");
      assertThat(sent.body()).startsWith('w', 'O', 'F', '2').hasSizeLessThan(50_000);
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(sent.body());
      assertThat(font).endsWith("-" + HexFormat.of().formatHex(hash, 0, 6) + ".woff2");
      String etag = sent.headers().firstValue("ETag").orElseThrow();
      var again =
          CLIENT.send(
              to(font).header("If-None-Match", etag).build(),
              HttpResponse.BodyHandlers.ofByteArray());
      assertThat(again.statusCode()).isEqualTo(304);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/nothing",
        "/kiosk/more",
        "/counter",
        "/counter/9",
        "/rating/",
        "/assets/PageServer.class",
        "/assets/..%2fkiosk.html",
        "/assets/%2e%2e/kiosk.html",
        "/assets/missing.css",
        "/api/nothing",
        "/api/bench/nothing",
        "/api/bench/papers/9.png"
      })
  void anAddressThatDoesNotExistGetsASentence(String path) throws Exception {
    var answer = get(path);
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).containsPattern("Không|không");
  }

  @Test
  void withoutABenchItsPageSaysHowToGetOne() throws Exception {
    try (var production = Loopback.server(0, board, List.of())) {
      production.start();
      URI page = URI.create("http://localhost:" + production.port() + "/bench");
      var answer =
          CLIENT.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(answer.body()).contains("không có bàn thử").contains("./motcua demo");
    }
  }

  @Test
  void theViewHasNamesOnlyForPagesThatNeedThem() throws Exception {
    for (String page :
        List.of("", "?page=kiosk", "?page=display", "?page=rating/1", "?page=nothing")) {
      assertThat(get("/api/view" + page).body())
          .contains("phường Minh Hoạ")
          .doesNotContain("Trần Thị Mẫu", "H48-220921");
    }
    assertThat(get("/api/view?page=counter/1").body()).contains("Trần Thị Mẫu");
  }

  @Test
  void onlyTheOfficersPageSaysWhoHasAPriority() throws Exception {
    board.does(new KioskTouch.TakeNumber("request-1", "dat-dai", "disabled"));
    board.does(new CounterTouch.CallNext("1"));
    board.does(new KioskTouch.TakeNumber("request-2", "dat-dai", "pregnant"));
    for (String page : List.of("kiosk", "display", "rating/1", "settle", "devices")) {
      assertThat(get("/api/view?page=" + page).body())
          .as(page)
          .doesNotContain("\"priority\":", "\"next\":", "1002");
    }
    assertThat(get("/api/view?page=counter/1").body())
        .contains("\"priority\":\"Người khuyết tật\"", "\"priority\":\"Phụ nữ mang thai\"");
  }

  @Test
  void aUsedPortIsNamed() {
    var second = Loopback.server(server.port(), board, List.of());
    assertThatThrownBy(second::start)
        .isInstanceOf(PortInUseException.class)
        .hasMessage("port %d on 127.0.0.1 is used by another program".formatted(server.port()));
  }

  @Test
  void aServerThatCannotListenStopsListeningToTheBoard() {
    FakeBoard other = new FakeBoard();
    var second = Loopback.server(server.port(), other, List.of());
    assertThatThrownBy(second::start).isInstanceOf(PortInUseException.class);
    assertThat(other.listeners()).isZero();
  }

  @Test
  void aServerWhoseRoutesCannotBeMadeStopsListeningToTheBoard() {
    Silent other = new Silent();
    var second = Loopback.server(0, other, List.of());
    assertThatThrownBy(second::start).hasMessage("no forms");
    assertThat(other.listeners).isEmpty();
  }

  /** A board that cannot say which touches it takes. */
  private static final class Silent implements BoardPort {
    final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    @Override
    public Map<String, TouchForm> touches() {
      throw new IllegalStateException("no forms");
    }

    @Override
    public CompletableFuture<Answer> ask(Touch touch, Caller by) {
      return CompletableFuture.failedFuture(new IllegalStateException("the board stops"));
    }

    @Override
    public List<Page> declared() {
      return List.of();
    }

    @Override
    public Map<String, PageView> pages() {
      return Map.of();
    }

    @Override
    public AutoCloseable onChange(Runnable listener) {
      listeners.add(listener);
      return () -> listeners.remove(listener);
    }
  }

  @Test
  void aClosedServerFreesItsPortAndStopsListeningToTheBoard() throws Exception {
    int port = server.port();
    server.close();
    assertThat(board.listeners()).isZero();
    try (var next = Loopback.server(port, board, List.of())) {
      next.start();
      assertThat(next.port()).isEqualTo(port);
    }
  }

  @Test
  void aTechnicianSeesWhoIsConnectedAndWhoWasNotServed() throws Exception {
    List<Socket> strangers = new ArrayList<>();
    try (var open = Loopback.open(board)) {
      open.start();
      String network = Loopback.network();
      for (int client = 0; client < 70; client++) {
        strangers.add(new Socket(network, open.port()));
      }
      await().atMost(Duration.ofSeconds(20)).until(() -> open.traffic().refused() == 6);
      URI counts = URI.create("http://localhost:" + open.port() + "/api/connections");
      var answer =
          CLIENT.send(HttpRequest.newBuilder(counts).build(), HttpResponse.BodyHandlers.ofString());
      assertThat(answer.body())
          .contains("\"refused\":6", "\"cutOff\":", "\"listening\":0", "\"listenersCutOff\":0");
      await().atMost(Duration.ofSeconds(30)).until(() -> open.traffic().cutOff() >= 64);
    } finally {
      for (Socket stranger : strangers) {
        stranger.close();
      }
    }
  }
}
