package vn.motcua.firmware.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.random.RandomGenerator;
import vn.motcua.devices.Reading;
import vn.motcua.firmware.station.Answer;
import vn.motcua.firmware.station.Touch;

/** Citizens, officers and couriers of one day, all from the day's own randomness. */
final class SimulatedPeople {
  /** 07:00 in Viet Nam. */
  static final Instant OPEN = Instant.parse("2026-11-20T00:00:00Z");

  private static final int CITIZENS = 300;
  private static final int OPENING_CITIZENS = 40;
  private static final int TRIPS = 4;
  private static final int DOSSIERS_A_TRIP = 60;

  private final SimulatedDay day;
  private final RandomGenerator random;

  SimulatedPeople(SimulatedDay day) {
    this.day = day;
    this.random = day.random;
  }

  void plan() {
    day.agenda.at(OPEN.minusSeconds(300), () -> finger(1));
    day.agenda.at(OPEN.plus(Duration.ofHours(10)), () -> finger(1));
    for (int i = 0; i < CITIZENS; i++) {
      int seconds = i < OPENING_CITIZENS ? 180 : 9 * 3_600;
      String request = "touch-" + i;
      day.agenda.at(OPEN.plusSeconds(random.nextInt(seconds)), () -> take(request));
    }
    officer("1");
    officer("2");
    for (int trip = 0; trip < TRIPS; trip++) {
      Instant at = OPEN.plus(Duration.ofHours(1 + 2L * trip));
      for (int n = 0; n < DOSSIERS_A_TRIP; n++) {
        String code = String.format(Locale.ROOT, "H48.53-261119-%04d", trip * 1_000 + n);
        day.agenda.at(at.plusMillis(900L * n), () -> scan(code));
      }
    }
  }

  private void take(String request) {
    String line = random.nextInt(100) == 0 ? "ho-tich" : "dat-dai";
    Touch touch = new Touch.TakeNumber(request, line, random.nextInt(8) == 0 ? "elderly" : null);
    day.touch(touch);
  }

  private void officer(String counter) {
    day.agenda.at(OPEN.plusSeconds(random.nextInt(600)), () -> call(counter));
  }

  private void call(String counter) {
    if (day.agenda.now().wall().isAfter(OPEN.plus(Duration.ofHours(10)))) {
      return;
    }
    boolean called = day.touch(new Touch.CallNext(counter)) instanceof Answer.Done;
    day.agenda.after(seconds(5, 40), () -> answerCall(counter, called));
  }

  private void answerCall(String counter, boolean called) {
    if (called && random.nextInt(12) == 0) {
      day.touch(new Touch.MarkAbsent(counter));
    } else if (called) {
      day.touch(new Touch.StartVisit(counter));
      day.agenda.after(seconds(60, 300), () -> finish(counter));
      return;
    }
    day.agenda.after(seconds(5, 60), () -> call(counter));
  }

  private void finish(String counter) {
    if (counter.equals("1") && random.nextInt(3) == 0) {
      press(1 + random.nextInt(4));
    }
    day.touch(new Touch.FinishVisit(counter));
    if (counter.equals("1") && random.nextInt(3) == 0) {
      press(1 + random.nextInt(4));
    }
    day.agenda.after(seconds(1, 30), () -> call(counter));
  }

  private void press(int value) {
    day.hear(
        new Reading.Pressed("panel-1", Integer.toString(value), day.agenda.now().monotonicNanos()));
  }

  private void finger(int slot) {
    day.hear(new Reading.FingerMatched("finger-1", slot, 90, day.agenda.now().monotonicNanos()));
  }

  private void scan(String code) {
    day.hear(new Reading.Scanned("scanner-1", code, "]C0", day.agenda.now().monotonicNanos()));
  }

  private Duration seconds(int from, int to) {
    return Duration.ofSeconds(random.nextInt(from, to));
  }
}
