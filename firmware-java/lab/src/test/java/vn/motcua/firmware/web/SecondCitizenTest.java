package vn.motcua.firmware.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.motcua.devices.printer.JobOutcome;
import vn.motcua.firmware.core.Scene;
import vn.motcua.firmware.queue.touch.KioskTouch;

/** Whatever the first citizen experienced at the kiosk, the second one sees nothing of it. */
final class SecondCitizenTest extends HallBench {
  @BeforeEach
  void theKioskIsHome() {
    hall.size(1080, 1920);
    hall.visit("/kiosk");
    hall.find("[data-line=l1]");
  }

  /** What the first citizen met; when this returns, the first one is gone and the page not yet. */
  interface Fate {
    void befalls(SecondCitizenTest t) throws Exception;
  }

  /** The first citizen takes a number and reads {@code told} under it. */
  private void firstTakes(String told) {
    hall.touch("[data-priority=disabled]");
    hall.touch("[data-line=l1]");
    hall.touch("#take");
    hall.reads("#number", "1001");
    hall.reads("#todo", told);
  }

  private void firstMeets(String trouble) {
    hall.touch("[data-line=l1]");
    hall.touch("#take");
    hall.reads("#trouble", trouble);
  }

  @SuppressWarnings("ImmutableEnumChecker") // a lambda that holds nothing
  enum First {
    HAD_A_SLIP(t -> t.firstTakes("Lấy phiếu")),
    HAD_NO_PAPER(t -> {
      t.board.printer(Scene.PAPER_OUT);
      t.firstTakes("Máy in hết giấy");
    }),
    HAD_NO_PAPER_AND_THE_COVER_IS_OPEN_NOW(t -> {
      t.board.printer(Scene.PAPER_OUT);
      t.firstTakes("Máy in hết giấy");
      t.board.printer(Scene.COVER_OPEN);
      t.hall.reads("#todo", "Nắp máy in đang mở");
    }),
    HAD_NO_PAPER_AND_THERE_IS_PAPER_AGAIN(t -> {
      t.board.printer(Scene.PAPER_OUT);
      t.firstTakes("Máy in hết giấy");
      t.board.printer(Scene.READY);
      t.hall.reads("#todo", "Phiếu chưa in được");
    }),
    HAD_A_SLIP_NOBODY_KNOWS_OF(t -> {
      t.firstTakes("Lấy phiếu");
      t.board.happens(s -> s.jobEnds(JobOutcome.UNKNOWN));
      t.hall.reads("#todo", "Nếu không thấy phiếu ra, xin ông/bà nhớ số 1001");
    }),
    HAD_A_SLIP_THAT_NEVER_CAME(t -> {
      t.firstTakes("Lấy phiếu");
      t.board.happens(s -> s.jobEnds(JobOutcome.VOID));
      t.hall.reads("#todo", "Phiếu chưa in được, xin ông/bà nhớ số 1001");
    }),
    SAW_THE_BOARD_RESTART(t -> {
      t.firstTakes("Lấy phiếu");
      t.board.restarts(Scene.READY);
      t.hall.reads("#todo", "Nếu không thấy phiếu ra");
    }),
    SAW_THE_NETWORK_CUT(t -> {
      t.firstTakes("Lấy phiếu");
      int port = t.hall.goesAway();
      t.hall.reads("#lost", "Mất kết nối");
      t.hall.comesBack(port);
    }),
    TOUCHED_TWICE(t -> {
      t.hall.touch("[data-priority=disabled]");
      t.hall.touch("[data-line=l1]");
      t.hall.browser.executeScript(
          "for (let i = 0; i < 5; i++) document.querySelector('#take').click()");
      t.hall.reads("#number", "1001");
    }),
    WAS_REFUSED(t -> {
      t.hall.reads("[data-line=l1]", "Lĩnh vực 1"); // or its first view would be of the full line
      t.board.happensUnseen(s -> {
        for (int given = 0; given < 900; given++) {
          s.touch(new KioskTouch.TakeNumber("earlier-" + given, "l1", null));
        }
      });
      t.firstMeets("Hôm nay lĩnh vực Lĩnh vực 1 đã hết số");
    }),
    MET_A_BOARD_THAT_STORES_NOTHING(t -> {
      t.board.broken = true;
      t.firstMeets("Máy chưa trả lời");
      t.board.broken = false;
    }),
    CHOSE_AND_WALKED_AWAY(t -> {
      t.hall.touch("[data-priority=disabled]");
      t.hall.touch("[data-line=l1]");
    });

    private final Fate fate;

    First(Fate fate) {
      this.fate = fate;
    }
  }

  @ParameterizedTest
  @EnumSource(First.class)
  void isToldTheOwnNumberAndThePresentCauseOnAScreenThatGoesHome(First first) throws Exception {
    first.fate.befalls(this);
    hall.picture("kiosk-" + first.name().toLowerCase(Locale.ROOT));
    hall.passes(Duration.ofSeconds(31));
    isHome();
    secondTakes();
    hall.passes(Duration.ofSeconds(31));
    isHome();
  }

  @ParameterizedTest
  @EnumSource(
      value = First.class,
      names = {"CHOSE_AND_WALKED_AWAY"},
      mode = EnumSource.Mode.EXCLUDE)
  void isToldTheSameWhenTheFirstTouchesTheWayHome(First first) throws Exception {
    first.fate.befalls(this);
    hall.touch("#result:not([hidden]) .back, #trouble-back");
    isHome();
    secondTakes();
  }

  /** The second citizen has no paper either, and is told the second number and today's cause. */
  private void secondTakes() throws Exception {
    board.printer(Scene.COVER_OPEN);
    hall.reads("#printer-note", "Nắp máy in đang mở");
    hall.touch("[data-line=l3]");
    hall.touch("#take");
    hall.reads("#number", "3001");
    hall.picture("kiosk-second");
    assertThat(hall.text("#result"))
        .contains("Nắp máy in đang mở, xin ông/bà nhớ số 3001")
        .doesNotContain("1001", "hết giấy", "Lấy phiếu", "Nếu chưa thấy", "hết số");
    assertThat(board.touches.getLast())
        .isInstanceOfSatisfying(
            KioskTouch.TakeNumber.class, take -> assertThat(take.priority()).isNull());
  }

  private void isHome() {
    await()
        .atMost(Hall.PATIENCE)
        .until(
            () -> hall.shows("#choose") && !hall.shows("#result, #trouble, [aria-pressed=true]"));
    assertThat(hall.text("#take")).contains("Mời chọn việc ở trên");
  }

  @Test
  void neverSeesAnAnswerThatComesTooLateForTheFirst() throws Exception {
    Runnable answers = board.holdsAnswers();
    hall.touch("[data-line=l1]");
    hall.touch("#take");
    hall.reads("#take", "ĐANG LẤY SỐ");
    hall.passes(Duration.ofSeconds(41));
    hall.reads("#trouble", "Máy chưa trả lời");
    hall.picture("kiosk-unreachable");
    hall.passes(Duration.ofSeconds(31));
    isHome();
    hall.touch("[data-line=l2]");
    answers.run();
    hall.touch("#take");
    hall.reads("#number", "2001");
    assertThat(hall.text("#result")).doesNotContain("1001");
  }

  @Test
  void theSameCitizenWhoTriesAgainGetsTheSameNumber() {
    Runnable answers = board.holdsAnswers();
    hall.touch("[data-line=l1]");
    hall.touch("#take");
    hall.reads("#take", "ĐANG LẤY SỐ");
    hall.passes(Duration.ofSeconds(41));
    hall.reads("#trouble", "Máy chưa trả lời");
    hall.touch("#again");
    answers.run();
    hall.reads("#number", "1001");
    assertThat(board.touches.stream().distinct()).hasSize(1);
  }
}
