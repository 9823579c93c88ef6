package vn.motcua.firmware.crash;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes numbers, calls them, presses the button, and writes down what the board has confirmed to a
 * person. Goes on until the board no longer answers.
 */
final class People {
  private static final Pattern NUMBER = Pattern.compile("\"number\":\"(\\d{4})\"");
  private static final int BUTTON = 4;

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final RandomGenerator random;

  /** Numbers shown to a citizen. */
  final List<String> numbers = new CopyOnWriteArrayList<>();

  /** Visits whose press was answered by the lamp. */
  final List<String> lit = new CopyOnWriteArrayList<>();

  People(RandomGenerator random) {
    this.random = random;
  }

  void use(BoardProcess board, int port) {
    try {
      touch(port, "finish", "{\"counter\":\"1\"}"); // a visit the last life left open
      touch(port, "absent", "{\"counter\":\"1\"}");
      while (board.isAlive()) {
        String line = "line-" + (1 + random.nextInt(9));
        String request = "{\"request\":\"" + UUID.randomUUID() + "\",\"line\":\"" + line + "\"}";
        keep(number(touch(port, "take-number", request)), numbers);
        String visit = number(touch(port, "call-next", "{\"counter\":\"1\"}"));
        touch(port, "start", "{\"counter\":\"1\"}");
        board.press(BUTTON);
        if (board.lights(BUTTON, 2_000)) {
          keep(visit, lit);
        }
        touch(port, "finish", "{\"counter\":\"1\"}");
      }
    } catch (IOException killed) {
      return; // what it had confirmed is written down
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  private static void keep(String number, List<String> list) {
    if (!number.isEmpty()) {
      list.add(number);
    }
  }

  private static String number(String json) {
    Matcher m = NUMBER.matcher(json);
    return m.find() ? m.group(1) : "";
  }

  private String touch(int port, String verb, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/touch/" + verb))
            .timeout(Duration.ofSeconds(10))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
    return response.statusCode() == 200 ? response.body() : "";
  }
}
