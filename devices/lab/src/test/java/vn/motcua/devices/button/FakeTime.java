package vn.motcua.devices.button;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import vn.motcua.devices.emulator.panel.Timing;

/** Time that a test advances. Any thread may read the clock; one thread does everything else. */
final class FakeTime implements Timing {

  private record Due(long at, long order, Runnable action) {}

  private final Queue<Due> due =
      new PriorityQueue<>(Comparator.comparingLong(Due::at).thenComparingLong(Due::order));
  private volatile long now;
  private long asked;

  long nanos() {
    return now;
  }

  @Override
  public void after(Duration pause, Runnable action) {
    due.add(new Due(now + pause.toNanos(), ++asked, action));
  }

  /** Lets time pass; what is due meanwhile is done at its time, on this thread. */
  void pass(Duration time) {
    long end = now + time.toNanos();
    for (Due next = due.peek(); next != null && next.at() <= end; next = due.peek()) {
      due.remove();
      now = next.at();
      next.action().run();
    }
    now = end;
  }
}
