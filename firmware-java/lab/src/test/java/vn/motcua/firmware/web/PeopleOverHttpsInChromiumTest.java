package vn.motcua.firmware.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.motcua.firmware.people.BoardWithAccounts.GOOD;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;
import vn.motcua.firmware.people.BoardWithAccounts;
import vn.motcua.firmware.people.password.TechnicianCode.Purpose;
import vn.motcua.provisioning.BoardConfig;

/**
 * An officer's PC that has installed the centre's root CA, before a board that serves its pages
 * with a certificate of that centre. The browser ignores nothing.
 */
@Timeout(180)
final class PeopleOverHttpsInChromiumTest {
  private static final String OTHER = "ngày mai trời lại sáng";

  @TempDir private Path folder;
  @TempDir private Path data;
  private PagesOfACentre pages;
  private BoardWithAccounts board;
  private ChromeDriver browser;
  private PageUser user;

  @BeforeEach
  void start() throws Exception {
    pages = PagesOfACentre.in(folder.resolve("centre"));
    serve(new BoardConfig.Accounts());
    browse();
  }

  private void serve(BoardConfig.Accounts times) throws Exception {
    board = new BoardWithAccounts(data, pages.web(), times);
  }

  private void browse() throws Exception {
    browser = Chromium.trusting(pages.root(), folder.resolve("profile"));
    user = new PageUser(browser, () -> "https://localhost:" + board.port());
  }

  @AfterEach
  void close() {
    browser.quit();
    board.close();
  }

  private void isSignedIn() {
    user.visit("/people");
    user.reads("#accounts", "cb-001");
  }

  @Test
  void aSessionSurvivesAReloadAndDiesWithTheBrowser() throws Exception {
    board.supervisor();
    user.visit("/login?to=%2Fpeople");
    user.signIn("cb-001", GOOD);
    user.isAt("/people");
    browser.navigate().refresh();
    user.reads("#accounts", "cb-001");
    assertThat(browser.executeScript("return window.isSecureContext")).isEqualTo(true);
    var cookie = Objects.requireNonNull(browser.manage().getCookieNamed("__Host-motcua-session"));
    assertThat(cookie.isSecure()).isTrue();
    assertThat(cookie.isHttpOnly()).isTrue();
    assertThat(cookie.getExpiry()).isNull();
    browser.quit();
    browse();
    user.visit("/people");
    user.isAt("/login?to=%2Fpeople");
  }

  @Test
  void aSessionDiesAfterTheQuietTimeAndTheOpenPageAsksForThePasswordAndSaysWhy() throws Exception {
    board.supervisor();
    board.close();
    serve(
        new BoardConfig.Accounts(
            Duration.ofSeconds(6), Duration.ofSeconds(6), Duration.ofHours(10)));
    user.visit("/login?to=%2Fpeople");
    user.signIn("cb-001", GOOD);
    user.reads("#accounts", "cb-001");
    user.isAt("/login?to=%2Fpeople"); // nobody touches it; its stream keeps no session alive
    user.reads("#why", "Hãy đăng nhập lại");
    user.signIn("cb-001", GOOD);
    user.isAt("/people");
  }

  @Test
  void aPasswordChangedElsewhereEndsTheSessionHere() throws Exception {
    BoardWithAccounts.Browser elsewhere = board.supervisor();
    user.visit("/login?to=%2Fpeople");
    user.signIn("cb-001", GOOD);
    user.reads("#accounts", "cb-001");
    assertThat(
            elsewhere
                .post("/api/account/password", "current", GOOD, "password", OTHER)
                .statusCode())
        .isEqualTo(200);
    user.isAt("/login?to=%2Fpeople");
    user.signIn("cb-001", GOOD);
    user.reads("#sign-in .trouble", "Không đúng");
    user.signIn("cb-001", OTHER);
    user.isAt("/people");
  }

  @Test
  void aNewCatalogueSignsNobodyOutAndThePageComesBackByItself() throws Exception {
    board.supervisor();
    user.visit("/login?to=%2Fpeople");
    user.signIn("cb-001", GOOD);
    user.reads("#accounts", "cb-001");
    browser.executeScript(
        "window.same = true; window.back = 0; new MutationObserver(() => {"
            + " if (!document.documentElement.classList.contains('is-lost')) back = Date.now();"
            + "}).observe(document.documentElement, { attributes: true });");
    board.renew();
    long answers = System.currentTimeMillis();
    await().atMost(Duration.ofSeconds(60)).until(() -> backAt() > 0);
    System.out.printf("the page is back after %d ms%n", backAt() - answers);
    assertThat(browser.getCurrentUrl()).endsWith("/people");
    assertThat(browser.executeScript("return window.same")).isEqualTo(true);
    isSignedIn();
  }

  /** When the banner went away; 0 while it has not. */
  private long backAt() {
    return ((Number) Objects.requireNonNull(browser.executeScript("return window.back")))
        .longValue();
  }

  @Test
  void passwordsThatAreLostAreToldBeforeAnybodyTypesOne() throws Exception {
    board.supervisor();
    Files.writeString(data.resolve("people.secrets"), "damaged");
    board.restart();
    user.visit("/login");
    user.reads("#closed", "motcua account recover");
    user.signIn("cb-001", GOOD);
    user.reads("#sign-in .trouble", "kỹ thuật");
    user.choose("cb-001", board.technicianCode(Purpose.RECOVERY), OTHER);
    user.isAt("/");
    user.visit("/login");
    user.find("#sign-in");
    assertThat(browser.findElement(By.id("closed")).isDisplayed()).isFalse();
  }

  @Test
  void whoHasNotInstalledTheRootIsWarned() {
    browser.quit();
    browser = Chromium.open(folder.resolve("stranger"));
    browser.get("https://localhost:" + board.port() + "/login");
    assertThat(browser.getPageSource())
        .contains("ERR_CERT_AUTHORITY_INVALID")
        .doesNotContain("Mã cán bộ");
  }
}
