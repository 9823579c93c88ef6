package vn.motcua.firmware.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.motcua.firmware.core.Scene;
import vn.motcua.firmware.queue.touch.CounterTouch;
import vn.motcua.firmware.queue.touch.KioskTouch;

/** From one counter to 99, on usual screen sizes: everything that matters is readable. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DisplayFitsTest {
  private static final String LONG = " – Chi nhánh Văn phòng đăng ký đất đai";

  private Hall hall;

  @BeforeAll
  void enter(@TempDir Path profile) {
    hall = new Hall(profile);
  }

  @AfterAll
  void leave() {
    hall.close();
  }

  @ParameterizedTest(name = "{2} counters on {0} x {1}, long names {3}")
  @CsvSource({
    "1920, 1080, 1, false", "1920, 1080, 4, true", "1920, 1080, 16, false", "1920, 1080, 16, true",
    "1920, 1080, 24, true", "1920, 1080, 99, false", "1366, 768, 9, false", "1366, 768, 16, true",
    "1366, 768, 24, false", "1366, 768, 99, true", "1280, 1024, 4, true", "1280, 1024, 16, true",
    "1280, 1024, 99, false", "1080, 1920, 4, false", "1080, 1920, 16, true", "1080, 1920, 24, true",
    "1080, 1920, 99, false"
  })
  void nothingIsCutOffAndEveryBusyCounterIsSeen(
      int width, int height, int counters, boolean longNames) throws Exception {
    LiveBoard board = hall.open(LiveBoard.centre(9, counters, longNames ? LONG : ""));
    board.happens(scene -> everybodyComes(scene, counters));
    hall.size(width, height);
    hall.visit("/display");
    hall.find("#counters .desk");
    hall.picture("display-" + width + "x" + height + "-" + counters + "-" + longNames);
    assertThat(Overflow.cutOff(hall.browser)).isEmpty();
    var seen = new TreeSet<String>();
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> {
          see(seen);
          assertThat(seen).hasSize(counters);
          assertThat(Overflow.cutOff(hall.browser)).isEmpty();
        });
  }

  /** The numbers shown now; then the page's clock moves on to the next turn. */
  private void see(Set<String> seen) {
    Pattern.compile("\\b[1-9][0-9]{3}\\b")
        .matcher(hall.text("#counters"))
        .results()
        .forEach(number -> seen.add(number.group()));
    hall.passes(Duration.ofSeconds(3));
  }

  /** One citizen at each counter; the newest four are called, the others are served. */
  private static void everybodyComes(Scene scene, int counters) {
    for (int i = 1; i <= counters; i++) {
      scene.touch(new KioskTouch.TakeNumber("somebody-" + i, "l" + (i % 9 + 1), null));
      scene.touch(new CounterTouch.CallNext("" + i));
      if (i <= counters - 4) {
        scene.touch(new CounterTouch.StartVisit("" + i));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"1920, 1080", "1366, 768", "1280, 1024", "1080, 1920"})
  void aNumberOfFiveDigitsFits(int width, int height) throws Exception {
    LiveBoard board = hall.open(LiveBoard.centre(9, 16, ""));
    board.happens(scene -> everybodyComes(scene, 16));
    hall.size(width, height);
    hall.visit("/display");
    hall.find("#number");
    hall.browser.executeScript(
        """
        for (const box of document.querySelectorAll('#number, .desk .of')) {
          box.textContent = '12048';
          (box.id ? box : box.parentElement).dataset.length = 5;
        }
        """);
    hall.picture("display-five-" + width + "x" + height);
    assertThat(Overflow.cutOff(hall.browser)).isEmpty();
  }
}
