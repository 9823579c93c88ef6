package vn.motcua.firmware.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import vn.motcua.firmware.demo.BenchPage;
import vn.motcua.firmware.queue.touch.CounterTouch;
import vn.motcua.firmware.queue.touch.KioskTouch;

/**
 * A real browser before the pages of a small board in memory; one browser for each class, one board
 * for each test.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class BrowserAtABoard {
  static final Duration PATIENCE = Duration.ofSeconds(20);

  ChromeDriver browser;
  FakeBoard board;
  PageServer server;

  @BeforeAll
  void open(@TempDir Path profile) {
    browser = Chromium.open(profile);
  }

  @AfterAll
  void quit() {
    browser.quit();
  }

  @BeforeEach
  void start() throws IOException {
    board = new FakeBoard();
    server = Loopback.server(0, board, BenchPage.of(new FakeBench()));
    server.start();
  }

  @AfterEach
  void close() {
    browser.get("about:blank");
    server.close();
  }

  void visit(String path) {
    browser.get("http://localhost:" + server.port() + path);
  }

  WebElement find(String css) {
    return await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(
            () -> browser.findElement(By.cssSelector(css)),
            found -> found.isDisplayed() && found.isEnabled());
  }

  void reads(String css, String text) {
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(find(css).getText()).contains(text));
  }

  void serve(String counter) {
    board.does(new KioskTouch.TakeNumber("request-1", "dat-dai", null));
    board.does(new CounterTouch.CallNext(counter));
    board.does(new CounterTouch.StartVisit(counter));
  }
}
