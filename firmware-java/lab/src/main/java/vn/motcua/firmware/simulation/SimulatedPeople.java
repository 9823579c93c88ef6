package vn.motcua.firmware.simulation;

import java.time.Duration;
import java.util.Locale;
import java.util.SplittableRandom;
import vn.motcua.devices.button.ButtonReading;
import vn.motcua.devices.fingerprint.FingerReading;
import vn.motcua.devices.scanner.Scanned;
import vn.motcua.firmware.queue.touch.CounterTouch;
import vn.motcua.firmware.queue.touch.KioskTouch;
import vn.motcua.firmware.simulation.plan.Roster;
import vn.motcua.firmware.station.Answer;
import vn.motcua.firmware.station.Day;

/** Citizens, officers and couriers at the boards of a centre. One thread. */
final class SimulatedPeople {
  private static final int TRIES_MAX = 60;
  private static final int DOSSIERS_MAX = 60;

  private final Agenda agenda;
  private final Checker checker;

  SimulatedPeople(Agenda agenda, Checker checker) {
    this.agenda = agenda;
    this.checker = checker;
  }

  /** A citizen takes a number and keeps trying. */
  void take(SimulatedBoard board, String request, SplittableRandom luck) {
    String priority = luck.nextInt(8) == 0 ? "elderly" : null;
    take(board, new KioskTouch.TakeNumber(request, board.post().line(), priority), luck, TRIES_MAX);
  }

  private void take(
      SimulatedBoard board, KioskTouch.TakeNumber touch, SplittableRandom luck, int tries) {
    Answer answer = board.touch(touch);
    if (answer instanceof Answer.NumberGiven given) {
      checker.told(board.post().board(), touch.request(), given.number());
      if (luck.nextInt(30) == 0 && tries > 1) {
        agenda.after(seconds(luck, 1, 5), () -> take(board, touch, luck, 1)); // a lost answer
      }
    } else if (tries > 1) {
      agenda.after(seconds(luck, 5, 90), () -> take(board, touch, luck, tries - 1));
    }
  }

  /** An officer calls, serves and finishes. */
  void serve(SimulatedBoard board, SplittableRandom luck) {
    int place = 1 + luck.nextInt(2);
    String counter = board.post().counter(place);
    if (!(board.touch(new CounterTouch.CallNext(counter)) instanceof Answer.Done)) {
      board.touch(new CounterTouch.MarkAbsent(counter));
      return;
    }
    agenda.after(seconds(luck, 5, 40), () -> come(board, counter, place == 1, luck));
  }

  private void come(SimulatedBoard board, String counter, boolean pad, SplittableRandom luck) {
    switch (luck.nextInt(12)) {
      case 0 -> {
        board.touch(new CounterTouch.MarkAbsent(counter));
        if (luck.nextBoolean()) {
          agenda.after(
              seconds(luck, 1, 90), () -> board.touch(new CounterTouch.TakeBackAbsent(counter)));
        }
      }
      case 1 -> board.touch(new CounterTouch.Recall(counter));
      default -> {
        board.touch(new CounterTouch.StartVisit(counter));
        agenda.after(seconds(luck, 60, 300), () -> leave(board, counter, pad, luck));
      }
    }
  }

  private void leave(SimulatedBoard board, String counter, boolean pad, SplittableRandom luck) {
    for (int presses = pad ? luck.nextInt(3) : 0; presses > 0; presses--) {
      press(board, luck);
    }
    board.touch(new CounterTouch.FinishVisit(counter));
    if (pad && luck.nextInt(3) == 0) {
      press(board, luck);
    }
  }

  void press(SimulatedBoard board, SplittableRandom luck) {
    int value = 1 + luck.nextInt(4);
    board.hear(new ButtonReading.Pressed(Roster.PANEL, value, board.nanos()));
  }

  void finger(SimulatedBoard board, SplittableRandom luck) {
    int slot = 1 + luck.nextInt(Roster.STAFF + 1); // now and then a stranger's
    board.hear(new FingerReading.Matched(Roster.READER, slot, 90, board.nanos()));
  }

  /** A courier's bundle. */
  void scan(SimulatedBoard board, SplittableRandom luck) {
    int trip = luck.nextInt(100);
    for (int n = luck.nextInt(1, DOSSIERS_MAX); n > 0; n--) {
      String code = String.format(Locale.ROOT, "H48.53-261119-%04d", trip * 100 + n);
      agenda.after(
          Duration.ofMillis(900L * n),
          () -> board.hear(new Scanned(Roster.SCANNER, code, "]C0", board.nanos())));
    }
  }

  void settle(SimulatedBoard board, SplittableRandom luck) {
    board.touch(
        new KioskTouch.SettleSlip(Day.of(agenda.now()), number(board, luck), luck.nextBoolean()));
  }

  void reprint(SimulatedBoard board, SplittableRandom luck) {
    board.touch(new KioskTouch.Reprint(number(board, luck), "lost"));
  }

  private static String number(SimulatedBoard board, SplittableRandom luck) {
    return String.format(
        Locale.ROOT, "%d%03d", board.post().index() + 1, luck.nextInt(1, DOSSIERS_MAX));
  }

  private static Duration seconds(SplittableRandom luck, int from, int to) {
    return Duration.ofMillis(luck.nextInt(from * 1_000, to * 1_000));
  }
}
