package vn.motcua.firmware.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import vn.motcua.firmware.queue.touch.CounterTouch;
import vn.motcua.firmware.queue.touch.KioskTouch;
import vn.motcua.firmware.rating.RatingTouch;

/** A citizen at a rating pad, in a real browser. */
final class RatingInChromiumTest extends BrowserAtABoard {
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
  void aFaceIsThankedForAfterItIsStored() {
    serve("2");
    visit("/rating/2");
    find("[data-value='4']").click();
    reads("#ask", "Cảm ơn ông/bà!");
    assertThat(board.touches.getLast())
        .isEqualTo(new RatingTouch.Rate("2", 4, new RatingTouch.Shown(FakeQueue.DAY, "1001")));
  }

  @Test
  void withoutAVisitTheFacesRest() {
    visit("/rating/2");
    reads("#hint", "Mời ông/bà đánh giá khi được phục vụ");
    assertThat(browser.findElement(By.cssSelector("[data-value='4']")).isEnabled()).isFalse();
  }
}
