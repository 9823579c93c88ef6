package vn.motcua.firmware.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import vn.motcua.firmware.queue.touch.KioskTouch;

/** An officer at the console of a counter, in a real browser. */
final class CounterInChromiumTest extends BrowserAtABoard {
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
    reads("#take-back-absent", "Số 1001 đã đến");
    browser.findElement(By.tagName("body")).sendKeys("7");
    reads("#number", "1001");
    reads("#state", "chờ công dân đến");
    assertThat(browser.findElement(By.id("take-back-absent")).isEnabled()).isFalse();
  }

  @Test
  void anOfficerTakesACallBackAndCallsANumberByHand() {
    board.does(new KioskTouch.TakeNumber("request-1", "dat-dai", null));
    board.does(new KioskTouch.TakeNumber("request-2", "dat-dai", null));
    visit("/counter/1");
    find("#call-next").click();
    reads("#undo-call", "Hoàn tác gọi số 1001");
    browser.findElement(By.tagName("body")).sendKeys("8");
    reads("#toast", "số 1001 chờ lại ở chỗ cũ");
    reads("#state", "Quầy đang trống");
    find("#call-number");
    browser.findElement(By.tagName("body")).sendKeys("9");
    find("#wanted").sendKeys("1002\n");
    reads("#number", "1002");
  }

  @Test
  void aRefusalIsToldToTheOfficer() {
    visit("/counter/1");
    find("#call-next").click();
    reads("#toast", "Chưa có công dân nào đang chờ");
  }
}
