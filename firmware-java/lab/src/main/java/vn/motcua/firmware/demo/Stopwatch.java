package vn.motcua.firmware.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.journal.Ledger;
import vn.motcua.bridge.journal.Stamped;
import vn.motcua.bridge.lab.ForwardingLedger;
import vn.motcua.devices.printer.PrintTap;

/**
 * Records when each event became durable, when the case server acknowledged it, and when the first
 * byte of each slip was sent. Any thread. Keeps the latest {@value #MARKS_MAX} events.
 */
final class Stopwatch implements PrintTap {
  static final int MARKS_MAX = 20_000;

  private final List<Mark> marks = new ArrayList<>();
  private final Map<String, Long> firstBytes = new HashMap<>();

  /** An event's times in nanoseconds of CLOCK_MONOTONIC; {@code acknowledged} 0 before it is. */
  record Mark(Event event, long position, long durable, long acknowledged) {}

  /** Wraps a ledger. */
  Ledger watch(Ledger ledger) {
    return new Watched(ledger);
  }

  @Override
  public synchronized void firstByte(String job, long nanos) {
    firstBytes.putIfAbsent(job, nanos);
    notifyAll();
  }

  /** Waits for the first byte of a job; null when the time passed. */
  @Nullable Long awaitFirstByte(String job, Duration limit) throws InterruptedException {
    return awaitValue(() -> firstBytes.get(job), limit);
  }

  /** Waits for a mark that fits, the oldest first; null when the time passed. */
  @Nullable Mark await(Predicate<Mark> wanted, Duration limit) throws InterruptedException {
    return awaitValue(() -> marks.stream().filter(wanted).findFirst().orElse(null), limit);
  }

  private synchronized <T> @Nullable T awaitValue(Supplier<@Nullable T> look, Duration limit)
      throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    T found = look.get();
    while (found == null && System.nanoTime() < end) {
      wait(Math.max(1, (end - System.nanoTime()) / 1_000_000));
      found = look.get();
    }
    return found;
  }

  private synchronized void noteAppended(List<Event> events, long lastPosition) {
    long now = System.nanoTime();
    long position = lastPosition - events.size();
    for (Event event : events) {
      position++;
      marks.add(new Mark(event, position, now, 0));
    }
    while (marks.size() > MARKS_MAX) {
      marks.removeFirst();
    }
    notifyAll();
  }

  private synchronized void noteAcknowledged(long position) {
    long now = System.nanoTime();
    for (int i = marks.size() - 1; i >= 0; i--) {
      Mark mark = marks.get(i);
      if (mark.position() <= position) {
        if (mark.acknowledged() != 0) {
          break;
        }
        marks.set(i, new Mark(mark.event(), mark.position(), mark.durable(), now));
      }
    }
    notifyAll();
  }

  /** The ledger with time measurement. */
  private final class Watched extends ForwardingLedger {
    Watched(Ledger ledger) {
      super(ledger);
    }

    @Override
    public List<Event> append(List<Stamped> batch) {
      List<Event> events = super.append(batch);
      noteAppended(events, head().position());
      return events;
    }

    @Override
    public void acknowledge(long position) {
      super.acknowledge(position);
      noteAcknowledged(position);
    }
  }
}
