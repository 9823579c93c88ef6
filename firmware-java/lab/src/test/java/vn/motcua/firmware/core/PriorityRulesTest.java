package vn.motcua.firmware.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.firmware.queue.touch.CounterTouch;
import vn.motcua.firmware.station.Answer;
import vn.motcua.provisioning.Catalogue;
import vn.motcua.provisioning.rules.OpeningHours;
import vn.motcua.provisioning.rules.QueueRules;

/** Nobody starves, whatever r and s a centre has written. */
class PriorityRulesTest {
  private static Catalogue centre(int lines, int r, int s) {
    List<String> ids = IntStream.rangeClosed(1, lines).mapToObj(i -> "l" + i).toList();
    return new Catalogue(
            "Trung tâm",
            IntStream.rangeClosed(1, lines)
                .mapToObj(i -> new Catalogue.Line("l" + i, i, "Lĩnh vực " + i, "land", 999))
                .toList(),
            List.of(new Catalogue.Counter("1", "Quầy số 1", ids)),
            List.of(new Catalogue.Priority("elderly", "Người cao tuổi")),
            List.of(),
            List.of())
        .with(OpeningHours.ALWAYS, new QueueRules(r, s));
  }

  private static String call(Scene scene) {
    String number =
        String.valueOf(((Answer.Done) scene.touch(new CounterTouch.CallNext("1"))).number());
    scene.touch(new CounterTouch.StartVisit("1"));
    return number;
  }

  @ParameterizedTest(name = "r = {0}")
  @ValueSource(ints = {1, 2, 3, 9})
  void thirtyWithPriorityAtSevenAndTenPlain(int r) {
    Scene scene = new Scene("2026-11-20T07:00:00+07:00", centre(1, r, 0));
    Map<String, Boolean> priority = new HashMap<>();
    for (int i = 0; i < 40; i++) {
      boolean first = i < 30;
      priority.put(scene.take("l1", first ? "elderly" : null).number(), first);
    }
    String called =
        IntStream.range(0, 40)
            .mapToObj(_ -> Boolean.TRUE.equals(priority.get(call(scene))) ? "P" : "L")
            .collect(Collectors.joining());
    assertThat(called).isEqualTo(expected(r));
  }

  /** After each r with priority one plain, as long as there are both; then the others. */
  private static String expected(int r) {
    StringBuilder order = new StringBuilder();
    int first = 30;
    int plain = 10;
    while (first + plain > 0) {
      int row = plain == 0 ? first : Math.min(r, first);
      order.append("P".repeat(row));
      first -= row;
      if (plain > 0) {
        order.append("L".repeat(first == 0 ? plain : 1));
        plain -= first == 0 ? plain : 1;
      }
    }
    return order.toString();
  }

  @Test
  void whoCameBackAfterANoShowCountsAsOneWithPriority() {
    Scene scene = new Scene("2026-11-20T07:00:00+07:00", centre(1, 1, 0));
    String late = scene.take("l1", null).number();
    scene.touch(new CounterTouch.CallNext("1"));
    scene.touch(new CounterTouch.MarkAbsent("1"));
    String plain = scene.take("l1", null).number();
    String other = scene.take("l1", null).number();
    String elderly = scene.take("l1", "elderly").number();
    assertThat(call(scene)).isEqualTo(elderly);
    assertThat(scene.touch(new CounterTouch.TakeBackAbsent("1"))).isEqualTo(new Answer.Done(late));
    assertThat(List.of(call(scene), call(scene), call(scene)))
        .as("after one with priority one without, then who came back")
        .containsExactly(plain, late, other);
  }

  @ParameterizedTest(name = "{0} lines, r = {1}, s = {2}")
  @CsvSource({
    "1, 1, 0",
    "2, 3, 0",
    "3, 1, 3",
    "3, 2, 4",
    "3, 3, 0",
    "4, 3, 5",
    "5, 9, 20",
    "6, 3, 1",
  })
  void ofAnyCallsOneIsPlainAndNoLineWaitsLongerThanWritten(int lines, int r, int s) {
    long seed = new SplittableRandom().nextLong();
    var random = new SplittableRandom(seed);
    int within = s == 0 ? 2 * lines : Math.max(lines, s);
    Scene scene = new Scene("2026-11-20T07:00:00+07:00", centre(lines, r, s));
    Map<String, List<String>> plain = new HashMap<>();
    Map<String, List<String>> first = new HashMap<>();
    int[] passed = new int[lines + 1];
    int[] row = new int[lines + 1];
    for (int call = 0; call < 400; call++) {
      for (int arrivals = random.nextInt(3); arrivals > 0; arrivals--) {
        String line = "l" + (1 + random.nextInt(lines));
        boolean elderly = random.nextInt(3) > 0;
        (elderly ? first : plain)
            .computeIfAbsent(line, _ -> new ArrayList<>())
            .add(scene.take(line, elderly ? "elderly" : null).number());
      }
      if (count(plain) + count(first) == 0) {
        continue;
      }
      String number = call(scene);
      int line = Character.digit(number.charAt(0), 10);
      boolean isFirst = first.getOrDefault("l" + line, new ArrayList<>()).remove(number);
      assertThat(isFirst || plain.getOrDefault("l" + line, new ArrayList<>()).remove(number))
          .as("seed %d: %s waits", seed, number)
          .isTrue();
      boolean plainWaits = !plain.getOrDefault("l" + line, List.of()).isEmpty();
      row[line] = isFirst && plainWaits ? row[line] + 1 : 0;
      assertThat(row[line]).as("seed %d: in a row in line %d", seed, line).isLessThanOrEqualTo(r);
      for (int each = 1; each <= lines; each++) {
        boolean waits =
            !plain.getOrDefault("l" + each, List.of()).isEmpty()
                || !first.getOrDefault("l" + each, List.of()).isEmpty();
        passed[each] = each == line || !waits ? 0 : passed[each] + 1;
        assertThat(passed[each]).as("seed %d: line %d", seed, each).isLessThan(within);
      }
    }
  }

  private static int count(Map<String, List<String>> who) {
    return who.values().stream().mapToInt(List::size).sum();
  }
}
