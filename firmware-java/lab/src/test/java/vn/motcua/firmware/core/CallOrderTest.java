package vn.motcua.firmware.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vn.motcua.firmware.queue.touch.CounterTouch;
import vn.motcua.firmware.station.Answer;
import vn.motcua.provisioning.Catalogue;

/**
 * The preferred line is preferred, priority comes first, and neither makes anybody wait for ever.
 */
class CallOrderTest {
  private static final Map<String, List<String>> COUNTERS =
      Map.of("1", List.of("a", "b", "c"), "2", List.of("c", "a"), "3", List.of("b"));

  private static final Catalogue CATALOGUE =
      new Catalogue(
          "Trung tâm minh hoạ",
          List.of(
              new Catalogue.Line("a", 1, "A", "land", 999),
              new Catalogue.Line("b", 2, "B", "land", 999),
              new Catalogue.Line("c", 3, "C", "land", 999)),
          COUNTERS.entrySet().stream()
              .map(each ->
                  new Catalogue.Counter(each.getKey(), "Quầy số " + each.getKey(), each.getValue()))
              .toList(),
          List.of(new Catalogue.Priority("elderly", "Người cao tuổi")),
          List.of(),
          List.of());

  /** What people in the hall see, and what they may expect of it. */
  private static final class Hall {
    final Scene scene = new Scene("2026-11-20T07:30:00+07:00", CATALOGUE);
    final String what;
    final Map<String, List<String>> plain = new HashMap<>();
    final Map<String, List<String>> priority = new HashMap<>();
    final Map<String, Integer> passed = new HashMap<>();
    final Map<String, Integer> inARow = new HashMap<>();
    int calls;

    Hall(String what) {
      this.what = what;
    }

    void take(String line, boolean first) {
      String number = scene.take(line, first ? "elderly" : null).number();
      (first ? priority : plain).computeIfAbsent(line, _ -> new ArrayList<>()).add(number);
    }

    private int waiting(Map<String, List<String>> who, String line) {
      return who.getOrDefault(line, List.of()).size();
    }

    private boolean waits(String line) {
      return waiting(plain, line) + waiting(priority, line) > 0;
    }

    void call(String counter) {
      List<String> own = COUNTERS.getOrDefault(counter, List.of());
      List<String> open = own.stream().filter(this::waits).toList();
      Answer answer = scene.touch(new CounterTouch.CallNext(counter));
      if (open.isEmpty()) {
        assertThat(answer).as(what).isInstanceOf(Answer.Refused.class);
        return;
      }
      calls++;
      String number = String.valueOf(((Answer.Done) answer).number());
      String line = "abc".substring(number.charAt(0) - '1', number.charAt(0) - '0');
      boolean first = priority.getOrDefault(line, List.of()).contains(number);
      assertThat(open).as("%s: %s", what, number).contains(line);
      boolean nobodyIsDue =
          open.stream().allMatch(each -> passed.getOrDefault(counter + each, 0) < own.size());
      if (nobodyIsDue && open.stream().allMatch(each -> waiting(priority, each) == 0)) {
        assertThat(line).as("%s: the preferred line of %s", what, open).isEqualTo(open.getFirst());
      }
      if (nobodyIsDue && !first) {
        for (String each : open) {
          assertThat(
                  waiting(priority, each) == 0
                      || inARow.getOrDefault(each, 0) >= CATALOGUE.rules().priorityInARow())
              .as("%s: %s before a priority in %s", what, number, each)
              .isTrue();
        }
      }
      List<String> others = Objects.requireNonNull((first ? priority : plain).get(line));
      assertThat(number).as("%s: in the order of their numbers", what).isEqualTo(others.getFirst());
      others.removeFirst();
      scene.touch(new CounterTouch.StartVisit(counter));
      fairness(counter, own, line, first);
    }

    private void fairness(String counter, List<String> own, String line, boolean first) {
      for (String each : own) {
        int before = passed.getOrDefault(counter + each, 0);
        int now = each.equals(line) || !waits(each) ? 0 : before + 1;
        passed.put(counter + each, now);
        assertThat(now).as("%s: %s at counter %s", what, each, counter).isLessThan(2 * own.size());
      }
      int row = first && waiting(plain, line) > 0 ? inARow.getOrDefault(line, 0) + 1 : 0;
      inARow.put(line, row);
      assertThat(row)
          .as("%s: in a row", what)
          .isLessThanOrEqualTo(CATALOGUE.rules().priorityInARow());
    }
  }

  @Test
  void thePreferredLineIsPreferredAlsoBeforeWhoHasWaitedLonger() {
    Scene scene = new Scene("2026-11-20T07:30:00+07:00", CATALOGUE);
    scene.take("a", null);
    scene.take("c", null);
    assertThat(scene.touch(new CounterTouch.CallNext("2"))).isEqualTo(new Answer.Done("3001"));
  }

  @Test
  void thirtyPriorityPeopleAtSevenDoNotKeepTenPlainOnesWaitingForAllOfThem() {
    Scene scene = new Scene("2026-11-20T07:00:00+07:00", CATALOGUE);
    for (int i = 0; i < 10; i++) {
      scene.take("b", null);
    }
    for (int i = 0; i < 30; i++) {
      scene.take("b", "elderly");
    }
    List<String> called = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      called.add(
          String.valueOf(((Answer.Done) scene.touch(new CounterTouch.CallNext("3"))).number()));
      scene.touch(new CounterTouch.StartVisit("3"));
    }
    assertThat(called.subList(0, 8))
        .containsExactly("2011", "2012", "2013", "2001", "2014", "2015", "2016", "2002");
    assertThat(called).doesNotHaveDuplicates().hasSize(40);
  }

  @Test
  void noLineStarvesAndPriorityComesFirstInRandomDays() {
    long seed = Long.getLong("motcua.calls.seed", System.nanoTime());
    System.out.println("call order: -Dmotcua.calls.seed=" + seed);
    Random random = new Random(seed);
    int calls = 0;
    for (int day = 0; day < 60; day++) {
      Hall hall = new Hall("seed " + seed + ", day " + day);
      int rush = 1 + random.nextInt(9);
      int priorities = random.nextInt(10);
      for (int step = 0; step < 300; step++) {
        if (random.nextInt(10) < rush) {
          hall.take("abc".substring(step % 3, step % 3 + 1), random.nextInt(10) < priorities);
        } else {
          hall.call(Integer.toString(1 + random.nextInt(3)));
        }
      }
      calls += hall.calls;
    }
    assertThat(calls).isGreaterThan(1_000);
  }

  @Test
  void noLineStarvesInAnyShortSequence() {
    int base = 5;
    int length = 6;
    for (int code = 0; code < Math.pow(base, length); code++) {
      Hall hall = new Hall("sequence " + Integer.toString(code, base));
      for (int i = 0, rest = code; i < length; i++, rest /= base) {
        switch (rest % base) {
          case 0 -> hall.take("c", false);
          case 1 -> hall.take("c", true);
          case 2 -> hall.take("a", false);
          case 3 -> hall.take("a", true);
          default -> hall.call("2");
        }
      }
    }
  }
}
