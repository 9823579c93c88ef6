package vn.motcua.firmware.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.interactions.Actions;
import vn.motcua.firmware.queue.touch.KioskTouch;

/** A citizen at the kiosk, in a real browser. */
final class KioskInChromiumTest extends BrowserAtABoard {
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
    reads("#todo", "Máy in hết giấy, xin ông/bà nhớ số 1001 hoặc chụp lại");
  }
}
