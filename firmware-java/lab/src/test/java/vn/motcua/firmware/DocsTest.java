package vn.motcua.firmware;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages of the documentation hold together. */
class DocsTest {
  /** The target of a link or picture, without its anchor. */
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)(?:#[^)]*)?\\)");

  private static final int DECISION_LINES_MAX = 40;

  private static final Path ROOT =
      Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
          .filter(folder -> Files.exists(folder.resolve("docs/architecture.md")))
          .findFirst()
          .orElseThrow();

  @Test
  void eachLinkLeadsToAFile() throws IOException {
    List<Path> pages = pages();
    assertThat(pages).hasSizeGreaterThan(100);
    for (Path page : pages) {
      assertThat(LINK.matcher(Files.readString(page)).results().map(each -> each.group(1)))
          .as("links of %s", ROOT.relativize(page))
          .filteredOn(link -> !link.contains(":"))
          .allSatisfy(link -> assertThat(page.resolveSibling(link).normalize()).exists());
    }
  }

  @Test
  void aDecisionIsShort() throws IOException {
    for (Path page : pages()) {
      if (page.startsWith(ROOT.resolve("docs/decisions"))) {
        assertThat(Files.readAllLines(page))
            .as("%s", page.getFileName())
            .hasSizeLessThanOrEqualTo(DECISION_LINES_MAX);
      }
    }
  }

  @Test
  void noPictureIsLeftUnshown() throws IOException {
    List<String> shown =
        pages().stream()
            .flatMap(DocsTest::links)
            .map(link -> link.replaceFirst(".*/", ""))
            .toList();
    try (Stream<Path> pictures = Files.list(ROOT.resolve("docs/screenshots"))) {
      assertThat(pictures.map(each -> each.getFileName().toString()))
          .filteredOn(name -> name.endsWith(".png"))
          .allSatisfy(name -> assertThat(shown).contains(name));
    }
  }

  private static Stream<String> links(Path page) {
    try {
      return LINK.matcher(Files.readString(page)).results().map(each -> each.group(1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
      return Stream.concat(
              Stream.of(ROOT.resolve("README.md"), ROOT.resolve("bench/README.md")),
              docs.filter(each -> each.toString().endsWith(".md")))
          .toList();
    }
  }
}
