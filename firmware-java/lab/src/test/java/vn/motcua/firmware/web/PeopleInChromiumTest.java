package vn.motcua.firmware.web;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.motcua.firmware.people.BoardWithAccounts.GOOD;

import java.nio.file.Path;
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
import org.openqa.selenium.chrome.ChromeDriver;
import vn.motcua.firmware.people.BoardWithAccounts;
import vn.motcua.firmware.people.password.TechnicianCode.Purpose;

/** People before the pages about accounts of a real board, in a real browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(180)
final class PeopleInChromiumTest {
  private static final String OTHER = "ngày mai trời lại sáng";

  private ChromeDriver browser;
  private BoardWithAccounts board;
  private PageUser user;

  @BeforeAll
  void open(@TempDir Path profile) {
    browser = Chromium.open(profile);
    user = new PageUser(browser, () -> board.address());
  }

  @AfterAll
  void quit() {
    browser.quit();
  }

  @BeforeEach
  void start(@TempDir Path data) throws Exception {
    board = new BoardWithAccounts(data);
    browser.manage().window().setSize(new Dimension(390, 844));
    user.visit("/login");
    browser.manage().deleteAllCookies();
  }

  @AfterEach
  void close() {
    browser.get("about:blank");
    board.close();
  }

  /** Two people at one browser, one after the other; whoever comes second sees nothing of it. */
  @Test
  void aSupervisorComesWithACodeAddsAColleagueAndTheColleagueSignsInAtTheSameBrowser()
      throws Exception {
    user.visit("/people");
    user.isAt("/login?to=%2Fpeople");
    user.choose("cb-001", board.technicianCode(Purpose.FIRST), GOOD);
    user.isAt("/people");
    user.reads("#accounts", "Trần Thị Mẫu (cb-001)");
    user.reads("#accounts", "Người phụ trách");
    user.find("#add-roles [value=officer]").click();
    user.find("#add button.main").click();
    user.reads("#code-for", "cb-002");
    String code = user.find("#code").getText();
    user.reads("#accounts [data-key=cb-002]", "chưa đặt mật khẩu");
    browser.navigate().refresh();
    user.reads("#accounts [data-key=cb-002]", "Cán bộ quầy");
    assertThat(browser.findElement(By.id("code")).getText()).isEmpty();
    user.visit("/account");
    user.reads("#who", "cb-001");
    user.find("#sign-out").click();
    user.isAt("/login");
    browser.navigate().back();
    user.isAt("/login?to=%2Fpeople");
    user.choose("cb-002", code, OTHER);
    user.isAt("/people");
    user.reads("body", "không được dùng chức năng này");
    user.visit("/account");
    user.reads("#who", "cb-002");
    user.reads("#roles", "Cán bộ quầy");
    assertThat(browser.findElement(By.id("manage")).isDisplayed()).isFalse();
  }

  @Test
  void aWrongPasswordIsToldAndTheRightOneLeadsOnlyToAPageOfThisBoard() throws Exception {
    board.supervisor();
    user.visit("/login?to=https%3A%2F%2Fevil.example%2F");
    user.signIn("cb-001", OTHER);
    user.reads("#sign-in .trouble", "Không đúng");
    assertThat(browser.switchTo().activeElement().getDomAttribute("name")).isEqualTo("password");
    browser.switchTo().activeElement().sendKeys("x"); // replaces what was wrong
    assertThat(user.find("#sign-in [name=password]").getDomProperty("value")).isEqualTo("x");
    user.find("#sign-in .show").click();
    assertThat(user.find("#sign-in [name=password]").getDomProperty("type")).isEqualTo("text");
    user.signIn("cb-001", GOOD);
    user.isAt("/");
    assertThat(browser.executeScript("return document.cookie")).isEqualTo("");
    var cookie = Objects.requireNonNull(browser.manage().getCookieNamed("motcua-session"));
    assertThat(cookie.isHttpOnly()).isTrue();
    assertThat(cookie.getExpiry()).isNull();
    assertThat(cookie.getSameSite()).isEqualTo("Strict");
    for (String to : new String[] {"//evil.example", "/\\evil.example", "/login", "javascript:1"}) {
      user.visit(
          "/login?to=" + java.net.URLEncoder.encode(to, java.nio.charset.StandardCharsets.UTF_8));
      user.signIn("cb-001", GOOD);
      user.isAt("/");
    }
  }

  @Test
  void whoseSessionEndedIsAskedToSignInAndComesBack() throws Exception {
    board.supervisor();
    user.visit("/login?to=%2Fpeople");
    user.signIn("cb-001", GOOD);
    user.reads("#accounts", "cb-001");
    browser.manage().deleteAllCookies(); // as after the quiet time; the open page has not noticed
    user.find("#accounts [data-key=cb-001] button").click();
    user.find("#act-do").click();
    user.isAt("/login?to=%2Fpeople");
    user.signIn("cb-001", GOOD);
    user.reads("#accounts", "cb-001");
  }

  @Test
  void anotherPasswordEndsTheSessionAndEveryPageFitsANarrowScreen() throws Exception {
    board.supervisor();
    user.visit("/login?to=%2Faccount");
    fits();
    user.signIn("cb-001", GOOD);
    user.reads("#who", "cb-001");
    fits();
    user.type("#change [name=current]", GOOD);
    user.type("#change [name=password]", "ngắn" + Keys.ENTER);
    user.reads("#change .trouble", "ít nhất 12 ký tự");
    assertThat(browser.switchTo().activeElement().getDomAttribute("name")).isEqualTo("password");
    user.type("#change [name=password]", OTHER + Keys.ENTER);
    user.isAt("/login?to=%2Faccount");
    user.reads("#why", "Đã đổi mật khẩu");
    user.signIn("cb-001", OTHER);
    user.reads("#who", "cb-001");
    user.visit("/people");
    user.reads("#accounts", "cb-001");
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
