package vn.motcua.firmware.web;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import vn.motcua.firmware.demo.BenchPage;

/** A server with a board and a bench in memory, and a client that speaks real HTTP to it. */
abstract class OverHttp {
  static final HttpClient CLIENT = HttpClient.newHttpClient();

  final FakeBoard board = new FakeBoard();
  final FakeBench bench = new FakeBench();
  final PageServer server = Loopback.server(0, board, BenchPage.of(bench));

  @BeforeEach
  final void start() throws IOException {
    server.start();
  }

  @AfterEach
  final void close() {
    server.close();
  }

  final HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path))
        .timeout(Duration.ofSeconds(20));
  }

  final HttpResponse<String> get(String path) throws Exception {
    return CLIENT.send(to(path).build(), HttpResponse.BodyHandlers.ofString());
  }

  final HttpResponse<String> post(String path, String json, String... headers) throws Exception {
    var request = to(path).header("Content-Type", "application/json");
    if (headers.length > 0) {
      request.headers(headers);
    }
    return CLIENT.send(
        request.POST(HttpRequest.BodyPublishers.ofString(json)).build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
