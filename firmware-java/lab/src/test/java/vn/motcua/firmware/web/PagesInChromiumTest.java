package vn.motcua.firmware.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import vn.motcua.firmware.demo.BenchPage;
import vn.motcua.firmware.queue.touch.CounterTouch;
import vn.motcua.firmware.queue.touch.KioskTouch;
import vn.motcua.firmware.rating.RatingTouch;
import vn.motcua.firmware.view.DeliveryView;

/** People at the pages, in a real browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PagesInChromiumTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** A browser with a local Vietnamese voice that needs 100 ms a sentence. */
  private static final String SPEAK_THREE_CALLS =
      """
      const done = arguments[arguments.length - 1];
      const heard = [];
      globalThis.SpeechSynthesisUtterance = class extends EventTarget {
        constructor(text) { super(); this.text = text; }
      };
      const finish = (utterance) => {
        heard.push('end');
        utterance.dispatchEvent(new Event('end'));
        if (heard.length === 6) done(heard);
      };
      Object.defineProperty(globalThis, 'speechSynthesis', { configurable: true, value: {
        getVoices: () => [{ lang: 'en-US', localService: true }, { lang: 'vi-VN', localService: true }],
        cancel() {},
        speak(utterance) {
          heard.push('begin ' + utterance.text);
          setTimeout(finish, 100, utterance);
        },
      } });
      import('/assets/voice.js').then(({ Voice, spoken }) => {
        const voice = new Voice();
        for (const number of ['20', '14', '59']) voice.call({ sentence: spoken(number) });
      });
      """;

  private ChromeDriver browser;
  private FakeBoard board;
  private PageServer server;

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
    server = Loopback.server(0, board, new BenchPage(new FakeBench()));
    server.start();
  }

  @AfterEach
  void close() {
    browser.get("about:blank");
    server.close();
  }

  private void visit(String path) {
    browser.get("http://localhost:" + server.port() + path);
  }

  private WebElement find(String css) {
    return await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(
            () -> browser.findElement(By.cssSelector(css)),
            found -> found.isDisplayed() && found.isEnabled());
  }

  private void reads(String css, String text) {
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(find(css).getText()).contains(text));
  }

  private void serve(String counter) {
    board.does(new KioskTouch.TakeNumber("request-1", "dat-dai", null));
    board.does(new CounterTouch.CallNext(counter));
    board.does(new CounterTouch.StartVisit(counter));
  }

  @Test
  void aCitizenTakesANumberInTwoTouches() {
    visit("/kiosk");
    find("[data-line=dat-dai]").click();
    find("#take").click();
    reads("#number", "1001");
    reads("#todo", "Lấy phiếu");
    find("#back").click();
    reads("[data-line=dat-dai]", "1 người đang chờ");
    assertThat(board.touches).hasSize(1);
  }

  @Test
  void everyPageSaysWhatIsOpenToTheNetworkAndStaffPagesWhyTheServerIsNotReached() {
    board.warnings = List.of("Đường nối chưa được bảo vệ.", "Ai cũng mở được trang này.");
    board.delivery = new DeliveryView(false, 7, "Chứng thư đã hết hạn.");
    for (String page : List.of("/", "/kiosk", "/display", "/counter/1", "/rating/1", "/settle")) {
      visit(page);
      await().atMost(PATIENCE).ignoreExceptions().until(() -> warned().size() >= 2);
      boolean forStaff = List.of("/", "/counter/1", "/settle").contains(page);
      assertThat(warned())
          .as(page)
          .startsWith("Đường nối chưa được bảo vệ.", "Ai cũng mở được trang này.")
          .hasSize(forStaff ? 3 : 2);
    }
    board.warnings = List.of();
    board.delivery = new DeliveryView(true, 0);
    board.changed();
    await().atMost(PATIENCE).until(() -> !browser.findElement(By.id("warnings")).isDisplayed());
  }

  private List<String> warned() {
    return browser.findElements(By.cssSelector("#warnings p")).stream()
        .map(WebElement::getText)
        .toList();
  }

  @Test
  void aPriorityIsOneTouchMoreAndAllOfItWorksByKeyboard() {
    visit("/kiosk");
    find("[data-priority=elderly]").sendKeys(Keys.SPACE);
    find("[data-line=ho-tich]").sendKeys(Keys.ENTER);
    find("#take").sendKeys(Keys.ENTER);
    reads("#number", "3001");
    assertThat(board.touches.getFirst())
        .isInstanceOfSatisfying(
            KioskTouch.TakeNumber.class, take -> assertThat(take.priority()).isEqualTo("elderly"));
  }

  @Test
  void hastyTouchesTakeOneNumber() {
    visit("/kiosk");
    find("[data-line=y-te]").click();
    find("#take");
    browser.executeScript(
        "const take = document.getElementById('take'); for (let i = 0; i < 9; i++) take.click();");
    reads("#number", "5001");
    assertThat(board.touches).hasSize(1);
  }

  /** Where "Xong" covers a priority, so that a second touch would land on it. */
  private static final String WHERE_BACK_COVERS_A_PRIORITY =
      """
      const { left, right, top, bottom } = document.getElementById('back').getBoundingClientRect();
      return arguments[0].map(([x, y]) => [Math.round(x), Math.round(y)])
        .filter(([x, y]) => x > left && x < right && y > top && y < bottom);
      """;

  private static final String POINTS_OF_PRIORITIES =
      """
      const points = [];
      for (const each of document.querySelectorAll('[data-priority]')) {
        const { left, right, top, bottom } = each.getBoundingClientRect();
        for (let x = left + 4; x < right; x += 8) {
          for (let y = top + 4; y < bottom; y += 4) points.push([x, y]);
        }
      }
      return points;
      """;

  @Test
  void aSecondTouchOnXongPicksNothingForTheNextCitizen() {
    visit("/kiosk");
    find("[data-priority=elderly]");
    Object points = browser.executeScript(POINTS_OF_PRIORITIES);
    find("[data-line=dat-dai]").click();
    find("#take").click();
    find("#back");
    var covered =
        (List<?>)
            Objects.requireNonNull(browser.executeScript(WHERE_BACK_COVERS_A_PRIORITY, points));
    assertThat(covered).as("a priority appears under “Xong”").isNotEmpty();
    var place = (List<?>) covered.get(covered.size() / 2);
    int x = ((Number) place.get(0)).intValue();
    int y = ((Number) place.get(1)).intValue();
    new Actions(browser).moveToLocation(x, y).doubleClick().perform();
    find("[data-priority=elderly]");
    assertThat(browser.findElements(By.cssSelector("[data-priority][aria-pressed=true]")))
        .isEmpty();
    find("[data-line=dat-dai]").click();
    find("#take").click();
    reads("#number", "1002");
    assertThat(board.touches)
        .extracting(touch -> ((KioskTouch.TakeNumber) touch).priority())
        .containsExactly(null, null);
  }

  @Test
  void aSecondTouchOnAPriorityDoesNotTakeItBack() {
    visit("/kiosk");
    new Actions(browser).doubleClick(find("[data-priority=elderly]")).perform();
    assertThat(find("[data-priority=elderly]").getDomAttribute("aria-pressed")).isEqualTo("true");
  }

  @Test
  void aSecondTouchOnASettledSlipDoesNotSettleTheOneThatMovedUp() {
    board.unsettle("1001");
    board.unsettle("1002");
    visit("/settle");
    reads("#slips", "1002");
    new Actions(browser).doubleClick(find("#slips button")).perform();
    reads("#toast", "Số 1001");
    assertThat(board.touches).hasSize(1);
    assertThat(browser.findElement(By.id("slips")).getText()).contains("1002");
  }

  @Test
  void aFaceTouchedWhileTheNextVisitBeginsRatesNothing() {
    serve("2");
    visit("/rating/2");
    reads("#hint", "1001");
    board.does(new CounterTouch.FinishVisit("2"));
    board.does(new KioskTouch.TakeNumber("request-2", "dat-dai", null));
    board.does(new CounterTouch.CallNext("2"));
    browser.executeScript(
        """
        const hint = document.getElementById('hint');
        globalThis.late = 0;
        new MutationObserver(() => { globalThis.late = performance.now(); })
          .observe(hint, { childList: true, characterData: true, subtree: true });
        """);
    board.does(new CounterTouch.StartVisit("2"));
    await()
        .atMost(PATIENCE)
        .until(() -> Boolean.TRUE.equals(browser.executeScript("return late > 0")));
    int before = board.touches.size();
    // The touch comes 100 ms after the faces have begun to mean the next visit.
    browser.executeScript(
        """
        const face = document.querySelector("[data-value='1']");
        const { left, top, width, height } = face.getBoundingClientRect();
        face.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, detail: 1,
          clientX: left + width / 2, clientY: top + height / 2 }));
        """);
    find("[data-value='4']");
    assertThat(board.touches).hasSize(before);
  }

  @Test
  void aTouchThatCouldNotBeStoredIsSentAgainAsTheSameTouch() {
    board.broken = true;
    visit("/kiosk");
    find("[data-line=y-te]").click();
    find("#take").click();
    await().atMost(PATIENCE).until(() -> !board.touches.isEmpty());
    board.broken = false;
    reads("#number", "5001");
    assertThat(board.touches.stream().distinct()).hasSize(1);
  }

  @Test
  void withoutPaperTheNumberStandsOnTheScreenWithWhatToDo() {
    board.printer = "paper-out";
    visit("/kiosk");
    reads("#printer-note", "Máy in hết giấy");
    find("[data-line=dat-dai]").click();
    find("#take").click();
    reads("#todo", "Máy in hết giấy – số của ông/bà là 1001, vui lòng nhớ số hoặc chụp lại");
  }

  @Test
  void anOfficerServesAVisitByKeyboard() {
    board.does(new KioskTouch.TakeNumber("request-1", "dat-dai", null));
    visit("/counter/1");
    reads("#officer", "Trần Thị Mẫu");
    find("#call-next");
    var body = browser.findElement(By.tagName("body"));
    body.sendKeys("1");
    reads("#number", "1001");
    find("#start");
    body.sendKeys("3");
    reads("#state", "Đang phục vụ");
    find("#finish");
    body.sendKeys("4");
    reads("#state", "Quầy đang trống");
  }

  @Test
  void theOfficerSeesWhoHasAPriorityAndTakesANoShowBack() {
    board.does(new KioskTouch.TakeNumber("request-1", "dat-dai", "disabled"));
    board.does(new KioskTouch.TakeNumber("request-2", "dat-dai", null));
    visit("/counter/1");
    reads("#lines", "2 (★ 1 ưu tiên)");
    reads("#next", "★ Người khuyết tật");
    find("#call-next").click();
    reads("#priority", "Ưu tiên: Người khuyết tật");
    find("#absent");
    browser.findElement(By.tagName("body")).sendKeys("5");
    reads("#take-back-absent", "Số 1001 không vắng mặt");
    browser.findElement(By.tagName("body")).sendKeys("7");
    reads("#number", "1001");
    reads("#state", "chờ công dân đến");
    assertThat(browser.findElement(By.id("take-back-absent")).isEnabled()).isFalse();
  }

  @Test
  void aRefusalIsToldToTheOfficer() {
    visit("/counter/1");
    find("#call-next").click();
    reads("#toast", "Chưa có công dân nào đang chờ");
  }

  @Test
  void aFaceIsThankedForAfterItIsStored() {
    serve("2");
    visit("/rating/2");
    find("[data-value='4']").click();
    reads("#ask", "Cảm ơn ông/bà!");
    assertThat(board.touches.getLast())
        .isEqualTo(new RatingTouch.Rate("2", 4, new RatingTouch.Shown(FakeBoard.DAY, "1001")));
  }

  @Test
  void withoutAVisitTheFacesRest() {
    visit("/rating/2");
    reads("#hint", "Chưa có lượt phục vụ nào");
    assertThat(browser.findElement(By.cssSelector("[data-value='4']")).isEnabled()).isFalse();
  }

  @Test
  void theHallSeesACallAtOnceAndNoName() {
    visit("/display");
    reads("#counters", "Quầy số 2");
    board.does(new KioskTouch.TakeNumber("request-1", "dat-dai", null));
    board.does(new CounterTouch.CallNext("2"));
    reads("#last", "1001");
    reads("#to", "QUẦY SỐ 2");
    assertThat(browser.getPageSource()).doesNotContain("Trần Thị Mẫu");
  }

  @Test
  void callsAreSpokenDigitByDigitAndNeverTwoAtOnce() {
    visit("/display");
    browser.manage().timeouts().scriptTimeout(PATIENCE);
    Object heard = browser.executeAsyncScript(SPEAK_THREE_CALLS);
    assertThat(heard)
        .isEqualTo(
            List.of("begin hai không", "end", "begin một bốn", "end", "begin năm chín", "end"));
  }

  @Test
  void anUnsettledSlipIsSettledByAPerson() {
    board.unsettle("1001");
    visit("/settle");
    reads("#slips", "1001");
    find("#slips button").click();
    reads("#none", "Không có phiếu nào");
  }

  @Test
  void aClosingSlipIsAskedForOnThePageOfSlipsAndARefusalIsSaid() {
    visit("/settle");
    find("#closing").click();
    reads("body", "Máy in chưa sẵn sàng");
  }

  @Test
  void theBenchShowsLampsAndPaper() {
    visit("/bench");
    find("[data-key=nut-quay-1] .lit[data-value='3']");
    find(".tray img").click();
    assertThat(find("#paper-dialog").getDomAttribute("open")).isNotNull();
  }

  @Test
  void aLostBoardIsSaidAndFoundAgain() throws IOException {
    visit("/kiosk");
    reads("#lines", "Đất đai");
    int port = server.port();
    server.close();
    reads("#lost", "Mất kết nối");
    server = Loopback.server(port, board, null);
    server.start();
    await().atMost(PATIENCE).until(() -> !browser.findElement(By.id("lost")).isDisplayed());
    find("[data-line=dat-dai]").click();
    find("#take").click();
    reads("#number", "1001");
  }
}
