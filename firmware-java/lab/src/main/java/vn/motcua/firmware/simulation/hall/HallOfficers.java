package vn.motcua.firmware.simulation.hall;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import vn.motcua.firmware.queue.touch.CounterTouch;
import vn.motcua.firmware.simulation.Agenda;
import vn.motcua.firmware.station.Answer;

/**
 * The officers of a hall, one at each counter board: they call, take calls back, note who did not
 * come, and call some of those by number later. One thread.
 */
final class HallOfficers {
  private final Agenda agenda;
  private final SplittableRandom random;
  private final List<HallBoard> counters;
  private final Map<String, List<String>> calledTo = new HashMap<>();
  private final List<String> comeLate = new ArrayList<>();
  private final Set<String> byHand = new HashSet<>();
  private boolean pausing;

  /** At {@code counters}, of which the first is number 1. */
  HallOfficers(Agenda agenda, SplittableRandom random, List<HallBoard> counters) {
    this.agenda = agenda;
    this.random = random;
    this.counters = counters;
  }

  void begin() {
    for (int i = 0; i < counters.size(); i++) {
      officer(i);
    }
  }

  void pause(boolean now) {
    pausing = now;
  }

  /** The counters to which each number was called, as its officers saw it. */
  Map<String, List<String>> calls() {
    return calledTo;
  }

  /** The numbers that somebody wanted to call by hand after a no-show. */
  Set<String> byHand() {
    return byHand;
  }

  private Duration within(Duration time) {
    return Duration.ofMillis(random.nextLong(time.toMillis()));
  }

  private void officer(int index) {
    if (pausing) {
      agenda.after(Duration.ofSeconds(15), () -> officer(index));
      return;
    }
    String counter = "" + (index + 1);
    boolean[] answered = new boolean[1];
    boolean hand = !comeLate.isEmpty() && random.nextInt(4) == 0;
    String late = hand ? comeLate.removeFirst() : "";
    if (hand) {
      byHand.add(late);
    }
    counters
        .get(index)
        .touch(
            hand ? new CounterTouch.CallNumber(counter, late) : new CounterTouch.CallNext(counter),
            answer -> {
              answered[0] = true;
              called(index, counter, answer);
            });
    agenda.after(
        Duration.ofSeconds(6),
        () -> {
          if (!answered[0]) {
            answered[0] = true;
            officer(index);
          }
        });
  }

  private void called(int index, String counter, Answer answer) {
    if (answer instanceof Answer.Done(String number) && number != null) {
      calledTo.computeIfAbsent(number, _ -> new ArrayList<>()).add(counter);
      if (random.nextInt(12) == 0) {
        takeBack(index, counter);
      } else {
        serve(index, counter);
      }
    } else if (answer instanceof Answer.Refused(String code, _) && code.equals("call-open")) {
      serve(index, counter);
    } else {
      agenda.after(Duration.ofSeconds(15), () -> officer(index));
    }
  }

  /** The officer has pressed the wrong key, and sees it at once or too late. */
  private void takeBack(int index, String counter) {
    agenda.after(
        within(Duration.ofSeconds(12)),
        () -> counters.get(index).touch(new CounterTouch.UndoCall(counter), _ -> {}));
    agenda.after(Duration.ofSeconds(15), () -> serve(index, counter));
  }

  private void serve(int index, String counter) {
    boolean comes = random.nextInt(12) != 0;
    HallBoard board = counters.get(index);
    agenda.after(
        within(Duration.ofSeconds(20)),
        () ->
            board.touch(
                comes ? new CounterTouch.StartVisit(counter) : new CounterTouch.MarkAbsent(counter),
                answer -> {
                  if (!comes && answer instanceof Answer.Done(String number) && number != null) {
                    missed(board, counter, number);
                  }
                }));
    agenda.after(Duration.ofSeconds(20).plus(within(Duration.ofMinutes(4))), () -> officer(index));
  }

  /** Who was noted as absent stays away, is there after all, or comes much later. */
  private void missed(HallBoard board, String counter, String number) {
    switch (random.nextInt(3)) {
      case 0 ->
          agenda.after(
              within(Duration.ofSeconds(80)),
              () -> board.touch(new CounterTouch.TakeBackAbsent(counter), _ -> {}));
      case 1 -> comeLate.add(number);
      default -> {
        // Not seen again.
      }
    }
  }
}
