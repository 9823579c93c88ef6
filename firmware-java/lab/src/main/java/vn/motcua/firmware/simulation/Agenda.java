package vn.motcua.firmware.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Simulated time: the clock jumps to the next scheduled action. One thread. */
final class Agenda {
  private final PriorityQueue<Entry> entries =
      new PriorityQueue<>(Comparator.comparingLong(Entry::nanos).thenComparingLong(Entry::order));
  private final Instant begin;
  private long nanos;
  private long order;

  private record Entry(long nanos, long order, Runnable action) {}

  Agenda(Instant begin) {
    this.begin = begin;
  }

  void after(Duration delay, Runnable action) {
    entries.add(new Entry(nanos + delay.toNanos(), order++, action));
  }

  void at(Instant when, Runnable action) {
    after(Duration.between(now(), when), action);
  }

  /** Runs until nothing is due up to {@code end}. */
  void runUntil(Instant end) {
    long last = Duration.between(begin, end).toNanos();
    while (!entries.isEmpty() && entries.peek().nanos() <= last) {
      Entry entry = entries.remove();
      nanos = Math.max(nanos, entry.nanos());
      entry.action().run();
    }
    nanos = last;
  }

  /** Nanoseconds since the beginning: a steady clock for everything. */
  long nanos() {
    return nanos;
  }

  /** The true time. */
  Instant now() {
    return begin.plusNanos(nanos);
  }
}
