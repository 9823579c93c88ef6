package vn.motcua.firmware.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import vn.motcua.firmware.demo.BenchPage;
import vn.motcua.provisioning.Catalogue;

/** A hall for tests: one real browser that shows the pages of one {@link LiveBoard} at a time. */
final class Hall implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(20);

  /** Directory for pictures, when a person wants to look at them. */
  private static final @Nullable String PICTURES = System.getenv("MOTCUA_TEST_PICTURES");

  /** Every page's monotonic clock can be moved on, so that time-outs need no waiting. */
  private static final String CLOCK =
      """
      {
        const now = performance.now.bind(performance);
        let ahead = 0;
        performance.now = () => now() + ahead;
        const stamp = Object.getOwnPropertyDescriptor(Event.prototype, 'timeStamp').get;
        Object.defineProperty(Event.prototype, 'timeStamp', { get() { return stamp.call(this) + ahead; } });
        globalThis.passes = (ms) => { ahead += ms; };
      }
      """;

  final ChromeDriver browser;
  private @Nullable LiveBoard board;
  private @Nullable PageServer server;
  private @Nullable Path voice;

  Hall(Path profile, String... flags) {
    browser = Chromium.open(profile, flags);
    everyPageRuns(CLOCK);
  }

  void everyPageRuns(String script) {
    browser.executeCdpCommand(
        "Page.addScriptToEvaluateOnNewDocument", Map.<String, Object>of("source", script));
  }

  /** Recorded words for boards opened from now on. */
  void speaksFrom(Path words) {
    voice = words;
  }

  /** A new board and its pages; those before are gone. */
  LiveBoard open(Catalogue catalogue) throws IOException {
    shut();
    board = new LiveBoard(catalogue);
    server = Loopback.server(0, board, BenchPage.of(new FakeBench()), voice);
    server.start();
    return board;
  }

  LiveBoard open() throws IOException {
    return open(LiveBoard.centre(3, 4, ""));
  }

  /** Connections and listening end; nothing answers until {@link #comesBack}. */
  int goesAway() {
    int port = server().port();
    server().close();
    return port;
  }

  void comesBack(int port) throws IOException {
    server = Loopback.server(port, Objects.requireNonNull(board), List.of(), voice);
    server.start();
    await()
        .atMost(PATIENCE)
        .until(() -> browser.findElements(By.cssSelector("#lost:not([hidden])")).isEmpty());
  }

  private PageServer server() {
    return Objects.requireNonNull(server, "no board is open");
  }

  void visit(String path) {
    browser.get("http://localhost:" + server().port() + path);
  }

  void size(int width, int height) {
    size(width, height, 1);
  }

  /** {@code zoom} 2 is 200 %: half as many CSS pixels, each twice as large. */
  void size(int width, int height, int zoom) {
    browser.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of(
            "width",
            width / zoom,
            "height",
            height / zoom,
            "deviceScaleFactor",
            zoom,
            "mobile",
            false));
  }

  WebElement find(String css) {
    return await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(
            () -> browser.findElement(By.cssSelector(css)),
            found -> found.isDisplayed() && found.isEnabled());
  }

  /** A person takes a second to find the next button; faster touches count as one. */
  void touch(String css) {
    WebElement button = find(css);
    passes(Duration.ofSeconds(1));
    browser.executeScript("arguments[0].scrollIntoView({block: 'center'})", button);
    button.click();
  }

  void reads(String css, String text) {
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(text(css)).as(css).contains(text));
  }

  /** The text that a person can read there; empty when it is not visible. */
  String text(String css) {
    Object text =
        browser.executeScript(
            """
            const box = document.querySelector(arguments[0]);
            return box?.checkVisibility() ? box.innerText : '';
            """,
            css);
    return String.valueOf(text);
  }

  boolean shows(String css) {
    return browser.findElements(By.cssSelector(css)).stream().anyMatch(WebElement::isDisplayed);
  }

  /** The page's clock jumps ahead. */
  void passes(Duration time) {
    browser.executeScript("passes(arguments[0])", time.toMillis());
  }

  /** Saved for a person when MOTCUA_TEST_PICTURES names a directory. */
  void picture(String name) throws IOException {
    if (PICTURES != null) {
      Files.createDirectories(Path.of(PICTURES));
      Files.write(Path.of(PICTURES, name + ".png"), browser.getScreenshotAs(OutputType.BYTES));
    }
  }

  private void shut() {
    if (server != null) {
      browser.get("about:blank");
      server.close();
    }
  }

  @Override
  public void close() {
    shut();
    browser.quit();
  }
}
