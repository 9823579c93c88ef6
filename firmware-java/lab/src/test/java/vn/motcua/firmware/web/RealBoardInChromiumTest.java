package vn.motcua.firmware.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;

/** The pages of a board as it is installed: a process with a board.toml, and no bench. */
final class RealBoardInChromiumTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration BACK_WITHIN = Duration.ofSeconds(3);

  /** Tries to reach the board that were refused, so that the pause between them is the longest. */
  private static final int TRIES = 5;

  /** Counts the tries, and notes when the banner goes away, on the page's own clock. */
  private static final String WATCH =
      """
      globalThis.tries = 0;
      globalThis.back = 0;
      const Source = globalThis.EventSource;
      globalThis.EventSource = class extends Source {
        constructor(url) { super(url); globalThis.tries += 1; }
      };
      new MutationObserver(() => {
        if (document.getElementById('lost').hidden) globalThis.back = Date.now();
      }).observe(document.getElementById('lost'), { attributes: true });
      """;

  @TempDir Path directory;
  @TempDir Path profile;

  private int port;
  private ChromeDriver browser;
  private @Nullable Process board;

  @BeforeEach
  void aBoardRuns() throws IOException {
    port = freePort();
    Files.writeString(
        directory.resolve("board.toml"),
        """
        centre = "minh-hoa"
        board = "quay-1"
        roles = ["attendance", "counter", "display", "handoff", "ticket"]
        data = "%s"
        [broker]
        url = "tcp://127.0.0.1:%d"
        [web]
        port = %d
        [[printer]]
        name = "phieu"
        link = "tcp://127.0.0.1:%d"
        [[scanner]]
        name = "may-quet"
        link = "serial:/dev/no-such-scanner?baud=9600"
        desk = "luan-chuyen"
        """
            .formatted(directory.resolve("data"), freePort(), port, freePort()));
    try (var example =
        RealBoardInChromiumTest.class.getResourceAsStream(
            "/vn/motcua/provisioning/catalogue.example.toml")) {
      Files.copy(Objects.requireNonNull(example), directory.resolve("catalogue.toml"));
    }
    browser = Chromium.open(profile);
    runs();
  }

  @AfterEach
  void end() throws InterruptedException {
    browser.quit();
    kill();
  }

  @Test
  void itServesDevicesAttendanceAndDesksWithWhatIsMissing() {
    browser.get(page("devices"));
    reads("[data-key=phieu]", "không trả lời");
    reads("[data-key=may-quet]", "không kết nối được");
    browser.get(page("attendance"));
    reads("#duties", "chưa có ai");
    browser.get(page("desk"));
    reads("[data-key=may-quet]", "Kiểm tra nguồn điện");
    browser.get(page(""));
    reads("#needy", "2 thiết bị cần người kiểm tra");
    assertThat(browser.findElement(By.cssSelector("a[href='/attendance']")).isDisplayed()).isTrue();
    assertThat(browser.findElement(By.id("bench")).isDisplayed()).isFalse();
  }

  @Test
  void aPageIsBackWithinThreeSecondsAfterThePowerCutOfItsBoard() throws Exception {
    browser.get(page("kiosk"));
    reads("#lines", "Đất đai");
    kill();
    reads("#lost", "Mất kết nối");
    browser.executeScript(WATCH);
    await().atMost(PATIENCE).until(() -> number("tries") >= TRIES);
    runs();
    long answers = System.currentTimeMillis();
    await().atMost(PATIENCE).until(() -> number("back") > 0);
    assertThat(Duration.ofMillis(number("back") - answers)).isLessThan(BACK_WITHIN);
    reads("#lines", "Đất đai");
  }

  private long number(String name) {
    return ((Number) Objects.requireNonNull(browser.executeScript("return " + name))).longValue();
  }

  private void reads(String css, String text) {
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .untilAsserted(
            () -> assertThat(browser.findElement(By.cssSelector(css)).getText()).contains(text));
  }

  private String page(String path) {
    return "http://localhost:" + port + "/" + path;
  }

  /** Returns when its pages answer. */
  private void runs() throws IOException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-Xmx128m",
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            "vn.motcua.firmware.cli.Motcua",
            "board",
            "--config",
            directory.resolve("board.toml").toString());
    Process started =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(directory.resolve("log").toFile()))
            .start();
    board = started;
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .pollInterval(Duration.ofMillis(20))
        .until(() -> !started.isAlive() || status() == 200);
    assertThat(started.isAlive()).as(Files.readString(directory.resolve("log"))).isTrue();
  }

  private int status() throws IOException {
    var connection =
        (HttpURLConnection) URI.create(page("api/view?page=kiosk")).toURL().openConnection();
    connection.setConnectTimeout(1_000);
    connection.setReadTimeout(1_000);
    try {
      return connection.getResponseCode();
    } finally {
      connection.disconnect();
    }
  }

  /** SIGKILL, as when the power goes. */
  private void kill() throws InterruptedException {
    Process running = board;
    if (running != null) {
      running.destroyForcibly();
      running.waitFor();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
