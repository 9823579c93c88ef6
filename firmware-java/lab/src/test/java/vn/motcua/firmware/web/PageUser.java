package vn.motcua.firmware.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

/**
 * A person before a browser: opens pages of a board, reads them, and types.
 *
 * @param browser which one
 * @param board its address, without a path
 */
record PageUser(ChromeDriver browser, Supplier<String> board) {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  void visit(String path) {
    browser.get(board.get() + path);
  }

  WebElement find(String css) {
    return await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(() -> browser.findElement(By.cssSelector(css)), WebElement::isDisplayed);
  }

  void reads(String css, String text) {
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(find(css).getText()).contains(text));
  }

  void isAt(String path) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(browser.getCurrentUrl()).isEqualTo(board.get() + path));
  }

  void type(String css, String text) {
    WebElement field = find(css);
    field.clear();
    field.sendKeys(text);
  }

  void signIn(String person, String password) {
    type("#sign-in [name=person]", person);
    type("#sign-in [name=password]", password + Keys.ENTER);
  }

  /** The first password, by a one-time code that is typed as people type it. */
  void choose(String person, String code, String password) {
    find("#with-code").click();
    type("#choose [name=person]", person);
    type("#choose [name=code]", code.toLowerCase(Locale.ROOT).replace("-", " "));
    type("#choose [name=password]", password + Keys.ENTER);
  }
}
