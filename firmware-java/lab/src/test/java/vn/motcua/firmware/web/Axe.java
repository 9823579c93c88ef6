package vn.motcua.firmware.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.openqa.selenium.chrome.ChromeDriver;

/** The rules of axe for WCAG 2.2 AA, asked about the page that a browser shows. */
final class Axe {
  private static final String RUN =
      """
      const done = arguments[arguments.length - 1];
      axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
        .then((found) => done(found.violations.flatMap((each) =>
          each.nodes.map((node) => `${each.id}: ${node.target} (${node.failureSummary})`))))
        .catch((failed) => done([`axe failed: ${failed}`]));
      """;

  private static final String RULES = rules();

  private Axe() {}

  private static String rules() {
    try (InputStream in = Objects.requireNonNull(Axe.class.getResourceAsStream("/axe.min.js"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static void findsNothing(ChromeDriver browser) {
    browser.manage().timeouts().scriptTimeout(Duration.ofSeconds(60));
    browser.executeScript(RULES);
    assertThat((List<?>) browser.executeAsyncScript(RUN)).as(browser.getCurrentUrl()).isEmpty();
  }
}
