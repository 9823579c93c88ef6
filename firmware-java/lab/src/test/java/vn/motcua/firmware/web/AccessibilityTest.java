package vn.motcua.firmware.web;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Dimension;
import vn.motcua.firmware.queue.touch.KioskTouch;

/** Each page in its main states by the rules of axe for WCAG 2.2 AA. */
final class AccessibilityTest extends BrowserAtABoard {
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
    Axe.findsNothing(browser);
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
    Axe.findsNothing(browser);
  }

  @Test
  void theNumberOfTheKiosk() {
    open("/kiosk", "[data-line=dat-dai]", 1080, 1920);
    find("[data-line=dat-dai]").click();
    find("#take").click();
    find("#number");
    Axe.findsNothing(browser);
  }

  @ParameterizedTest
  @CsvSource({"/kiosk", "/display", "/counter/1", "/rating/1", "/settle", "/devices", "/"})
  void aPageThatHasLostItsBoard(String page) {
    open(page, "body", 1280, 800);
    server.close();
    reads("body", "Mất kết nối");
    Axe.findsNothing(browser);
  }

  private void open(String page, String shown, int width, int height) {
    browser.manage().window().setSize(new Dimension(width, height));
    visit(page);
    find(shown);
  }
}
