package vn.motcua.firmware.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.motcua.firmware.queue.touch.CounterTouch;
import vn.motcua.firmware.queue.touch.KioskTouch;
import vn.motcua.provisioning.Catalogue;
import vn.motcua.provisioning.rules.OpeningHours;
import vn.motcua.provisioning.rules.QueueRules;

/** A centre of twenty agencies and forty lines. */
final class FortyLinesInChromiumTest extends HallBench {
  private static final int AGENCIES = 20;
  private static final List<String> NAMES =
      List.of(
          "Sở Nông nghiệp và Môi trường",
          "Sở Xây dựng",
          "Sở Tư pháp",
          "Sở Văn hoá, Thể thao và Du lịch",
          "Bảo hiểm xã hội");

  private static Catalogue centre() {
    Catalogue nine = LiveBoard.centre(9, 4, "");
    List<Catalogue.Line> lines =
        IntStream.range(0, 40)
            .mapToObj(i ->
                new Catalogue.Line(
                    "l" + i,
                    10 + i,
                    "Cấp giấy phép và đăng ký thủ tục số " + i,
                    "land",
                    900,
                    900,
                    900,
                    "a" + i % AGENCIES))
            .toList();
    return new Catalogue(
        nine.name(),
        IntStream.range(0, AGENCIES)
            .mapToObj(i ->
                new Catalogue.Agency("a" + i, NAMES.get(i % NAMES.size()) + " " + i, "business"))
            .toList(),
        lines,
        List.of(
            new Catalogue.Counter(
                "1", "Quầy số 1", lines.stream().map(Catalogue.Line::id).toList())),
        nine.priorities(),
        List.of(),
        List.of(),
        OpeningHours.ALWAYS,
        QueueRules.DEFAULT);
  }

  @BeforeEach
  void fortyLines() throws Exception {
    board = hall.open(centre());
  }

  private void isReadable(String picture) throws Exception {
    hall.picture(picture);
    assertThat(Overflow.cutOff(hall.browser)).isEmpty();
    Axe.findsNothing(hall.browser);
  }

  @ParameterizedTest(name = "{0} x {1}")
  @CsvSource({"1080, 1920", "1280, 800"})
  void theAgencyIsTouchedThenTheLineThenTheNumberIsTaken(int width, int height) throws Exception {
    hall.size(width, height);
    hall.visit("/kiosk");
    hall.reads("#ask", "Chọn cơ quan");
    assertThat(hall.shows("[data-line]")).isFalse();
    isReadable("agencies-" + width);
    hall.touch("[data-agency=a7]");
    hall.reads("#ask", "Sở Tư pháp 7");
    assertThat(hall.browser.executeScript("return document.querySelectorAll('[data-line]').length"))
        .isEqualTo(2L);
    isReadable("lines-of-an-agency-" + width);
    hall.touch("[data-line=l27]");
    hall.touch("#take");
    hall.reads("#number", "37001");
    isReadable("number-of-two-digits-" + width);
  }

  @Test
  void whoTouchedTheWrongAgencyGoesBack() {
    hall.size(1280, 800);
    hall.visit("/kiosk");
    hall.touch("[data-agency=a3]");
    hall.touch("[data-line=l3]");
    hall.touch("#agency-back");
    hall.reads("#ask", "Chọn cơ quan");
    hall.reads("#take-line", "Mời chọn việc");
  }

  @Test
  void theSecondCitizenBeginsWithTheAgenciesAgain() {
    hall.size(1080, 1920);
    hall.visit("/kiosk");
    hall.touch("[data-agency=a3]");
    hall.touch("[data-line=l23]");
    hall.find("#take");
    hall.passes(Duration.ofSeconds(31));
    hall.reads("#ask", "Chọn cơ quan");
    assertThat(hall.shows("#agency-back")).isFalse();
    hall.touch("[data-agency=a5]");
    hall.reads("#take-line", "Mời chọn việc");
  }

  @Test
  void theOfficerSendsACitizenToOneOfFortyLines() throws Exception {
    board.happens(scene -> scene.touch(new KioskTouch.TakeNumber("request-1", "l0", "elderly")));
    board.happens(scene -> scene.touch(new CounterTouch.CallNext("1")));
    hall.size(1280, 800);
    hall.visit("/counter/1");
    hall.touch("#transfer");
    hall.find("#transfer-lines button");
    hall.picture("transfer-1280");
    Axe.findsNothing(hall.browser);
    hall.touch("#transfer-lines button:last-child");
    hall.reads("#lines", "số 39");
    board.happens(scene -> assertThat(scene.view().lines().get(39).waiting()).isEqualTo(1));
  }

  @Test
  void theDisplayAndTheConsoleShowFortyLinesWithoutCuttingAnythingOff() throws Exception {
    board.happens(scene -> scene.touch(new KioskTouch.TakeNumber("request-1", "l39", null)));
    board.happens(scene -> scene.touch(new CounterTouch.CallNext("1")));
    hall.size(1920, 1080);
    hall.visit("/display");
    hall.reads("body", "49001");
    isReadable("display-of-forty");
    hall.size(1280, 800);
    hall.visit("/counter/1");
    hall.find("#finish, #start");
    hall.picture("counter-of-forty");
    assertThat(Overflow.cutOff(hall.browser)).isEmpty();
  }
}
