package vn.motcua.bridge.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The picture and the table in docs/delivery.md are what the machine runs by; {@code
 * -Dmotcua.delivery.write=true} writes them anew.
 */
class DeliveryPictureTest {
  private static final Path PAGE = Path.of("..", "..", "docs", "delivery.md");
  private static final String BEGIN = "<!-- drawn from DeliveryTable -->\n";
  private static final String END = "<!-- end of what is drawn -->\n";

  private static final List<
          TransitionTable.Row<DeliveryActions, DeliveryState, DeliveryInput, DeliveryOutput, ?, ?>>
      ROWS = DeliveryTable.ROWS.rows();

  @Test
  void thePageShowsTheTableThatTheMachineRunsBy() throws IOException {
    String page = Files.readString(PAGE);
    int begin = page.indexOf(BEGIN) + BEGIN.length();
    int end = page.indexOf(END);
    assertThat(begin).isGreaterThan(BEGIN.length()).isLessThanOrEqualTo(end);
    String drawn = picture() + "\n" + table();
    if (Boolean.getBoolean("motcua.delivery.write")) {
      Files.writeString(PAGE, page.substring(0, begin) + drawn + page.substring(end));
    } else {
      assertThat(page.substring(begin, end)).isEqualTo(drawn);
    }
  }

  @Test
  void everyStateIsEnteredAndLeft() {
    for (Class<?> state : leaves(DeliveryState.class)) {
      assertThat(ROWS.stream().anyMatch(row -> row.to() == state))
          .as("entered: %s", state)
          .isTrue();
      assertThat(
              ROWS.stream()
                  .anyMatch(row -> row.from().isAssignableFrom(state) && moves(row, state)))
          .as("left: %s", state)
          .isTrue();
    }
  }

  private static boolean moves(TransitionTable.Row<?, ?, ?, ?, ?, ?> row, Class<?> from) {
    return row.to() != null && row.to() != from;
  }

  private static String picture() {
    Map<String, List<String>> arrows = new LinkedHashMap<>();
    for (var row : ROWS) {
      for (Class<?> from : leaves(row.from())) {
        if (moves(row, from)) {
          arrows
              .computeIfAbsent(name(from) + " --> " + to(row, from), _ -> new ArrayList<>())
              .add(label(row));
        }
      }
    }
    StringBuilder drawn = new StringBuilder("```mermaid\nstateDiagram-v2\n    [*] --> Offline\n");
    arrows.forEach((arrow, labels) ->
        drawn
            .append("    ")
            .append(arrow)
            .append(" : ")
            .append(labels.stream().distinct().collect(Collectors.joining("<br>")))
            .append('\n'));
    return drawn.append("```\n").toString();
  }

  private static String label(TransitionTable.Row<?, ?, ?, ?, ?, ?> row) {
    return name(row.on()) + (row.when().isEmpty() ? "" : ", " + row.when());
  }

  private static String table() {
    StringBuilder drawn =
        new StringBuilder("| state | input | when | next | outputs |\n|---|---|---|---|---|\n");
    for (var row : ROWS) {
      String from =
          row.from() == DeliveryState.class
              ? "any"
              : leaves(row.from()).stream()
                  .map(DeliveryPictureTest::name)
                  .collect(Collectors.joining(", "));
      String outputs =
          row.outputs().stream().map(DeliveryPictureTest::name).collect(Collectors.joining(", "));
      drawn.append(
          "| %s | %s | %s | %s | %s |\n"
              .formatted(
                  from,
                  name(row.on()),
                  row.when(),
                  row.to() == null ? "the same" : name(row.to()),
                  outputs));
    }
    return drawn.toString();
  }

  private static String to(TransitionTable.Row<?, ?, ?, ?, ?, ?> row, Class<?> from) {
    return row.to() == null ? name(from) : name(row.to());
  }

  private static List<Class<?>> leaves(Class<?> state) {
    Class<?>[] permitted = state.getPermittedSubclasses();
    return permitted == null
        ? List.of(state)
        : Stream.of(permitted)
            .flatMap(each -> leaves(each).stream())
            .distinct()
            .collect(Collectors.toList());
  }

  private static String name(Class<?> type) {
    return type.getSimpleName();
  }
}
