package vn.motcua.firmware.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Touches the pages as a browser does: the same requests over HTTP, and no other access. */
final class Visitor implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final JsonMapper json = JsonMapper.shared();
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final URI root;

  Visitor(int port) {
    this.root = URI.create("http://127.0.0.1:" + port);
  }

  /** Touches a line on the kiosk; returns the number. */
  String takeNumber(String line) throws IOException, InterruptedException {
    var body = json.createObjectNode().put("request", UUID.randomUUID().toString());
    return touch("take-number", body.put("line", line)).path("number").asString();
  }

  /** Presses a key of a counter's console: {@code call-next}, {@code start} … */
  void counter(String key, String counter) throws IOException, InterruptedException {
    touch(key, json.createObjectNode().put("counter", counter));
  }

  private JsonNode touch(String verb, JsonNode body) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(root.resolve("/api/touch/" + verb))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body)))
            .build();
    HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException(
          verb + " was answered " + response.statusCode() + ": " + response.body());
    }
    return json.readTree(response.body());
  }

  @Override
  public void close() {
    http.close();
  }
}
