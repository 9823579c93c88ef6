package vn.motcua.firmware.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.motcua.firmware.people.BoardWithAccounts.GOOD;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import vn.motcua.firmware.people.BoardWithAccounts;
import vn.motcua.firmware.people.password.TechnicianCode.Purpose;

/** People before the pages about accounts of a real board, in a real browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(180)
final class PeopleInChromiumTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String OTHER = "ngày mai trời lại sáng";

  private ChromeDriver browser;
  private BoardWithAccounts board;

  @BeforeAll
  void open(@TempDir Path profile) {
    browser = Chromium.open(profile);
  }

  @AfterAll
  void quit() {
    browser.quit();
  }

  @BeforeEach
  void start(@TempDir Path data) throws Exception {
    board = new BoardWithAccounts(data);
    browser.manage().window().setSize(new Dimension(390, 844));
    visit("/login");
    browser.manage().deleteAllCookies();
  }

  @AfterEach
  void close() {
    browser.get("about:blank");
    board.close();
  }

  private void visit(String path) {
    browser.get(board.address() + path);
  }

  private WebElement find(String css) {
    return await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(() -> browser.findElement(By.cssSelector(css)), WebElement::isDisplayed);
  }

  private void reads(String css, String text) {
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(find(css).getText()).contains(text));
  }

  private void isAt(String path) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(browser.getCurrentUrl()).isEqualTo(board.address() + path));
  }

  private void type(String css, String text) {
    WebElement field = find(css);
    field.clear();
    field.sendKeys(text);
  }

  private void signIn(String person, String password) {
    type("#sign-in [name=person]", person);
    type("#sign-in [name=password]", password + Keys.ENTER);
  }

  private void choose(String person, String code, String password) {
    find("#with-code").click();
    type("#choose [name=person]", person);
    type("#choose [name=code]", code.toLowerCase(java.util.Locale.ROOT).replace("-", " "));
    type("#choose [name=password]", password + Keys.ENTER);
  }

  /** Two people at one browser, one after the other; whoever comes second sees nothing of it. */
  @Test
  void aSupervisorComesWithACodeAddsAColleagueAndTheColleagueSignsInAtTheSameBrowser()
      throws Exception {
    visit("/people");
    isAt("/login?to=%2Fpeople");
    choose("cb-001", board.technicianCode(Purpose.FIRST), GOOD);
    isAt("/people");
    reads("#accounts", "Trần Thị Mẫu (cb-001)");
    reads("#accounts", "Người phụ trách");
    find("#add-roles [value=officer]").click();
    find("#add button.main").click();
    reads("#code-for", "cb-002");
    String code = find("#code").getText();
    reads("#accounts [data-key=cb-002]", "chưa đặt mật khẩu");
    browser.navigate().refresh();
    reads("#accounts [data-key=cb-002]", "Cán bộ quầy");
    assertThat(browser.findElement(By.id("code")).getText()).isEmpty();
    visit("/account");
    reads("#who", "cb-001");
    find("#sign-out").click();
    isAt("/login");
    browser.navigate().back();
    isAt("/login?to=%2Fpeople");
    choose("cb-002", code, OTHER);
    isAt("/people");
    reads("body", "không được dùng chức năng này");
    visit("/account");
    reads("#who", "cb-002");
    reads("#roles", "Cán bộ quầy");
    assertThat(browser.findElement(By.id("manage")).isDisplayed()).isFalse();
  }

  @Test
  void aWrongPasswordIsToldAndTheRightOneLeadsOnlyToAPageOfThisBoard() throws Exception {
    board.supervisor();
    visit("/login?to=https%3A%2F%2Fevil.example%2F");
    signIn("cb-001", OTHER);
    reads("#sign-in .trouble", "Không đúng");
    assertThat(browser.switchTo().activeElement().getDomAttribute("name")).isEqualTo("password");
    find("#sign-in .show").click();
    assertThat(find("#sign-in [name=password]").getDomProperty("type")).isEqualTo("text");
    signIn("cb-001", GOOD);
    isAt("/");
    assertThat(browser.executeScript("return document.cookie")).isEqualTo("");
    var cookie = Objects.requireNonNull(browser.manage().getCookieNamed("motcua-session"));
    assertThat(cookie.isHttpOnly()).isTrue();
    assertThat(cookie.getExpiry()).isNull();
    assertThat(cookie.getSameSite()).isEqualTo("Strict");
    for (String to : new String[] {"//evil.example", "/\\evil.example", "/login", "javascript:1"}) {
      visit("/login?to=" + java.net.URLEncoder.encode(to, java.nio.charset.StandardCharsets.UTF_8));
      signIn("cb-001", GOOD);
      isAt("/");
    }
  }

  @Test
  void whoseSessionEndedIsAskedToSignInAndComesBack() throws Exception {
    board.supervisor();
    visit("/login?to=%2Fpeople");
    signIn("cb-001", GOOD);
    reads("#accounts", "cb-001");
    browser.manage().deleteAllCookies(); // as after the quiet time; the open page has not noticed
    find("#accounts [data-key=cb-001] button").click();
    find("#act-do").click();
    isAt("/login?to=%2Fpeople");
    signIn("cb-001", GOOD);
    reads("#accounts", "cb-001");
  }

  @Test
  void anotherPasswordEndsTheSessionAndEveryPageFitsANarrowScreen() throws Exception {
    board.supervisor();
    visit("/login?to=%2Faccount");
    fits();
    signIn("cb-001", GOOD);
    reads("#who", "cb-001");
    fits();
    type("#change [name=current]", GOOD);
    type("#change [name=password]", "ngắn" + Keys.ENTER);
    reads("#change .trouble", "ít nhất 12 ký tự");
    type("#change [name=password]", OTHER + Keys.ENTER);
    isAt("/login?to=%2Faccount");
    signIn("cb-001", OTHER);
    reads("#who", "cb-001");
    visit("/people");
    reads("#accounts", "cb-001");
    fits();
  }

  /** Nothing is cut off at a width of 390 px, nor there at a zoom of 200 %. */
  private void fits() {
    for (String zoom : new String[] {"1", "2"}) {
      browser.executeScript("document.documentElement.style.zoom = arguments[0]", zoom);
      assertThat(
              (Boolean)
                  browser.executeScript(
                      "const e = document.scrollingElement; return e.scrollWidth <= e.clientWidth + 1;"))
          .as("%s at %s", browser.getCurrentUrl(), zoom)
          .isTrue();
    }
    browser.executeScript("document.documentElement.style.zoom = '1'");
  }
}
