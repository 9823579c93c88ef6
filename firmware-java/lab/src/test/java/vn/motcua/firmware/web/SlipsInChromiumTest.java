package vn.motcua.firmware.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.interactions.Actions;

/** Whoever looks after the slips, in a real browser. */
final class SlipsInChromiumTest extends BrowserAtABoard {
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
  void anUnsettledSlipIsSettledByAPerson() {
    board.unsettle("1001");
    visit("/settle");
    reads("#slips", "1001");
    find("#slips button").click();
    reads("#none", "Không có phiếu nào");
  }

  @Test
  void aClosingSlipIsAskedForOnThePageOfSlipsAndARefusalIsShown() {
    visit("/settle");
    find("#closing").click();
    reads("body", "Máy in chưa sẵn sàng");
  }
}
