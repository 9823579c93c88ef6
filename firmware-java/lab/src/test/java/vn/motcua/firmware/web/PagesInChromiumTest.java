package vn.motcua.firmware.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import vn.motcua.firmware.view.DeliveryView;

/** What every page does, and the bench, in a real browser. */
final class PagesInChromiumTest extends BrowserAtABoard {
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
  void theBenchShowsLampsAndPaper() {
    visit("/bench");
    find("[data-key=nut-quay-1] .lit[data-value='3']");
    find(".tray img").click();
    assertThat(find("#paper-dialog").getDomAttribute("open")).isNotNull();
  }

  @Test
  void aLostBoardIsReportedAndFoundAgain() throws IOException {
    visit("/kiosk");
    reads("#lines", "Đất đai");
    int port = server.port();
    server.close();
    reads("#lost", "Mất kết nối");
    server = Loopback.server(port, board, List.of());
    server.start();
    await().atMost(PATIENCE).until(() -> !browser.findElement(By.id("lost")).isDisplayed());
    find("[data-line=dat-dai]").click();
    find("#take").click();
    reads("#number", "1001");
  }
}
