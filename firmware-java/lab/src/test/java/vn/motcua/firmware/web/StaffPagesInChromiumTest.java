package vn.motcua.firmware.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import vn.motcua.devices.Reading;
import vn.motcua.devices.button.ButtonReading;
import vn.motcua.devices.fingerprint.FingerReading;
import vn.motcua.devices.life.LifeChanged;
import vn.motcua.devices.life.LifeStage;
import vn.motcua.devices.printer.JobOutcome;
import vn.motcua.devices.scanner.Scanned;
import vn.motcua.firmware.core.Scene;

/** Staff before the pages of devices, attendance, hand-over and slips, in a real browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class StaffPagesInChromiumTest {
  private static final String DOSSIER = "000.00.53.H48-220921-0099";

  private Hall hall;
  private LiveBoard board;

  @BeforeAll
  void enter(@TempDir Path profile) {
    hall = new Hall(profile);
  }

  @AfterAll
  void leave() {
    hall.close();
  }

  @BeforeEach
  void aBoardOfItsOwn() throws Exception {
    board = hall.open(Scene.site().catalogue());
    hall.size(1280, 900);
    devicesAreReady();
  }

  private void devicesAreReady() {
    for (String device : new String[] {"scanner-1", "panel-1"}) {
      hears(new LifeChanged(device, LifeStage.READY, "opened and greeted"));
    }
  }

  private void hears(Reading reading) {
    board.happens(s -> s.hear(reading));
  }

  @Test
  void aDeviceThatNeedsSomebodyStandsFirstWithItsStateWhatToDoAndWhy() {
    hall.visit("/devices");
    hall.reads("#all", "Tất cả thiết bị đều sẵn sàng.");
    board.printer(Scene.NEAR_END);
    hall.reads("#devices .card:first-child", "Sắp hết giấy");
    hall.reads("#devices .card:first-child", "Chuẩn bị cuộn giấy mới");
    board.printer(Scene.PAPER_OUT);
    hall.reads("#devices .now", "Đã hết giấy");
    hears(new LifeChanged("scanner-1", LifeStage.ABSENT, "no such path: /dev/ttyUSB0"));
    hears(new ButtonReading.Stuck("panel-1", 3, Duration.ofSeconds(10)));
    hall.reads("#all", "3 thiết bị cần người kiểm tra.");
    hall.reads("[data-key=scanner-1]", "Không kết nối được");
    hall.reads("[data-key=scanner-1]", "no such path: /dev/ttyUSB0");
    hall.reads("[data-key=panel-1]", "Bị kẹt nút số 3");
    hears(new ButtonReading.Pressed("panel-1", 3, 0));
    hall.reads("[data-key=panel-1]", "Sẵn sàng");
    hall.visit("/");
    hall.reads("#needy", "2 thiết bị cần người kiểm tra");
  }

  @Test
  void slipsThatNeverCameOutArePrintedByOneTouchOnceThereIsPaper() {
    board.printer(Scene.PAPER_OUT);
    String first = board.take("dat-dai");
    String second = board.take("dat-dai");
    hall.visit("/devices");
    hall.reads("#slips", "2 phiếu chưa in ra.");
    hall.visit("/settle");
    hall.reads("#unprinted", first);
    assertThat(hall.find("#unprinted").getText()).contains(second);
    assertThat(hall.browser.findElements(By.cssSelector("#unprinted :enabled")))
        .as("nothing can be printed without paper")
        .noneMatch(each -> each.getTagName().equals("button"));
    board.printer(Scene.READY);
    hall.touch("[data-key='" + first + "'] button");
    await().atMost(Hall.PATIENCE).until(() -> !hall.text("#unprinted").contains(first));
    board.happens(s -> s.jobEnds(JobOutcome.PRINTED));
    hall.reads("#unprinted-all", "1 người");
    hall.touch("[data-key='" + second + "'] button");
    await().atMost(Hall.PATIENCE).until(() -> !hall.shows("#unprinted-card"));
  }

  @Test
  void aSlipOfWhichNobodyKnowsIsPrintedAgainOnlyAfterAPersonHasSaidThatItDidNotComeOut() {
    String number = board.take("dat-dai");
    board.happens(s -> s.jobEnds(JobOutcome.UNKNOWN));
    hall.visit("/settle");
    hall.reads("#slips", number);
    assertThat(hall.shows("#unprinted-card")).isFalse();
    hall.touch("#slips button:nth-of-type(2)");
    hall.reads("#unprinted", number);
    hall.reads("#none", "Không có phiếu nào");
  }

  @Test
  void aFingerIsAnsweredByNameForAMomentAndAStrangersWithWhatToDo() {
    hall.visit("/attendance");
    hall.reads("#punch", "Mời chấm công");
    hears(new FingerReading.Matched("finger-1", 1, 120, 0));
    hall.reads("#punch .name", "Trần Thị Mẫu");
    hall.reads("#punch .state", "Đã vào làm lúc 08:15");
    hall.reads("#duties", "Trần Thị Mẫu");
    hears(new FingerReading.Unknown("finger-1", 0));
    hall.reads("#punch .state", "Không nhận ra ngón tay này");
    hall.reads("#punch .todo", "Lau khô ngón tay");
    hall.visit("/attendance");
    hall.reads("#punch .name", "Mời chấm công");
  }

  @Test
  void aScanIsAnsweredAndAScannerThatIsGoneIsReported() {
    hall.visit("/desk");
    hall.reads("[data-key=scanner-1]", "Mời quét giấy biên nhận");
    hall.reads("[data-key=scanner-1]", "Bên giao quét: Trung tâm → Bưu điện");
    hears(new Scanned("scanner-1", DOSSIER, "]C0", 0));
    hall.reads("[data-key=scanner-1]", "Đã ghi nhận");
    hall.reads("[data-key=scanner-1]", DOSSIER);
    board.passes(Duration.ofSeconds(10));
    hears(new Scanned("scanner-1", DOSSIER, "]C0", 0));
    hall.reads("[data-key=scanner-1]", "Đã quét rồi");
    String card = "001000000000|000000000|NGUYỄN VĂN MẪU|01012000|Nam|Thôn Minh Hoạ|01012021";
    hears(new Scanned("scanner-1", card, "]Q0", 0));
    hall.reads("[data-key=scanner-1]", "Đây là thẻ căn cước");
    assertThat(hall.text("body")).doesNotContain("NGUYỄN", "001000000000");
    hears(new LifeChanged("scanner-1", LifeStage.ABSENT, "unplugged"));
    hall.reads("[data-key=scanner-1] .state", "không kết nối được");
  }

  /** At 1.5 m a letter has to be 5 mm high: 40 px of a font on an office screen or a tablet. */
  @ParameterizedTest
  @CsvSource({"/devices,1280,800", "/devices,1080,1920", "/attendance,1280,800", "/desk,1280,800"})
  void whatCountsIsReadFromOneAndAHalfMetres(String page, int width, int height) throws Exception {
    hall.size(width, height);
    hall.visit(page);
    hall.find(".state");
    Object size =
        hall.browser.executeScript(
            "return parseFloat(getComputedStyle(document.querySelector('.state')).fontSize)");
    assertThat(size)
        .isInstanceOfSatisfying(
            Number.class, px -> assertThat(px.doubleValue()).isGreaterThanOrEqualTo(40));
    hall.picture("large" + page.replace('/', '-') + "-" + width);
  }
}
