package vn.motcua.firmware.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.motcua.firmware.access.Identification;
import vn.motcua.firmware.queue.QueuePages;
import vn.motcua.firmware.queue.touch.KioskTouch;
import vn.motcua.firmware.web.guard.Request;
import vn.motcua.firmware.web.server.ConnectionLimits;
import vn.motcua.firmware.web.server.PageRequest;
import vn.motcua.firmware.web.server.Pages;
import vn.motcua.firmware.web.server.Reply;
import vn.motcua.firmware.web.server.WebServer;

/** Listening pages over real HTTP. */
@Timeout(60)
final class ViewStreamTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final FakeBoard board = new FakeBoard();
  private final PageServer server = Loopback.server(0, board, List.of());
  private final HttpClient client = HttpClient.newHttpClient();
  private final List<AutoCloseable> open = new ArrayList<>();

  @BeforeEach
  void start() throws IOException {
    server.start();
  }

  @AfterEach
  void close() throws Exception {
    server.close();
    for (AutoCloseable each : open) {
      each.close();
    }
    client.shutdownNow();
  }

  private HttpResponse<InputStream> listen(String query) throws Exception {
    return listen(URI.create("http://localhost:" + server.port() + "/api/stream" + query));
  }

  private HttpResponse<InputStream> listen(URI address) throws Exception {
    var response =
        client.send(
            HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofInputStream());
    open.add(response.body());
    return response;
  }

  private static BufferedReader lines(HttpResponse<InputStream> response) {
    return new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
  }

  private static String nextView(BufferedReader lines) throws IOException {
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith("data: {\"centre\"")) {
        return line;
      }
    }
    throw new IOException("the stream ended");
  }

  @Test
  void theWholeViewComesAtOnceAndAfterEveryChange() throws Exception {
    var response = listen("?page=kiosk");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type"))
        .hasValue("text/event-stream; charset=utf-8");
    var lines = lines(response);
    assertThat(nextView(lines)).contains("\"waiting\":0").doesNotContain("Trần Thị Mẫu");
    board.does(new KioskTouch.TakeNumber("request-1", "dat-dai", null));
    assertThat(nextView(lines)).contains("\"pictogram\":\"land\",\"waiting\":1");
  }

  @Test
  void theCountersStreamHasTheOfficersName() throws Exception {
    assertThat(nextView(lines(listen("?page=counter/1")))).contains("Trần Thị Mẫu");
  }

  @Test
  void aQuietBoardStillBeats() throws Exception {
    try (var hasty = new Hasty(Duration.ofMillis(50), Duration.ofSeconds(20))) {
      var lines = lines(listen(hasty.address()));
      nextView(lines);
      assertThat(lines.readLine()).isEmpty();
      assertThat(lines.readLine()).isEqualTo("event: heartbeat");
    }
  }

  @Test
  void aListenerThatNeverReadsIsCutOffAndItsPlaceIsFree() throws Exception {
    try (var hasty = new Hasty(Duration.ofMillis(50), Duration.ofMillis(300));
        var stuck = new Socket()) {
      stuck.setReceiveBufferSize(4096);
      stuck.connect(new InetSocketAddress("localhost", hasty.address().getPort()));
      stuck.getOutputStream().write(utf8("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"));
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(1))
          .until(() -> {
            board.changed();
            return hasty.stream.cutOff() == 1 && hasty.http.connections() == 0;
          });
    }
  }

  @Test
  void aListenerThatDoesNotReadHoldsNobodyUpAndThenGetsTheLatestView() throws Exception {
    try (var slow = new Socket()) {
      slow.setReceiveBufferSize(4096);
      slow.connect(new InetSocketAddress("localhost", server.port()));
      slow.getOutputStream()
          .write(
              "GET /api/stream?page=kiosk HTTP/1.1\r\nHost: localhost\r\n\r\n"
                  .getBytes(StandardCharsets.UTF_8));
      var quick = lines(listen("?page=kiosk"));
      nextView(quick);
      int changes = 3000; // some 6 MB of views: far more than socket buffers hold
      for (int change = 0; change < changes; change++) {
        board.changed();
      }
      board.does(new KioskTouch.TakeNumber("request-1", "dat-dai", null));
      String latest = nextView(quick);
      while (!latest.contains("\"waiting\":1")) {
        latest = nextView(quick);
      }
      var slowLines =
          new BufferedReader(new InputStreamReader(slow.getInputStream(), StandardCharsets.UTF_8));
      int views = 1;
      while (!nextView(slowLines).contains("\"waiting\":1")) {
        views++;
      }
      assertThat(views).isLessThan(changes);
    }
  }

  @Test
  void beyondTheLimitAListenerIsToldToTryLaterAndAPlaceThatIsLeftIsGivenAgain() throws Exception {
    var sockets = new ArrayList<HttpResponse<InputStream>>();
    for (int listener = 0; listener < ViewStream.LISTENERS_MAX; listener++) {
      var response = listen("");
      assertThat(response.statusCode()).isEqualTo(200);
      sockets.add(response);
    }
    var beyond = listen("");
    assertThat(beyond.statusCode()).isEqualTo(503);
    assertThat(beyond.headers().firstValue("Retry-After")).hasValue("5");
    assertThat(new String(beyond.body().readAllBytes(), StandardCharsets.UTF_8))
        .contains("too-many-listeners");
    sockets.getFirst().body().close();
    await()
        .atMost(PATIENCE)
        .until(() -> {
          board.changed();
          return listen("").statusCode() == 200;
        });
  }

  @Test
  void whenTheServerClosesEveryStreamEnds() throws Exception {
    var lines = lines(listen(""));
    nextView(lines);
    server.close();
    await()
        .atMost(PATIENCE)
        .until(() -> {
          try {
            return lines.readLine() == null;
          } catch (IOException cut) {
            return true;
          }
        });
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** A stream alone on a server of its own, with short times. */
  private final class Hasty implements AutoCloseable, Pages {
    private final ViewStream stream;
    private final WebServer http;

    Hasty(Duration heartbeat, Duration writeMax) throws IOException {
      stream = new ViewStream(board, Identification.NONE, heartbeat, writeMax);
      http =
          new WebServer(new InetSocketAddress("localhost", 0), ConnectionLimits.standard(), this);
      http.start();
    }

    @Override
    public @Nullable Reply refusal(Request head) {
      return null;
    }

    @Override
    public CompletionStage<Reply> answer(PageRequest request) {
      return CompletableFuture.completedStage(stream.open(request.head(), QueuePages.KIOSK));
    }

    URI address() {
      return URI.create("http://localhost:" + http.port() + "/");
    }

    @Override
    public void close() {
      stream.close();
      http.close();
    }
  }
}
