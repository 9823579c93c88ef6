package vn.motcua.firmware.cli.site;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.motcua.firmware.cli.site.TestSite.motcua;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.firmware.cli.Ran;

/**
 * A board whose card dies twice in one day: processes with ledgers of their own, killed, with the
 * slots that the site gives to each card, and without a network, so that no card knows of another.
 */
@Timeout(180)
class NumbersOfANewCardTest {
  private static final Pattern NUMBER = Pattern.compile("\"number\":\"(\\d+)\"");
  private static final int EACH = 6;
  private static final String LINE =
      """
      name = "Phường Minh Hoạ"
      [[line]]
      id = "ho-tich"
      prefix = 2
      name = "Hộ tịch"
      pictogram = "family"
      [[counter]]
      id = "1"
      name = "Quầy số 1"
      lines = ["ho-tich"]
      """;

  @TempDir Path directory = Path.of("");

  @Test
  void neverMeetThoseOfTheCardsBeforeIt() throws Exception {
    TestSite here = TestSite.in(directory);
    String site = here.folder().toString();
    Files.writeString(directory.resolve("catalogue.toml"), LINE);
    TestSite.Said admitted = motcua("site", "board", site, "kiosk-1", "--tickets");
    List<String> numbers = new ArrayList<>();
    numbers.addAll(card(here, 1, admitted.err(), admitted.out().strip()));
    for (int card = 2; card <= 3; card++) {
      String said = motcua("site", "replace", site, "kiosk-1", "--why", "thẻ hỏng").out();
      Files.delete(directory.resolve("board.key"));
      numbers.addAll(card(here, card, said, said.strip().replaceFirst("(?s).*--code ", "")));
    }
    assertThat(numbers).hasSize(3 * 2 * EACH).doesNotHaveDuplicates();
  }

  /** Gives numbers, is killed, gives more, is killed. */
  private List<String> card(TestSite here, int card, String said, String code) throws Exception {
    Matcher slots = Pattern.compile("slots = \\[.*]").matcher(said);
    assertThat(slots.find()).as(said).isTrue();
    int port = freePort();
    Files.writeString(
        here.toml(),
        """
        centre = "minh-hoa"
        board = "kiosk-1"
        roles = ["ticket"]
        %s
        data = "DIR/card-%d"
        [broker]
        url = "ssl://localhost:1"
        ca = "DIR/ca.crt"
        certificate = "DIR/board.crt"
        key = "DIR/board.key"
        [web]
        port = %d
        """
            .formatted(slots.group(), card, port)
            .replace("DIR", directory.toString()));
    try (EstServer server = here.serve()) {
      assertThat(here.enrol(server, "--code", code).err()).isEmpty();
    }
    List<String> numbers = new ArrayList<>();
    for (int run = 1; run <= 2; run++) {
      Process board = Ran.start("board", "--config", here.toml().toString());
      try {
        awaitPages(board);
        for (int citizen = 1; citizen <= EACH; citizen++) {
          String answer = take(port, "card-%d-run-%d-citizen-%d".formatted(card, run, citizen));
          Matcher number = NUMBER.matcher(answer);
          assertThat(number.find()).as(answer).isTrue();
          numbers.add(number.group(1));
        }
      } finally {
        board.destroyForcibly().waitFor();
      }
    }
    return numbers;
  }

  private static void awaitPages(Process board) throws IOException {
    StringBuilder said = new StringBuilder();
    BufferedReader lines = board.inputReader(StandardCharsets.UTF_8);
    String line = lines.readLine();
    while (line != null && !line.contains("serves 127.0.0.1")) {
      said.append(line).append('\n');
      line = lines.readLine();
    }
    assertThat(line).as(said.toString()).isNotNull();
  }

  private static String take(int port, String request) throws Exception {
    String origin = "http://localhost:" + port;
    String touch = "{\"request\":\"%s\",\"line\":\"ho-tich\"}".formatted(request);
    try (HttpClient client = HttpClient.newHttpClient()) {
      return Objects.requireNonNull(
          client
              .send(
                  HttpRequest.newBuilder(URI.create(origin + "/api/touch/take-number"))
                      .header("Content-Type", "application/json")
                      .header("Origin", origin)
                      .POST(HttpRequest.BodyPublishers.ofString(touch))
                      .build(),
                  HttpResponse.BodyHandlers.ofString())
              .body());
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      return free.getLocalPort();
    }
  }
}
