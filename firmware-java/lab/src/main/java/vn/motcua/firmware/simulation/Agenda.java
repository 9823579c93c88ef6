package vn.motcua.firmware.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Simulated time: the clock jumps to the next scheduled action. One thread. */
public final class Agenda {
  private final PriorityQueue<Entry> entries =
      new PriorityQueue<>(Comparator.comparingLong(Entry::nanos).thenComparingLong(Entry::order));
  private final Instant begin;
  private long nanos;
  private long order;

  private record Entry(long nanos, long order, Runnable action) {}

  /** Nothing is scheduled; it is {@code begin}. */
  public Agenda(Instant begin) {
    this.begin = begin;
  }

  /** Runs the action when this much time has passed. */
  public void after(Duration delay, Runnable action) {
    entries.add(new Entry(nanos + delay.toNanos(), order++, action));
  }

  /** Runs the action at this time. */
  public void at(Instant when, Runnable action) {
    after(Duration.between(now(), when), action);
  }

  /** Runs until nothing is due up to {@code end}. */
  public void runUntil(Instant end) {
    long last = Duration.between(begin, end).toNanos();
    while (!entries.isEmpty() && entries.peek().nanos() <= last) {
      Entry entry = entries.remove();
      nanos = Math.max(nanos, entry.nanos());
      entry.action().run();
    }
    nanos = last;
  }

  /** Nanoseconds since the beginning: a steady clock for everything. */
  public long nanos() {
    return nanos;
  }

  /** The true time. */
  public Instant now() {
    return begin.plusNanos(nanos);
  }
}
