package vn.motcua.firmware.torture;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import vn.motcua.firmware.torture.process.Child;
import vn.motcua.firmware.torture.process.RemotePanel;

/** The campaign's end of the rating panel: presses buttons, watches lamps. Any thread. */
final class Fingers {
  /** Longer than the 120 ms flash of a refusal, shorter than the 600 ms of a confirmation. */
  private static final long STEADY_MILLIS = 400;

  private static final long LAMP_MILLIS_MAX = 2_000;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final boolean[] lit = new boolean[RemotePanel.BUTTONS];
  private final long[] times = new long[RemotePanel.BUTTONS];
  private final @Nullable Press[] last = new Press[RemotePanel.BUTTONS];

  /** What the lamp did since a button was pressed. */
  private static final class Press {
    int lights;
  }

  /** A lamp that lit up as a confirmation; on a slow board it may still turn out to be a flash. */
  @FunctionalInterface
  interface Light {
    /** Whether it did not blink again since: a refusing lamp lights twice. */
    boolean stayed();
  }

  /** The instant a lamp lit. */
  record Lit(long at, Light light) {}

  /** A lamp changed. */
  void lamp(int value, boolean on) {
    lock.lock();
    try {
      lit[value - 1] = on;
      times[value - 1]++;
      Press press = last[value - 1];
      if (on && press != null) {
        press.lights++;
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** The board is another one: all lamps are dark. */
  void dark() {
    for (int value = 1; value <= lit.length; value++) {
      lamp(value, false);
    }
  }

  /** Tells the length of the board's trace. */
  @FunctionalInterface
  interface Instant {
    long now() throws IOException;
  }

  /**
   * Presses a button, with bounce.
   *
   * @return its lamp, empty when it did not stay lit
   */
  Optional<Lit> press(Child board, int value, Instant instant)
      throws IOException, InterruptedException {
    long before = times(value);
    Press press = begin(value);
    for (String move : new String[] {"down ", "up ", "down "}) {
      board.send(move + value);
    }
    long at = await(value, before, true, LAMP_MILLIS_MAX) ? instant.now() : -1;
    boolean steady = at >= 0 && !await(value, times(value), false, STEADY_MILLIS);
    board.send("up " + value);
    return steady && board.isAlive()
        ? Optional.of(new Lit(at, () -> once(press)))
        : Optional.empty();
  }

  private Press begin(int value) {
    lock.lock();
    try {
      Press press = new Press();
      last[value - 1] = press;
      return press;
    } finally {
      lock.unlock();
    }
  }

  private boolean once(Press press) {
    lock.lock();
    try {
      return press.lights == 1;
    } finally {
      lock.unlock();
    }
  }

  private long times(int value) {
    lock.lock();
    try {
      return times[value - 1];
    } finally {
      lock.unlock();
    }
  }

  private boolean await(int value, long before, boolean on, long millis)
      throws InterruptedException {
    lock.lock();
    try {
      long left = TimeUnit.MILLISECONDS.toNanos(millis);
      while ((times[value - 1] == before || lit[value - 1] != on) && left > 0) {
        left = changed.awaitNanos(left);
      }
      return times[value - 1] != before && lit[value - 1] == on;
    } finally {
      lock.unlock();
    }
  }
}
