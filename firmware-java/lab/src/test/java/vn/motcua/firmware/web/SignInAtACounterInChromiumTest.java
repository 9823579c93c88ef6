package vn.motcua.firmware.web;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.openqa.selenium.Dimension;
import org.openqa.selenium.chrome.ChromeDriver;
import vn.motcua.firmware.access.ScreenKind;
import vn.motcua.firmware.people.BoardWithAccounts;
import vn.motcua.firmware.people.reader.CounterWithReaders;
import vn.motcua.provisioning.BoardConfig;

/**
 * Officers at the screen of a counter with a fingerprint module and a scanner, in a real browser.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(180)
final class SignInAtACounterInChromiumTest {
  private ChromeDriver browser;
  private CounterWithReaders counter;
  private PageUser user;

  @BeforeAll
  void open(@TempDir Path profile) {
    browser = Chromium.open(profile);
    browser.manage().window().setSize(new Dimension(390, 844));
    user = new PageUser(browser, () -> counter.board.address());
  }

  @AfterAll
  void quit() {
    browser.quit();
  }

  @BeforeEach
  void start(@TempDir Path data, @TempDir Path lines) throws Exception {
    counter = new CounterWithReaders(data, lines);
    counter.addColleague("officer");
  }

  @AfterEach
  void close() {
    browser.get("about:blank");
    counter.close();
  }

  /** As the technician does once: the address that motcua screen prints. */
  private void atTheCounter() throws Exception {
    user.visit("/screen#" + counter.screen("pc-1", ScreenKind.COUNTER, CounterWithReaders.COUNTER));
    user.isAt("/login?to=%2Fcounter%2F1");
    user.reads("#reader-says", "Đặt ngón tay lên đầu đọc hoặc quẹt thẻ ở quầy này.");
  }

  /** The finger stays down until the page has said something of it. */
  private void lays(int slot, Runnable seen) {
    counter.reader.touch(slot);
    seen.run();
    counter.reader.lift();
  }

  @Test
  void aStrangersFingerIsToldAnOfficersOpensTheCounterAndTheNextOfficerComesByCard()
      throws Exception {
    atTheCounter();
    counter.reader.touchUnknown();
    user.reads("#reader-says", "Không nhận ra vân tay");
    counter.reader.lift();
    String code = counter.card("cb-002", "new-card");
    counter.scanner.scan(code);
    user.isAt("/counter/1");
    user.visit("/account");
    user.reads("#who", "cb-002");
    user.reads("#roles", "Cán bộ quầy");
    user.find("#sign-out").click();
    user.isAt("/login");
    user.reads("#reader-says", "Đặt ngón tay");
    lays(1, () -> user.isAt("/"));
    user.visit("/account");
    user.reads("#who", "cb-001");
    assertThat(user.find("#roles").getText())
        .as("a supervisor who came by finger is an officer here")
        .isEqualTo("Cán bộ quầy");
    assertThat(browser.executeScript("return document.cookie")).isEqualTo("");
    var cookie = Objects.requireNonNull(browser.manage().getCookieNamed("motcua-reader"));
    assertThat(cookie.isHttpOnly()).isTrue();
    assertThat(cookie.getExpiry()).isNull();
  }

  @Test
  void afterTheQuietTimeThePageWaitsForTheNextOfficer(@TempDir Path data, @TempDir Path lines)
      throws Exception {
    counter.close();
    Duration quiet = Duration.ofSeconds(5);
    var times = new BoardConfig.Accounts(Duration.ofMinutes(15), quiet, Duration.ofHours(10));
    counter = new CounterWithReaders(data, lines, times);
    counter.addColleague("officer");
    String code = counter.card("cb-002", "new-card");
    atTheCounter();
    counter.scanner.scan(code);
    user.isAt("/counter/1");
    user.isAt("/login?to=%2Fcounter%2F1");
    user.reads("#why", "Phiên làm việc đã hết");
    user.reads("#reader-says", "Đặt ngón tay");
    lays(1, () -> user.isAt("/counter/1"));
    user.visit("/account");
    user.reads("#who", "cb-001");
  }

  @Test
  void aSupervisorGivesACardAndMakesItVoidAtThePage() throws Exception {
    user.visit("/login?to=%2Fpeople");
    user.signIn("cb-001", BoardWithAccounts.GOOD);
    user.reads("#accounts [data-key=cb-002]", "Cán bộ quầy");
    assertThat(user.find("#accounts [data-key=cb-002] .acts").getText())
        .contains("Cấp thẻ")
        .doesNotContain("Huỷ thẻ");
    user.find("#accounts [data-key=cb-002] .card-give").click();
    user.find("#act-do").click();
    user.reads("#code-for", "Mã trên thẻ của");
    user.reads("#code", "MOTCUA-");
    user.reads("#accounts [data-key=cb-002]", "có thẻ");
    user.find("#code-seen").click();
    user.find("#accounts [data-key=cb-002] .card-void").click();
    user.find("#act-do").click();
    org.awaitility.Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() ->
            assertThat(user.find("#accounts [data-key=cb-002]").getText())
                .doesNotContain("có thẻ"));
  }
}
