package vn.motcua.firmware.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;
import picocli.CommandLine;
import vn.motcua.firmware.access.Caller;
import vn.motcua.firmware.access.Identification;
import vn.motcua.firmware.cli.screen.ScreenCommand;
import vn.motcua.firmware.screen.ScreenRoutes;
import vn.motcua.firmware.screen.ScreenTokens;
import vn.motcua.firmware.web.guard.Doorway;
import vn.motcua.firmware.web.guard.Limits;

/** Screens with a token: how they get it, what they may, and how it is taken away. */
@Timeout(180)
final class ScreensTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir private Path data;
  @TempDir private Path profile;
  private final FakeBoard board = new FakeBoard();
  private final HttpClient client = HttpClient.newHttpClient();
  private PageServer server;

  @BeforeEach
  void start() throws Exception {
    var tokens = new ScreenTokens(data);
    Identification people = _ -> new Caller.Nobody();
    server =
        new PageServer(
            new PageServer.Needs(
                Doorway.at("localhost", false),
                0,
                new Limits(Limits.MAX, Limits.MAX),
                board,
                people.or(tokens),
                ScreenRoutes.of(tokens),
                null));
    server.start();
  }

  @AfterEach
  void close() {
    server.close();
    client.shutdownNow();
  }

  private String command(int exit, String... arguments) {
    var said = new StringWriter();
    int code =
        new CommandLine(new ScreenCommand())
            .setOut(new PrintWriter(said))
            .setErr(new PrintWriter(said))
            .execute(arguments);
    assertThat(code).as(said.toString()).isEqualTo(exit);
    return said.toString();
  }

  private String add(String name, String... kind) {
    String[] all = new String[kind.length + 4];
    all[0] = "add";
    all[1] = "--data";
    all[2] = data.toString();
    all[3] = name;
    System.arraycopy(kind, 0, all, 4, kind.length);
    return command(0, all).lines().findFirst().orElseThrow().substring("MOTCUA_TOKEN=".length());
  }

  private HttpResponse<String> ask(String path, String token) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path))
            .header("Cookie", "motcua-screen=" + token)
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void theBoardKeepsTheHashAloneInAFileOfItsOwn() throws Exception {
    String token = add("own-screen", "kiosk");
    Path file = data.resolve("screens");
    assertThat(token).hasSize(43);
    assertThat(Files.readString(file, UTF_8))
        .startsWith("own-screen kiosk - ")
        .doesNotContain(token);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(add("another", "kiosk")).isNotEqualTo(token);
  }

  @Test
  void eachScreenHasItsPageAndNoOther() throws Exception {
    String kiosk = add("own-screen", "kiosk");
    String display = add("hall", "display");
    String pad = add("pad-1", "pad", "--counter", "1");
    assertThat(ask("/api/view?page=kiosk", kiosk).statusCode()).isEqualTo(200);
    assertThat(ask("/api/view?page=display", kiosk).statusCode()).isEqualTo(403);
    assertThat(ask("/api/view?page=counter/1", kiosk).statusCode()).isEqualTo(403);
    assertThat(ask("/api/view?page=display", display).statusCode()).isEqualTo(200);
    assertThat(ask("/api/voice", display).statusCode()).isEqualTo(200);
    assertThat(ask("/api/view", display).statusCode()).isEqualTo(403);
    assertThat(ask("/api/view?page=rating/1", pad).statusCode()).isEqualTo(200);
    assertThat(ask("/api/view?page=rating/2", pad).statusCode()).isEqualTo(403);
    assertThat(ask("/api/view?page=kiosk", "x".repeat(43)).statusCode()).isEqualTo(401);
  }

  @Test
  void aScreenThatIsRemovedIsNobodyAndWhatItListensToEnds() throws Exception {
    String token = add("own-screen", "kiosk");
    var stream =
        client.send(
            HttpRequest.newBuilder(
                    URI.create("http://localhost:" + server.port() + "/api/stream?page=kiosk"))
                .header("Cookie", "motcua-screen=" + token)
                .build(),
            HttpResponse.BodyHandlers.ofInputStream());
    assertThat(new String(stream.body().readNBytes(11), UTF_8)).isEqualTo("event: view");
    command(0, "remove", "--data", data.toString(), "own-screen");
    assertThat(ask("/api/view?page=kiosk", token).statusCode()).isEqualTo(401);
    await().atMost(PATIENCE).until(() -> server.traffic().listening() == 0);
    command(1, "remove", "--data", data.toString(), "own-screen");
    assertThat(command(0, "list", "--data", data.toString())).isEmpty();
  }

  @Test
  void aPadWithoutACounterAndAKindThatDoesNotExistAreRefused() {
    command(2, "add", "--data", data.toString(), "pad-1", "pad");
    command(2, "add", "--data", data.toString(), "kiosk-1", "kiosk", "--counter", "1");
    command(2, "add", "--data", data.toString(), "tv", "television");
    command(2, "add", "--data", data.toString(), "No Name", "kiosk");
    add("own-screen", "kiosk");
    command(2, "add", "--data", data.toString(), "own-screen", "display");
  }

  /** The address as the shipped unit opens it, after its preparation has run as systemd runs it. */
  private String own(String token) throws Exception {
    String prepare = Objects.requireNonNull(BrowserUnit.settings().get("ExecStartPre")).getFirst();
    String script =
        prepare
            .substring(prepare.indexOf('"') + 1, prepare.lastIndexOf('"'))
            .replace("$$", "$")
            .replace("%%", "%")
            .replace("\\\"", "\"")
            .replace("127.0.0.1:8080", "localhost:" + server.port());
    var shell = new ProcessBuilder("/bin/sh", "-c", script).inheritIO();
    shell
        .environment()
        .putAll(
            Map.of(
                "RUNTIME_DIRECTORY",
                data.toString(),
                "MOTCUA_PAGE",
                "kiosk",
                "MOTCUA_TOKEN",
                token));
    assertThat(shell.start().waitFor()).isZero();
    String command = String.join(" ", BrowserUnit.settings().get("ExecStart"));
    assertThat(command).doesNotContain("TOKEN");
    return command
        .substring(command.lastIndexOf(' ') + 1)
        .replace("${RUNTIME_DIRECTORY}", data.toString());
  }

  private static void opensTheKiosk(ChromeDriver browser, String address) {
    browser.get(address);
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(() -> browser.findElement(By.cssSelector("[data-line=dat-dai]")).isDisplayed());
    assertThat(browser.getCurrentUrl()).endsWith("/kiosk");
  }

  @Test
  void theBoardsOwnScreenOpensByItselfAtEachStartAndItsTokenStandsOnNoCommandLine()
      throws Exception {
    String token = add("own-screen", "kiosk");
    for (int start = 0; start < 2; start++) { // the shipped unit keeps no profile
      ChromeDriver browser = Chromium.open(profile.resolve("start-" + start));
      try {
        String address = own(token);
        opensTheKiosk(browser, address);
        assertThat(address).startsWith("file:///").doesNotContain(token);
        Path file = Path.of(URI.create(address));
        assertThat(Files.readString(file)).contains(token);
      } finally {
        browser.quit();
      }
    }
  }

  @Test
  void anotherBrowserKeepsItsTokenAndNoScriptReadsIt() throws Exception {
    String token = add("tablet", "kiosk");
    ChromeDriver first = Chromium.open(profile);
    try {
      opensTheKiosk(first, own(token));
      assertThat(first.executeScript("return document.cookie")).isEqualTo("");
      var cookie = Objects.requireNonNull(first.manage().getCookieNamed("motcua-screen"));
      assertThat(cookie.isHttpOnly()).isTrue();
      assertThat(cookie.getSameSite()).isEqualTo("Strict");
    } finally {
      first.quit();
    }
    ChromeDriver again = Chromium.open(profile);
    try {
      opensTheKiosk(again, "http://localhost:" + server.port() + "/kiosk");
    } finally {
      again.quit();
    }
  }

  @Test
  void aBrowserWithoutATokenIsToldWhoHelps() {
    ChromeDriver browser = Chromium.open(profile);
    try {
      browser.get("http://localhost:" + server.port() + "/screen#" + "x".repeat(43));
      await()
          .atMost(PATIENCE)
          .untilAsserted(() ->
              assertThat(browser.findElement(By.id("said")).getText()).contains("cán bộ kỹ thuật"));
    } finally {
      browser.quit();
    }
  }
}
