package vn.motcua.firmware.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.motcua.firmware.core.Stations;

/** The list of acts in docs/security.md is that of the program: who did what, and why. */
final class AdministrativeActsTest {
  private static final Pattern ROW =
      Pattern.compile(
          "(?m)^\\| ([^|]+) \\| `([a-z]+\\.[a-z]+\\.v\\d)` \\| ([^|]+) \\| ([^|]+) \\|$");

  /** Fields that say who did it. A person of an account that another board changed did nothing. */
  private static final Set<String> BY_THEMSELVES =
      Set.of("password.set.v1", "supervisor.appointed.v1");

  private static final Pattern FIELD = Pattern.compile("`([a-zA-Z]+)`");

  private record Act(String event, String who, String why) {}

  private static List<Act> listed() {
    try {
      String page =
          Files.readString(
              Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
                  .map(each -> each.resolve("docs/security.md"))
                  .filter(Files::exists)
                  .findFirst()
                  .orElseThrow());
      return ROW.matcher(page)
          .results()
          .map(row -> new Act(row.group(2), row.group(3), row.group(4)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<String> fields(Class<?> record) {
    return Stream.of(record.getRecordComponents())
        .map(RecordComponent::getName)
        .collect(Collectors.toSet());
  }

  @Test
  void everyEventThatSaysWhoDidItIsOnTheListAndNoOther() {
    Set<String> said =
        Stations.ALL.events().records().entrySet().stream()
            .filter(each ->
                fields(each.getValue()).contains("by")
                    || BY_THEMSELVES.stream().anyMatch(each.getKey()::endsWith))
            .map(each -> each.getKey().replace("vn.motcua.", ""))
            .collect(Collectors.toSet());
    assertThat(listed())
        .extracting(Act::event)
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(said);
  }

  @Test
  void everyFieldOnTheListIsInItsEvent() {
    for (Act act : listed()) {
      Class<?> record =
          Objects.requireNonNull(
              Stations.ALL.events().records().get("vn.motcua." + act.event()), act.event());
      assertThat(FIELD.matcher(act.who()).results().map(AdministrativeActsTest::name))
          .as(act.event())
          .isNotEmpty()
          .allMatch(fields(record)::contains);
      assertThat(FIELD.matcher(act.why()).results().map(AdministrativeActsTest::name))
          .as(act.event())
          .allMatch(fields(record)::contains);
    }
  }

  private static String name(MatchResult field) {
    return field.group(1);
  }
}
