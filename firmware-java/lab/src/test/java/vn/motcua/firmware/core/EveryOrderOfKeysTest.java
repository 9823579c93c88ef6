package vn.motcua.firmware.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.motcua.firmware.queue.touch.CounterTouch;
import vn.motcua.firmware.queue.touch.CounterTouch.CallNext;
import vn.motcua.firmware.queue.touch.CounterTouch.CallNumber;
import vn.motcua.firmware.queue.touch.CounterTouch.MarkAbsent;
import vn.motcua.firmware.queue.touch.CounterTouch.StartVisit;
import vn.motcua.firmware.queue.touch.CounterTouch.TakeBackAbsent;
import vn.motcua.firmware.queue.touch.CounterTouch.UndoCall;
import vn.motcua.firmware.station.Answer;
import vn.motcua.provisioning.Catalogue;
import vn.motcua.provisioning.rules.OpeningHours;
import vn.motcua.provisioning.rules.QueueRules;

/**
 * Who is called next, in every short order of arrivals and keys, against a model of one line: with
 * r = 1, no-shows that come back, calls taken back and numbers called by hand.
 */
class EveryOrderOfKeysTest {
  private static final int R = 1;
  private static final Catalogue CENTRE =
      new Catalogue(
              "Trung tâm",
              List.of(new Catalogue.Line("a", 1, "A", "land", 999)),
              List.of(
                  new Catalogue.Counter("1", "Quầy số 1", List.of("a")),
                  new Catalogue.Counter("2", "Quầy số 2", List.of("a"))),
              List.of(new Catalogue.Priority("elderly", "Người cao tuổi")),
              List.of(),
              List.of())
          .with(OpeningHours.ALWAYS, new QueueRules(R, 0));

  /** One line as a citizen would tell it. */
  private static final class Model {
    final Scene scene = new Scene("2026-11-20T07:30:00+07:00", CENTRE);
    final String what;
    final List<String> back = new ArrayList<>();
    final List<String> priority = new ArrayList<>();
    final List<String> plain = new ArrayList<>();
    int row;

    Model(String what) {
      this.what = what;
    }

    void step(int key) {
      switch (key) {
        case 0 -> priority.add(scene.take("a", "elderly").number());
        case 1 -> plain.add(scene.take("a", null).number());
        case 2 -> call("1");
        case 3 -> undo();
        case 4 -> comesLate();
        case 5 -> byHand();
        default -> scene.restart();
      }
    }

    private @Nullable String next() {
      boolean plainsTurn = row >= R && !plain.isEmpty();
      List<List<String>> order = plainsTurn ? List.of(plain) : List.of(back, priority, plain);
      return order.stream().flatMap(List::stream).findFirst().orElse(null);
    }

    private void leaves(String number) {
      back.remove(number);
      priority.remove(number);
      plain.remove(number);
    }

    private boolean call(String counter) {
      String next = next();
      Answer answer = scene.touch(new CallNext(counter));
      if (next == null) {
        assertThat(answer).as(what).isInstanceOf(Answer.Refused.class);
        return false;
      }
      assertThat(answer).as(what).isEqualTo(new Answer.Done(next));
      boolean first = !plain.contains(next);
      leaves(next);
      row = first && !plain.isEmpty() ? row + 1 : 0;
      does(new StartVisit(counter));
      return true;
    }

    /** What is taken back was never there. */
    private void undo() {
      String next = next();
      if (next != null) {
        assertThat(scene.touch(new CallNext("1"))).as(what).isEqualTo(new Answer.Done(next));
        does(new UndoCall("1"));
      }
    }

    /** Noted as absent; the next is called; then the citizen is there after all. */
    private void comesLate() {
      String next = next();
      if (next == null) {
        return;
      }
      assertThat(scene.touch(new CallNext("2"))).as(what).isEqualTo(new Answer.Done(next));
      boolean first = !plain.contains(next);
      leaves(next);
      row = first && !plain.isEmpty() ? row + 1 : 0;
      does(new MarkAbsent("2"));
      boolean busy = call("2");
      does(new TakeBackAbsent("2"));
      if (busy) {
        back.add(next);
      } else {
        does(new StartVisit("2"));
      }
    }

    private void byHand() {
      List<String> all = new ArrayList<>(back);
      all.addAll(priority);
      all.addAll(plain);
      if (!all.isEmpty()) {
        does(new CallNumber("1", all.getLast()));
        does(new StartVisit("1"));
        leaves(all.getLast());
      }
    }

    private void does(CounterTouch touch) {
      assertThat(scene.touch(touch)).as("%s: %s", what, touch).isInstanceOf(Answer.Done.class);
    }

    /** Everybody left is called in the order of the model. */
    void empty() {
      while (call("1")) {
        assertThat(row).as(what).isLessThanOrEqualTo(R);
      }
    }
  }

  @Test
  void whoIsNextFollowsFromTheRulesInEveryShortOrder() {
    int keys = 6;
    int length = 5;
    for (int code = 0; code < Math.pow(keys, length); code++) {
      Model model = new Model("keys " + Integer.toString(code, keys));
      for (int i = 0, rest = code; i < length; i++, rest /= keys) {
        model.step(rest % keys);
      }
      model.empty();
    }
  }

  @Test
  void whoIsNextFollowsFromTheRulesOnRandomDaysWithPowerCuts() {
    long seed = Long.getLong("motcua.keys.seed", System.nanoTime());
    System.out.println("keys: -Dmotcua.keys.seed=" + seed);
    var random = new SplittableRandom(seed);
    for (int day = 0; day < 30; day++) {
      Model model = new Model("seed " + seed + ", day " + day);
      for (int i = 0; i < 120; i++) {
        model.step(random.nextInt(20) == 0 ? 6 : random.nextInt(6));
      }
      model.empty();
    }
  }

  @Test
  void aCallTakenBackAfterAnotherCounterHasCalledStillCountsAsNotMade() {
    Model model = new Model("two counters");
    model.step(1);
    model.step(0);
    model.step(0);
    model.step(1);
    String first = Objects.requireNonNull(model.next());
    assertThat(model.scene.touch(new CallNext("1"))).isEqualTo(new Answer.Done(first));
    assertThat(model.scene.touch(new CallNext("2")))
        .as("after one with priority one without")
        .isEqualTo(new Answer.Done("1001"));
    model.does(new UndoCall("1"));
    assertThat(model.scene.touch(new CallNext("1"))).isEqualTo(new Answer.Done(first));
    model.does(new StartVisit("1"));
    assertThat(model.scene.touch(new CallNext("1"))).isEqualTo(new Answer.Done("1004"));
  }
}
