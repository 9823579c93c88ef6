package vn.motcua.firmware.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.firmware.people.AccountBook;
import vn.motcua.firmware.people.password.Cards;
import vn.motcua.firmware.people.password.PasswordRule;
import vn.motcua.firmware.people.password.Passwords;
import vn.motcua.firmware.people.password.TechnicianCode;
import vn.motcua.firmware.people.reader.CardDesk;
import vn.motcua.firmware.people.session.Reception;
import vn.motcua.firmware.people.session.Sessions;
import vn.motcua.firmware.screen.ScreenRoutes;
import vn.motcua.firmware.screen.ScreenTokens;
import vn.motcua.firmware.web.people.PeopleRoutes;
import vn.motcua.firmware.web.people.SessionRoutes;
import vn.motcua.provisioning.BoardConfig;

/**
 * The number of a citizen in each text of each address that takes one. All numbers are invented.
 */
@Timeout(120)
final class FreeTextTest {
  /** Three numbers of people in every spelling. */
  private static final List<String> NUMBERS =
      List.of(
          "001099000123",
          "mất phiếu, CCCD 001 099 000 123",
          "001.099.000.123",
          "001-099-000-123",
          "CMND 212345678",
          "212 345 678",
          "ĐT 0905 123 456",
          "\uff10\uff10\uff11\uff10\uff19\uff19\uff10\uff10\uff10\uff11\uff12\uff13");

  /** Which texts of an address may be seen by others: all but secrets, ids of touches and days. */
  private static final Map<String, List<String>> TEXTS = new LinkedHashMap<>();

  /** What is sent where the text under test is not. */
  private static final Map<String, String> GOOD =
      Map.ofEntries(
          Map.entry("counter", "\"1\""),
          Map.entry("toLine", "\"linh-vuc-1\""),
          Map.entry("line", "\"linh-vuc-1\""),
          Map.entry("priority", "\"merit\""),
          Map.entry("request", "\"abcdef-0001\""),
          Map.entry("day", "\"2026-11-20\""),
          Map.entry("number", "\"1001\""),
          Map.entry("cameOut", "true"),
          Map.entry("reason", "\"lost\""),
          Map.entry("value", "3"),
          Map.entry("person", "\"cb-001\""),
          Map.entry("roles", "\"officer\""),
          Map.entry("why", "\"new-staff\""),
          Map.entry("code", "\"AAAA-AAAA-AAAA\""),
          Map.entry("current", "\"mật khẩu của cán bộ\""),
          Map.entry("password", "\"bốn từ ngắn bất kỳ\""),
          Map.entry("print", "\"no\""),
          Map.entry("token", "\"abc\""));

  /** The other fields of an address. */
  private static final Map<String, List<String>> OTHERS =
      Map.of(
          "/api/touch/take-number", List.of("request"),
          "/api/touch/settle", List.of("day", "cameOut"),
          "/api/touch/rate", List.of("value", "day"),
          "/api/session", List.of("password"),
          "/api/account/code", List.of("code", "password"),
          "/api/account/password", List.of("current", "password"),
          "/api/people/card", List.of("print"),
          "/api/screen", List.of("token"));

  static {
    for (String key : List.of("absent", "call-next", "finish", "recall", "start", "undo-call")) {
      TEXTS.put("/api/touch/" + key, List.of("counter"));
    }
    TEXTS.put("/api/touch/take-back-absent", List.of("counter"));
    TEXTS.put("/api/touch/call-number", List.of("counter", "number"));
    TEXTS.put("/api/touch/transfer", List.of("counter", "toLine"));
    TEXTS.put("/api/touch/take-number", List.of("line", "priority"));
    TEXTS.put("/api/touch/settle", List.of("number"));
    TEXTS.put("/api/touch/reprint", List.of("number", "reason"));
    TEXTS.put("/api/touch/rate", List.of("counter", "number"));
    TEXTS.put("/api/touch/print-closing", List.of());
    TEXTS.put("/api/touch/take-over", List.of());
    TEXTS.put("/api/session", List.of("person"));
    TEXTS.put("/api/account/code", List.of("person"));
    TEXTS.put("/api/account/password", List.of());
    TEXTS.put("/api/people/add", List.of("person", "roles", "why"));
    TEXTS.put("/api/people/roles", List.of("person", "roles", "why"));
    TEXTS.put("/api/people/remove", List.of("person", "why"));
    TEXTS.put("/api/people/reset", List.of("person", "why"));
    TEXTS.put("/api/people/card", List.of("person", "why"));
    TEXTS.put("/api/people/no-card", List.of("person", "why"));
    TEXTS.put("/api/screen", List.of());
  }

  @TempDir private Path directory;
  private final FakeBoard board = new FakeBoard();
  private final Queue<String> logged = new ConcurrentLinkedQueue<>();
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord line) {
          logged.add(line.getMessage() + " " + List.of(parameters(line)) + " " + line.getThrown());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };
  private final HttpClient client = HttpClient.newHttpClient();
  private Reception reception;
  private PageServer server;

  private static Object[] parameters(LogRecord line) {
    return line.getParameters() == null ? new Object[0] : line.getParameters();
  }

  @BeforeEach
  void start() throws Exception {
    Logger.getLogger("").addHandler(handler);
    var accounts = new AccountBook();
    var sessions = new Sessions(accounts, new BoardConfig.Accounts(), System::nanoTime);
    reception =
        new Reception(
            new Reception.Needs(
                accounts,
                sessions,
                new Passwords(directory),
                new TechnicianCode(directory),
                new PasswordRule("minh-hoa", "Minh Hoạ"),
                board::ask,
                InstantSource.system(),
                System::nanoTime));
    server =
        Loopback.server(
            0,
            board,
            Stream.of(
                    SessionRoutes.of(sessions, reception, null),
                    PeopleRoutes.of(
                        reception,
                        new CardDesk(
                            new Cards(directory), "Minh Hoạ", board::ask, reception.thread())),
                    ScreenRoutes.of(new ScreenTokens(directory)))
                .flatMap(List::stream)
                .toList());
    server.start();
  }

  @AfterEach
  void close() {
    Logger.getLogger("").removeHandler(handler);
    client.shutdownNow();
    server.close();
    reception.close();
  }

  @Test
  void theTableHasEveryAddressThatTakesSomething() {
    assertThat(
            server.routes().stream()
                .filter(route -> route.methods().contains("POST"))
                .map(Route::path))
        .containsExactlyInAnyOrderElementsOf(TEXTS.keySet());
  }

  @Test
  void noTextOfAnyAddressTakesTheNumberOfACitizenInAnySpelling() throws Exception {
    List<String> wrong = new ArrayList<>();
    int asked = 0;
    for (var row : TEXTS.entrySet()) {
      for (String field : row.getValue()) {
        for (String number : NUMBERS) {
          HttpResponse<String> answer = post(row.getKey(), body(row.getKey(), field, number));
          asked++;
          if (answer.statusCode() != 400
              || !answer.body().contains("\"personal-number\"")
              || !answer.body().contains("không có số đó")
              || isQuoted(answer.body())) {
            wrong.add(row.getKey() + " " + field + " " + number + ": " + answer.body());
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(asked).isEqualTo(34 * NUMBERS.size());
    assertThat(board.touches).isEmpty();
    assertThat(logged).noneMatch(FreeTextTest::isQuoted);
  }

  @Test
  void theSameRequestsWithoutANumberAreRead() throws Exception {
    for (String path : TEXTS.keySet()) {
      assertThat(post(path, body(path, "", "")).body())
          .as(path)
          .doesNotContain("personal-number", "missing-field", "unknown-field");
    }
  }

  @Test
  void aFieldNamedLikeANumberIsNotRepeated() throws Exception {
    HttpResponse<String> answer =
        post("/api/touch/recall", "{\"counter\":\"1\",\"001099000123\":\"x\"}");
    assertThat(answer.body()).contains("personal-number").doesNotContain("001099");
  }

  private static boolean isQuoted(String text) {
    return text.replaceAll("[ .-]", "")
        .matches("(?s).*(001099000|212345678|0905123456|\uff10\uff11).*");
  }

  private static String body(String path, String field, String number) {
    return Stream.of(TEXTS, OTHERS)
        .flatMap(each -> each.getOrDefault(path, List.of()).stream())
        .map(name ->
            "\"%s\":%s".formatted(name, name.equals(field) ? "\"" + number + "\"" : GOOD.get(name)))
        .collect(Collectors.joining(",", "{", "}"));
  }

  private HttpResponse<String> post(String path, String json) throws Exception {
    String address = "http://localhost:" + server.port();
    return client.send(
        HttpRequest.newBuilder(URI.create(address + path))
            .header("Content-Type", "application/json")
            .header("Origin", address)
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
