package vn.motcua.firmware.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.firmware.access.Caller;
import vn.motcua.firmware.access.Identification;
import vn.motcua.firmware.access.ScreenKind;
import vn.motcua.firmware.demo.BenchPage;
import vn.motcua.firmware.intruder.CallerKind;
import vn.motcua.firmware.people.AccountBook;
import vn.motcua.firmware.people.password.Cards;
import vn.motcua.firmware.people.password.PasswordRule;
import vn.motcua.firmware.people.password.Passwords;
import vn.motcua.firmware.people.password.TechnicianCode;
import vn.motcua.firmware.people.reader.CardDesk;
import vn.motcua.firmware.people.reader.ReaderPlace;
import vn.motcua.firmware.people.reader.ReaderSignIn;
import vn.motcua.firmware.people.session.Reception;
import vn.motcua.firmware.people.session.Sessions;
import vn.motcua.firmware.screen.ScreenRoutes;
import vn.motcua.firmware.screen.ScreenTokens;
import vn.motcua.firmware.web.guard.Doorway;
import vn.motcua.firmware.web.guard.Limits;
import vn.motcua.firmware.web.people.PeopleRoutes;
import vn.motcua.firmware.web.people.ReaderRoutes;
import vn.motcua.firmware.web.people.SessionRoutes;
import vn.motcua.provisioning.BoardConfig;

/** Each row of docs/access.md, asked over HTTPS by every kind of caller. */
@Timeout(300)
final class AccessOverTlsTest {
  private static final String SESSION = "/api/session";
  private static final String OTHER_PAD = "other-pad";
  private static final Map<String, String> FILES =
      Map.of(
          "/assets/*", "/assets/base.css",
          "/voice/*", "/voice/mot.wav",
          "/api/bench/papers/*", "/api/bench/papers/2.png");

  @TempDir private Path directory;
  private final Map<String, Caller> callers = new HashMap<>();
  private final FakeBoard board = new FakeBoard();
  private PageServer server;
  private Reception reception;
  private HttpClient client;

  @BeforeEach
  void start() throws Exception {
    CallerKind.ALL.forEach(column -> callers.put(cookie(column.name()), column.caller()));
    callers.put(cookie(OTHER_PAD), new Caller.Screen(ScreenKind.PAD, "2"));
    Files.write(directory.resolve("mot.wav"), new byte[44]);
    var ca = new PageCa(directory);
    var accounts = new AccountBook();
    var sessions = new Sessions(accounts, new BoardConfig.Accounts(), System::nanoTime);
    reception = reception(accounts, sessions);
    server =
        new PageServer(
            new PageServer.Needs(
                Doorway.at("localhost", false).with(ca.issue("pages", 2)),
                0,
                new Limits(Limits.MAX, Limits.MAX),
                board,
                byCookie(),
                added(accounts, sessions),
                directory));
    server.start();
    client = ca.client();
  }

  private Reception reception(AccountBook accounts, Sessions sessions) throws IOException {
    return new Reception(
        new Reception.Needs(
            accounts,
            sessions,
            new Passwords(directory),
            new TechnicianCode(directory),
            new PasswordRule("minh-hoa", "Minh Hoạ"),
            board::ask,
            InstantSource.system(),
            System::nanoTime));
  }

  /** The routes of a board with accounts besides its pages, and those of the bench. */
  private List<Route> added(AccountBook accounts, Sessions sessions) throws IOException {
    var cards = new Cards(directory);
    var where = new BoardConfig.SignIn(CallerKind.COUNTER, List.of("quet-1"));
    var readers =
        new ReaderSignIn(
            ReaderPlace.of(where, Map.of(), List.of(), accounts, cards),
            sessions,
            System::nanoTime);
    return Stream.of(
            SessionRoutes.of(sessions, reception, CallerKind.COUNTER),
            ReaderRoutes.of(readers),
            PeopleRoutes.of(
                reception, new CardDesk(cards, "Minh Hoạ", board::ask, reception.thread())),
            ScreenRoutes.of(new ScreenTokens(directory)),
            BenchPage.of(new FakeBench()))
        .flatMap(List::stream)
        .toList();
  }

  @AfterEach
  void close() {
    client.shutdownNow();
    server.close();
    reception.close();
  }

  private Identification byCookie() {
    return cookies -> {
      Caller caller = cookies == null ? null : callers.get(cookies);
      return caller == null ? new Caller.Nobody() : caller;
    };
  }

  private static String cookie(String name) {
    return "as=" + name.replace(' ', '-');
  }

  @Test
  void thePageNamesEveryRouteAndEachOfItsCallers() throws Exception {
    String page = AccessPage.with(ofOneCounter(server.routes()));
    if (Boolean.getBoolean("motcua.access.write")) {
      Files.writeString(AccessPage.file(), page);
    }
    assertThat(AccessPage.read())
        .as("docs/access.md, which -Dmotcua.access.write=true writes")
        .isEqualTo(page);
  }

  /** Counters differ in their number only. */
  private static List<Route> ofOneCounter(List<Route> routes) {
    return routes.stream()
        .filter(route -> !route.path().matches(".*(counter|rating)/[2-9]"))
        .toList();
  }

  @Test
  void eachCallerGetsWhatThePageSaysAndNothingElse() throws Exception {
    var wrong = new ArrayList<String>();
    int asked = 0;
    for (AccessPage.Row row : AccessPage.rows()) {
      for (CallerKind column : CallerKind.ALL) {
        int status = ask(row, cookie(column.name()));
        boolean admitted = row.admitted().contains(column.name());
        asked++;
        if (!isRight(row, status, admitted, column.caller())) {
          wrong.add(row.method() + " " + row.path() + " " + column.name() + ": " + status);
        }
      }
      if (ask(row, null) != ask(row, cookie("nobody"))) {
        wrong.add(row.path() + " takes a missing cookie for something else than a wrong one");
      }
      boolean open = row.admitted().contains("nobody");
      if (!isRight(row, ask(row, cookie(OTHER_PAD)), open, new Caller.Unguarded())) {
        wrong.add(row.path() + " is open to the pad of another counter");
      }
    }
    System.out.printf("%d answers over HTTPS, each as docs/access.md says%n", asked);
    assertThat(wrong).isEmpty();
    assertThat(asked).isGreaterThan(500);
  }

  /** 401 or the way to sign in, 403, and to whom may: an answer that is neither. */
  private static boolean isRight(AccessPage.Row row, int status, boolean admitted, Caller caller) {
    if (admitted && row.method().equals("GET") && row.path().equals(SESSION)) {
      return status == 401; // it asks for the session, which no caller here has
    }
    if (admitted) {
      return row.method().equals("GET") ? status == 200 : status != 401 && status != 403;
    }
    if (caller.maySignIn()) {
      return status == (row.path().startsWith("/api/") ? 401 : 303);
    }
    return status == 403;
  }

  private int ask(AccessPage.Row row, @Nullable String cookie) throws Exception {
    return ask(row.method(), FILES.getOrDefault(row.path(), row.path()), cookie);
  }

  private int ask(String method, String path, @Nullable String cookie) throws Exception {
    String base = "https://localhost:" + server.port();
    var request = HttpRequest.newBuilder(URI.create(base + path));
    if (cookie != null) {
      request.header("Cookie", cookie);
    }
    if (!method.equals("GET")) {
      request
          .header("Origin", base)
          .header("Content-Type", "application/json")
          .method(method, HttpRequest.BodyPublishers.ofString(body(path)));
    }
    var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    answer.body().close();
    checkHeaders(method + " " + path, answer);
    return answer.statusCode();
  }

  /** On every answer, also on a refusal: no frame, no inline script, nothing kept about people. */
  private static void checkHeaders(String what, HttpResponse<?> answer) {
    var headers = answer.headers();
    assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
        .as(what)
        .contains("default-src 'self'", "frame-ancestors 'none'", "form-action 'self'")
        .doesNotContain("unsafe-inline", "unsafe-eval");
    assertThat(headers.firstValue("X-Frame-Options")).as(what).hasValue("DENY");
    assertThat(headers.firstValue("X-Content-Type-Options")).as(what).hasValue("nosniff");
    assertThat(headers.firstValue("Strict-Transport-Security")).as(what).isPresent();
    if (what.contains(" /api/")) {
      assertThat(headers.firstValue("Cache-Control")).as(what).hasValue("no-store");
    }
  }

  /** Only a rating has to be complete: a pad of another counter is refused when it is read. */
  private static String body(String path) {
    return path.equals("/api/touch/rate") ? "{\"counter\":\"1\",\"value\":4}" : "{}";
  }

  @Test
  void whatHasNoRowCannotBeReachedByAnybody() throws Exception {
    List<String> paths =
        List.of(
            "/api",
            "/api/",
            "/api/touch",
            "/api/touch/",
            "/api/touch/open",
            "/api/touch/settle/1",
            "/api/view/kiosk",
            "/api/view%3Fpage=kiosk",
            "/api/stream/",
            "/api/bench/",
            "/kiosk/",
            "/kiosk/1",
            "/counter",
            "/counter/99",
            "//kiosk",
            "/assets",
            "/assets/a/b.css",
            "/assets/..%2Fkiosk.html",
            "/kiosk.html",
            "/voice",
            "/admin",
            "/.env",
            "/%2A",
            "/*",
            "/assets/*");
    for (String path : paths) {
      for (CallerKind column : CallerKind.ALL) {
        int status = ask("GET", path, cookie(column.name()));
        assertThat(status).as(path + " for " + column.name()).isIn(400, 404, 421);
      }
    }
  }

  @Test
  void aPathOrAMethodWithoutARowTouchesNothing() throws Exception {
    for (AccessPage.Row row : AccessPage.rows()) {
      if (AccessPage.rows().stream()
          .noneMatch(each -> each.method().equals("POST") && each.path().equals(row.path()))) {
        int status = ask("POST", row.path(), cookie("technician"));
        assertThat(status).as("POST " + row.path()).isEqualTo(405);
      }
    }
    assertThat(board.touches).isEmpty();
  }

  @Test
  void aStreamEndsWithTheSessionThatOpenedIt() throws Exception {
    String officer = cookie("officer");
    var request =
        HttpRequest.newBuilder(
                URI.create("https://localhost:" + server.port() + "/api/stream?page=counter/1"))
            .header("Cookie", officer)
            .build();
    var stream = client.send(request, HttpResponse.BodyHandlers.ofLines());
    assertThat(stream.statusCode()).isEqualTo(200);
    callers.remove(officer);
    assertThat(endOf(stream)).contains("event: view");
  }

  /** What a stream says until it is cut off. */
  private static String endOf(HttpResponse<Stream<String>> stream) {
    var said = new StringBuilder();
    try {
      stream.body().forEach(line -> said.append(line).append('\n'));
    } catch (java.io.UncheckedIOException cut) {
      assertThat(cut).hasMessageContaining("closed");
    }
    return said.toString();
  }
}
