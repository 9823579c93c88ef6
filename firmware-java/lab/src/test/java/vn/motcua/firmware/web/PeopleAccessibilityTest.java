package vn.motcua.firmware.web;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.motcua.firmware.people.BoardWithAccounts.GOOD;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.chrome.ChromeDriver;
import vn.motcua.firmware.people.BoardWithAccounts;
import vn.motcua.firmware.people.BoardWithAccounts.Browser;

/**
 * The pages about accounts in each of their states: by the rules of axe, and nothing is cut off, on
 * a telephone, on a PC, and on a PC at a zoom of 200 %.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(300)
final class PeopleAccessibilityTest {
  private static final String WRONG = "ngày mai trời lại sáng";

  /**
   * Five are free; then each waits twice as long as the one before, longer than a browser takes.
   */
  private static final int TRIES_MAX = 20;

  /** A screen in CSS pixels: at 200 % a PC's has half of them in each direction. */
  private record Screen(String name, int width, int height, int scale) {}

  private static final List<Screen> SCREENS =
      List.of(
          new Screen("telephone", 390, 844, 2),
          new Screen("pc", 1280, 800, 1),
          new Screen("pc-at-200", 640, 400, 2));

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
    user.visit("/login");
    browser.manage().deleteAllCookies();
  }

  @AfterEach
  void close() {
    browser.get("about:blank");
    board.close();
  }

  private void isGood(String state) {
    for (Screen screen : SCREENS) {
      browser.executeCdpCommand(
          "Emulation.setDeviceMetricsOverride",
          Map.of(
              "width", screen.width(),
              "height", screen.height(),
              "deviceScaleFactor", screen.scale(),
              "mobile", false));
      String where = state + " on " + screen.name();
      assertThat(
              (Boolean)
                  browser.executeScript(
                      "const e = document.scrollingElement;"
                          + " return e.scrollWidth <= e.clientWidth + 1;"))
          .as("nothing is cut off: " + where)
          .isTrue();
      Axe.findsNothing(browser);
    }
    browser.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
  }

  @Test
  void signingInEmptyRefusedAndLockedOut() throws Exception {
    board.supervisor();
    user.visit("/login");
    user.find("#sign-in");
    isGood("login-empty");
    user.signIn("cb-001", WRONG);
    user.reads("#sign-in .trouble", "Không đúng");
    isGood("login-refused");
    for (int more = 0; more < TRIES_MAX && !isLockedOut(); more++) {
      user.signIn("cb-001", WRONG);
      user.find("#sign-in button.main:enabled"); // the answer has come
    }
    user.reads("#sign-in .trouble", "Đã thử nhiều lần");
    isGood("login-locked-out");
  }

  private boolean isLockedOut() {
    return user.find("#sign-in .trouble").getText().contains("Đã thử nhiều lần");
  }

  @Test
  void theOneTimeCodeEmptyAndRefused() throws Exception {
    board.supervisor();
    user.visit("/login");
    user.find("#with-code").click();
    isGood("code-empty");
    user.type("#choose [name=person]", "cb-001");
    user.type("#choose [name=code]", "0000-0000-0000");
    user.type("#choose [name=password]", GOOD);
    user.find("#choose button.main").click();
    user.reads("#choose .trouble", "Không đúng");
    isGood("code-refused");
  }

  @Test
  void onesOwnAccountAsItIsRefusedAndDone() throws Exception {
    board.supervisor();
    user.visit("/login?to=%2Faccount");
    user.signIn("cb-001", GOOD);
    user.reads("#who", "cb-001");
    isGood("account");
    user.type("#change [name=current]", GOOD);
    user.type("#change [name=password]", "ngắn");
    user.find("#change button.main").click();
    user.reads("#change .trouble", "ít nhất 12 ký tự");
    isGood("account-refused");
    user.type("#change [name=password]", WRONG);
    user.find("#change button.main").click();
    user.reads("#why", "Đã đổi mật khẩu");
    isGood("account-done");
  }

  @Test
  void peopleAloneRefusedAndWithTheCodeOfAColleague() throws Exception {
    board.supervisor();
    user.visit("/login?to=%2Fpeople");
    user.signIn("cb-001", GOOD);
    user.reads("#accounts", "cb-001");
    isGood("people-alone");
    user.find("#add button.main").click();
    user.reads("#add .trouble", "Hãy chọn ít nhất một vai trò");
    isGood("people-refused");
    user.find("#add-roles [value=officer]").click();
    user.find("#add button.main").click();
    user.reads("#code-for", "Lê Văn Thử (cb-002)");
    isGood("people-code");
    user.find("#code-seen").click();
    user.find("#accounts [data-key=cb-001] .acts button:last-child").click();
    user.find("#act-do").click();
    user.find("#act .trouble");
    isGood("people-last-supervisor");
  }

  @Test
  void aSessionThatIsOverAndABoardThatIsAway() throws Exception {
    Browser elsewhere = board.supervisor();
    user.visit("/login?to=%2Fpeople");
    user.signIn("cb-001", GOOD);
    user.reads("#accounts", "cb-001");
    elsewhere.post("/api/account/password", "current", GOOD, "password", WRONG);
    user.reads("#why", "Hãy đăng nhập lại");
    isGood("session-over");
    user.signIn("cb-001", WRONG);
    user.reads("#accounts", "cb-001");
    board.close();
    user.reads("#lost", "Mất kết nối");
    isGood("board-away");
    user.find("#add-roles [value=officer]").click();
    user.find("#add button.main").click();
    user.reads("#add .trouble", "Máy chưa trả lời");
    isGood("board-away-and-pressed");
  }
}
