package vn.motcua.firmware.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.firmware.web.guard.Limits;

/** The requests that the pages of a board refuse, over real HTTP with the default limits. */
final class GuardedPagesTest {
  private final FakeBoard board = new FakeBoard();
  private final PageServer server = Loopback.server(0, new Limits(20, 120), board, List.of());

  @BeforeEach
  void start() throws Exception {
    server.start();
  }

  @AfterEach
  void close() {
    server.close();
  }

  private HttpResponse<String> touch(String verb, String json) throws Exception {
    URI address = URI.create("http://localhost:" + server.port() + "/api/touch/" + verb);
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build();
    return OverHttp.CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> take(String request) throws Exception {
    return touch("take-number", "{\"request\":\"" + request + "\",\"line\":\"dat-dai\"}");
  }

  @Test
  void aLoopDoesNotEmptyALineAndIsToldHowLongToWait() throws Exception {
    Map<Integer, Integer> answers = new TreeMap<>();
    HttpResponse<String> last = take("loop-first");
    for (int i = 0; i < 300; i++) {
      last = take("loop-touch-" + i);
      answers.merge(last.statusCode(), 1, Integer::sum);
    }
    int numbers = answers.getOrDefault(200, 0);
    assertThat(numbers).as("%s", answers).isBetween(19, 22);
    assertThat(last.statusCode()).isEqualTo(429);
    assertThat(last.headers().firstValueAsLong("Retry-After").orElseThrow()).isBetween(1L, 3L);
    assertThat(last.body())
        .startsWith("{\"answer\":\"refused\",\"code\":\"too-many\"")
        .contains("Xin chờ");
    assertThat(board.touches).hasSize(1 + numbers);
    assertThat(take("loop-first").body()).as("the same touch again").contains("\"1001\"");
  }

  @Test
  void aLoopOfRatingsReachesTheBoardAMinutesWorthAndLeavesTheOfficerHisKeys() throws Exception {
    for (int i = 0; i < 300; i++) {
      touch("rate", "{\"counter\":\"1\",\"value\":1}");
    }
    assertThat(board.touches.size()).isBetween(120, 130);
    assertThat(touch("call-next", "{\"counter\":\"1\"}").statusCode()).isEqualTo(409);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /api/view?page=counter HTTP/1.1\r\nHost: evil.example\r\n",
        "GET /api/view?page=counter HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n",
        "GET /api/view?page=counter HTTP/1.0\r\n",
        "GET http://evil.example/api/view?page=counter HTTP/1.1\r\nHost: localhost\r\n",
        "GET /counter/1 HTTP/1.1\r\nHost: 127.0.0.1.evil.example\r\n",
        "GET /kiosk HTTP/1.1\r\nHost: evil.example:80\r\n",
      })
  void aNameThatIsNotThisMachinesGetsASentenceAndNothingElse(String head) throws Exception {
    String answer = raw(head + "Connection: close\r\n\r\n");
    assertThat(answer.lines().findFirst().orElseThrow()).containsAnyOf(" 421", " 400");
    assertThat(answer).doesNotContain("Trần Thị Mẫu", "<html");
  }

  @Test
  void aPageOnAnotherPortOfThisMachineCanNeitherTouchNorListen() throws Exception {
    String foreign = "Host: localhost:" + server.port() + "\r\nSec-Fetch-Site: same-site\r\n";
    for (String start : List.of("GET /api/stream", "GET /api/view", "POST /api/touch/recall")) {
      String head = start + " HTTP/1.1\r\n" + foreign + "Connection: close\r\n";
      assertThat(raw(head + "Content-Length: 0\r\n\r\n")).startsWith("HTTP/1.1 403");
    }
    assertThat(board.touches).isEmpty();
  }

  private String raw(String request) throws Exception {
    try (Socket socket = new Socket("localhost", server.port())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
