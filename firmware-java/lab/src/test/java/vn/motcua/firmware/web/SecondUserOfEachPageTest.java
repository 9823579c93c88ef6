package vn.motcua.firmware.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.motcua.devices.printer.JobOutcome;
import vn.motcua.firmware.core.Scene;
import vn.motcua.firmware.queue.touch.CounterTouch;
import vn.motcua.firmware.rating.RatingTouch;

/**
 * Every page but the kiosk (which has {@link SecondCitizenTest}) with a second user: what happened
 * in between, and what the page shows and does then.
 */
final class SecondUserOfEachPageTest extends HallBench {
  @BeforeEach
  void aWideWindow() {
    hall.size(1280, 900);
  }

  /** What happens between two users of a page. */
  enum Between {
    NOTHING {
      @Override
      void happens(SecondUserOfEachPageTest t) {}
    },
    THE_BOARD_RESTARTS {
      @Override
      void happens(SecondUserOfEachPageTest t) {
        t.board.restarts(Scene.READY);
      }
    },
    THE_NETWORK_IS_CUT {
      @Override
      void happens(SecondUserOfEachPageTest t) throws Exception {
        int port = t.hall.goesAway();
        t.hall.reads("#lost", "Mất kết nối");
        t.hall.comesBack(port);
      }
    },
    A_TOUCH_CANNOT_BE_STORED {
      @Override
      void happens(SecondUserOfEachPageTest t) {
        t.board.broken = true;
        t.tries();
        t.board.broken = false;
      }
    },
    TIME_PASSES {
      @Override
      void happens(SecondUserOfEachPageTest t) {
        t.board.passes(Duration.ofMinutes(10));
        t.hall.passes(Duration.ofMinutes(10));
      }
    };

    abstract void happens(SecondUserOfEachPageTest t) throws Exception;
  }

  /** Somebody touches whatever the page offers first, while nothing can be stored. */
  private void tries() {
    long before = board.touches.size();
    String button = ".faces button:enabled, .actions button:enabled, #slips button:enabled";
    if (hall.shows(button)) {
      hall.touch(button);
      await().atMost(Hall.PATIENCE).until(() -> board.touches.size() > before);
      await().atMost(Hall.PATIENCE).until(() -> hall.shows("#toast") || hall.shows(".refused"));
    }
  }

  private static Stream<Arguments> pages() {
    return Stream.of("pad", "display", "counter", "settle", "home", "bench")
        .flatMap(page -> Stream.of(Between.values()).map(between -> Arguments.of(page, between)));
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("pages")
  void knowsNothingOfTheFirst(String page, Between between) throws Exception {
    switch (page) {
      case "pad" -> pad(between);
      case "display" -> display(between);
      case "counter" -> counter(between);
      case "settle" -> settle(between);
      case "home" -> home(between);
      case "bench" -> bench(between);
      default -> throw new IllegalArgumentException(page);
    }
    hall.picture(page + "-" + between.name().toLowerCase(Locale.ROOT));
  }

  private void pad(Between between) throws Exception {
    board.serve("l1", "2");
    hall.visit("/rating/2");
    hall.reads("#hint", "Số 1001");
    between.happens(this);
    board.serve("l3", "2");
    hall.reads("#hint", "Số 3001");
    assertThat(hall.text("main")).doesNotContain("1001", "Cảm ơn", "Chưa ghi được");
    assertThat(hall.shows(".chosen")).isFalse();
    hall.touch("[data-value='4']");
    hall.reads("#ask", "Cảm ơn ông/bà!");
    assertThat(board.touches.getLast())
        .isEqualTo(new RatingTouch.Rate("2", 4, new RatingTouch.Shown(board.view().day(), "3001")));
    board.serve("l1", "2");
    hall.reads("#hint", "Số 1002");
    assertThat(hall.text("main")).doesNotContain("Cảm ơn");
    assertThat(hall.shows(".chosen")).isFalse();
  }

  private void display(Between between) throws Exception {
    hall.visit("/display");
    hall.reads("#last", "XIN CHỜ GỌI SỐ");
    assertThat(hall.text("#last")).doesNotContain("MỜI", "–");
    board.take("l1");
    board.does(new CounterTouch.CallNext("1"));
    hall.reads("#last", "1001");
    between.happens(this);
    hall.reads("#last", "MỜI CÔNG DÂN CÓ SỐ");
    board.does(new CounterTouch.StartVisit("1"));
    hall.reads("#last", "XIN CHỜ GỌI SỐ");
    assertThat(hall.shows("#number")).isFalse();
    hall.reads("#before", "1001");
    board.take("l3");
    board.does(new CounterTouch.CallNext("2"));
    hall.reads("#number", "3001");
    assertThat(hall.text("#last")).contains("ĐẾN QUẦY SỐ 2").doesNotContain("1001");
    board.does(new CounterTouch.MarkAbsent("2"));
    hall.reads("#last", "XIN CHỜ GỌI SỐ");
  }

  private void counter(Between between) throws Exception {
    board.take("l1");
    board.take("l3");
    hall.visit("/counter/1");
    hall.touch("#call-next");
    hall.reads("#number", "1001");
    between.happens(this);
    hall.reads("#number", "1001");
    if (!hall.text("#state").contains("Đang phục vụ")) {
      hall.touch("#start");
    }
    hall.reads("#state", "Đang phục vụ");
    hall.touch("#finish");
    hall.reads("#state", "Quầy đang trống");
    assertThat(hall.text(".now")).doesNotContain("1001", "Lĩnh vực 1");
    hall.touch("#call-next");
    hall.reads("#number", "3001");
    assertThat(hall.text(".now")).contains("Lĩnh vực 3").doesNotContain("1001");
  }

  private void settle(Between between) throws Exception {
    board.take("l1");
    board.happens(s -> s.jobEnds(JobOutcome.UNKNOWN));
    hall.visit("/settle");
    hall.reads("#slips", "1001");
    hall.find("[name=number]").sendKeys("9999");
    between.happens(this);
    hall.reads("#slips", "1001");
    hall.touch("#slips button");
    hall.reads("#none", "Không có phiếu nào");
    board.take("l3");
    board.happens(s -> s.jobEnds(JobOutcome.UNKNOWN));
    hall.reads("#slips", "3001");
    assertThat(hall.text("#slips")).doesNotContain("1001");
    assertThat(hall.shows("#none")).isFalse();
  }

  private void home(Between between) throws Exception {
    hall.visit("/");
    hall.reads("#counters", "Quầy số 4");
    board.printer(Scene.NEAR_END);
    hall.reads("#printers", "sắp hết giấy");
    for (String page : List.of("/counter/1", "/settle", "/")) {
      hall.visit(page);
      hall.reads("#printers", "sắp hết giấy");
    }
    between.happens(this);
    board.printer(Scene.READY);
    await().atMost(Hall.PATIENCE).until(() -> hall.text("#printers").isEmpty());
    hall.reads("#counters", "Quầy số 4");
  }

  private void bench(Between between) throws Exception {
    hall.visit("/bench");
    hall.reads("#delivery", "mọi sự kiện đã được xác nhận");
    between.happens(this);
    hall.reads("#delivery", "mọi sự kiện đã được xác nhận");
    assertThat(hall.shows("#paper-dialog[open]")).isFalse();
    assertThat(hall.text("#toast")).isEmpty();
  }

  private static List<Arguments> narrow() {
    return Stream.of(
            "/kiosk",
            "/rating/1",
            "/display",
            "/counter/1",
            "/settle",
            "/devices",
            "/attendance",
            "/desk",
            "/",
            "/bench")
        .flatMap(path ->
            Stream.of(
                Arguments.of(path, 390, 844, 1, false),
                Arguments.of(path, 390, 844, 1, true),
                Arguments.of(path, 1280, 800, 2, false)))
        .toList();
  }

  /** Nine lines, long names, a citizen at each counter or nobody at all: all can be reached. */
  @ParameterizedTest(name = "{0} at {1} x {2}, zoom {3}, empty {4}")
  @MethodSource("narrow")
  void nothingIsOutOfReachOnAPhoneOrEnlarged(
      String path, int width, int height, int zoom, boolean empty) throws Exception {
    String suffix = empty ? "" : " – Đăng ký kinh doanh, đất đai, môi trường và xây dựng";
    board = hall.open(LiveBoard.centre(9, empty ? 4 : 17, suffix));
    if (!empty) {
      board.printer(Scene.PAPER_OUT);
      for (int i = 1; i <= 9; i++) {
        board.take("l" + i);
        board.does(new CounterTouch.CallNext("" + i));
      }
    }
    hall.size(width, height, zoom);
    hall.visit(path);
    hall.find("main");
    await()
        .atMost(Hall.PATIENCE)
        .until(() ->
            hall.text("body").contains("Minh Hoạ")
                || hall.text("body").contains("Minh hoạ")
                || path.equals("/bench"));
    hall.picture("narrow" + path.replace('/', '-') + "-" + width + "-" + zoom + "-" + empty);
    assertThat(Overflow.cutOff(hall.browser)).isEmpty();
  }
}
