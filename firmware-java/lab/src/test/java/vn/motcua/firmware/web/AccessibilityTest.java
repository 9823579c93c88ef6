package vn.motcua.firmware.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Dimension;
import vn.motcua.firmware.queue.touch.KioskTouch;

/** Each page in its main states by the rules of axe for WCAG 2.2 AA. */
final class AccessibilityTest extends BrowserAtABoard {
  private static final String RUN =
      """
      const done = arguments[arguments.length - 1];
      axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
        .then((found) => done(found.violations.flatMap((each) =>
          each.nodes.map((node) => `${each.id}: ${node.target} (${node.failureSummary})`))))
        .catch((failed) => done([`axe failed: ${failed}`]));
      """;

  private String axe = "";

  @BeforeAll
  void readAxe() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(AccessibilityTest.class.getResourceAsStream("/axe.min.js"))) {
      axe = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    browser.manage().timeouts().scriptTimeout(Duration.ofSeconds(60));
  }

  @ParameterizedTest(name = "{0} at {2} × {3}")
  @CsvSource({
    "/,             h1,                  1280,  800",
    "/,             h1,                   390,  844",
    "/kiosk,        [data-line=dat-dai], 1080, 1920",
    "/kiosk,        [data-line=dat-dai], 1280,  800",
    "/display,      h1,                  1920, 1080",
    "/counter/1,    #call-next,          1280,  800",
    "/counter/1,    #call-next,           390,  844",
    "/rating/1,     body,                1080, 1920",
    "/rating/1,     body,                1280,  800",
    "/settle,       #none,               1280,  800",
    "/settle,       #none,                390,  844",
    "/devices,      h1,                  1280,  800",
    "/devices,      h1,                   390,  844",
    "/attendance,   h1,                  1280,  800",
    "/desk,         h1,                  1280,  800",
  })
  void aPageOfAnEmptyDay(String page, String shown, int width, int height) {
    open(page, shown, width, height);
    assertNothingFound();
  }

  @ParameterizedTest(name = "{0} at {2} × {3}")
  @CsvSource({
    "/,          h1,                   390,  844",
    "/kiosk,     [data-line=dat-dai], 1080, 1920",
    "/display,   h1,                  1920, 1080",
    "/counter/1, #finish,             1280,  800",
    "/counter/1, #finish,              390,  844",
    "/rating/1,  button,              1280,  800",
  })
  void aPageWhileSomebodyIsServed(String page, String shown, int width, int height) {
    serve("1");
    board.does(new KioskTouch.TakeNumber("request-2", "dat-dai", null));
    open(page, shown, width, height);
    assertNothingFound();
  }

  @Test
  void theNumberOfTheKiosk() {
    open("/kiosk", "[data-line=dat-dai]", 1080, 1920);
    find("[data-line=dat-dai]").click();
    find("#take").click();
    find("#number");
    assertNothingFound();
  }

  @ParameterizedTest
  @CsvSource({"/kiosk", "/display", "/counter/1", "/rating/1", "/settle", "/devices", "/"})
  void aPageThatHasLostItsBoard(String page) {
    open(page, "body", 1280, 800);
    server.close();
    reads("body", "Mất kết nối");
    assertNothingFound();
  }

  private void open(String page, String shown, int width, int height) {
    browser.manage().window().setSize(new Dimension(width, height));
    visit(page);
    find(shown);
  }

  private void assertNothingFound() {
    browser.executeScript(axe);
    assertThat((List<?>) browser.executeAsyncScript(RUN)).isEmpty();
  }
}
