package vn.motcua.firmware.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import vn.motcua.devices.life.LifeChanged;
import vn.motcua.devices.life.LifeStage;
import vn.motcua.devices.scanner.Scanned;
import vn.motcua.firmware.core.Scene;

/** What a person or a device has written is text on every page, whatever it looks like. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HostileWordsInChromiumTest {
  private static final String MARK =
      "<img src=none onerror=\"document.title='owned'\"><script>document.title='owned'</script>";

  private static final Path ASSETS =
      Path.of("..", "src", "main", "resources", "vn", "motcua", "firmware", "web");

  private Hall hall;
  private LiveBoard board;

  @BeforeAll
  void enter(@TempDir Path profile) throws IOException {
    hall = new Hall(profile);
    board = hall.open(LiveBoard.centre(3, 2, " " + MARK));
    board.printer(Scene.READY);
    board.serve("l1", "1");
    board.happens(s -> s.hear(new LifeChanged("scanner-1", LifeStage.ABSENT, MARK)));
    board.happens(s -> s.hear(new Scanned("scanner-1", MARK, "]C0", 0)));
  }

  @AfterAll
  void leave() {
    hall.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/kiosk", "/display", "/counter/1", "/rating/1", "/devices"})
  void aPageThatShowsItShowsItsLetters(String page) {
    hall.visit(page);
    hall.reads("body", MARK);
    nothingRan();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/settle", "/attendance", "/desk"})
  void noOtherPageRunsItEither(String page) {
    hall.visit(page);
    hall.find("h1");
    nothingRan();
  }

  private void nothingRan() {
    assertThat(hall.browser.findElements(By.cssSelector("img[src=none], script:not([src])")))
        .isEmpty();
    assertThat(hall.browser.getTitle()).isNotEqualTo("owned");
  }

  @Test
  void noScriptOfAPageTurnsTextIntoElements() throws IOException {
    List<String> ways =
        List.of("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "DOMParser");
    try (Stream<Path> files = Files.walk(ASSETS)) {
      List<Path> scripts = files.filter(each -> each.toString().endsWith(".js")).toList();
      assertThat(scripts).hasSizeGreaterThan(10);
      for (Path script : scripts) {
        assertThat(Files.readString(script)).as(script.toString()).doesNotContain(ways);
      }
    }
  }
}
