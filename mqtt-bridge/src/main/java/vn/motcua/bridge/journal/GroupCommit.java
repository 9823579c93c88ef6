package vn.motcua.bridge.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.Event;

/**
 * Many producers, one synced commit: whoever finds the disk free commits for all that wait.
 *
 * <p>While one batch is on its way to the disk, the next gathers. After a commit the next one gives
 * those it woke a moment to come back, at most a quarter of what the last commit took; a lone
 * producer never waits for others. A batch holds at most {@link Journal#BATCH_EVENTS_MAX} events,
 * the rest is for the next. Producers are as many as the threads that call, and each has one
 * request waiting; no thread of its own. Any thread.
 */
public final class GroupCommit {
  /** A producer waits this long for the disk before it gives up. */
  static final int WAIT_SECONDS_MAX = 30;

  private static final long GATHER_NANOS_MAX = 2_000_000;
  private static final long PARK_NANOS = 10_000_000;

  private final Appender ledger;
  private final BlockingQueue<Request> waiting = new LinkedBlockingQueue<>();
  private final ReentrantLock committing = new ReentrantLock();
  private volatile int expected = 1;
  private volatile @Nullable Thread gathering;
  private long gatherNanos;

  /** What a group is written to, with one sync: {@link Ledger#append(List)}. */
  @FunctionalInterface
  public interface Appender {
    /** All of {@code batch} or nothing; an event for each. */
    List<Event> append(List<Stamped> batch);
  }

  /** In front of a ledger; whoever appends to it goes through here from now on. */
  public GroupCommit(Appender ledger) {
    this.ledger = ledger;
  }

  /** One producer's wish, and what became of it. */
  private static final class Request {
    final List<Stamped> batch;
    final Thread producer = Thread.currentThread();
    volatile @Nullable List<Event> events;
    volatile @Nullable RuntimeException failure;

    Request(List<Stamped> batch) {
      this.batch = batch;
    }

    boolean isDone() {
      return events != null || failure != null;
    }
  }

  /**
   * Appends all of {@code batch} or nothing, as {@link Ledger#append(List)} does, and returns when
   * they are on the disk. An interrupt does not take a request back; the thread stays interrupted.
   *
   * @throws JournalFailedException when the disk gives no answer in {@value #WAIT_SECONDS_MAX} s;
   *     nothing was taken then, unless the message says that this is not known
   */
  public List<Event> append(List<Stamped> batch) {
    Request request = new Request(List.copyOf(batch));
    waiting.add(request);
    if (waiting.size() >= expected) {
      LockSupport.unpark(gathering);
    }
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(WAIT_SECONDS_MAX);
    boolean interrupted = false;
    while (!request.isDone()) {
      if (committing.tryLock()) {
        lead(request);
      } else {
        LockSupport.parkNanos(this, PARK_NANOS);
        interrupted |= Thread.interrupted();
        requireInTime(request, deadline);
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    RuntimeException failure = request.failure;
    if (failure != null) {
      throw failure;
    }
    List<Event> events = request.events;
    return events == null ? List.of() : events;
  }

  private void requireInTime(Request request, long deadline) {
    if (!request.isDone() && System.nanoTime() - deadline > 0) {
      boolean takenBack = waiting.remove(request);
      throw new JournalFailedException(
          takenBack
              ? "the disk gave no answer; nothing was taken"
              : "the disk gave no answer; whether the events were taken is not known",
          new IllegalStateException("waited " + WAIT_SECONDS_MAX + " s"));
    }
  }

  private void lead(Request own) {
    try {
      if (!own.isDone()) {
        gather();
        commit();
      }
    } finally {
      committing.unlock();
      Request next = waiting.peek();
      if (next != null) {
        LockSupport.unpark(next.producer);
      }
    }
  }

  private void gather() {
    long until = System.nanoTime() + gatherNanos;
    gathering = Thread.currentThread(); // parked: it would keep its processor from those it awaits
    for (long left = gatherNanos;
        left > 0 && waiting.size() < expected;
        left = until - System.nanoTime()) {
      LockSupport.parkNanos(this, left);
    }
    gathering = null;
  }

  private void commit() {
    List<Request> group = new ArrayList<>();
    List<Stamped> batch = new ArrayList<>();
    Request next = waiting.poll();
    while (next != null) {
      group.add(next);
      batch.addAll(next.batch);
      Request following = waiting.peek();
      boolean fits =
          following != null && batch.size() + following.batch.size() <= Journal.BATCH_EVENTS_MAX;
      next = fits ? waiting.poll() : null;
    }
    long start = System.nanoTime();
    append(group, batch);
    gatherNanos = Math.min((System.nanoTime() - start) / 4, GATHER_NANOS_MAX);
    expected = group.size() + waiting.size();
    group.forEach(request -> LockSupport.unpark(request.producer));
  }

  private void append(List<Request> group, List<Stamped> batch) {
    try {
      List<Event> events = ledger.append(batch);
      int from = 0;
      for (Request request : group) {
        request.events = events.subList(from, from + request.batch.size());
        from += request.batch.size();
      }
    } catch (IllegalArgumentException e) {
      group.forEach(this::appendAlone); // one of them is wrong; the others must not pay for it
    } catch (RuntimeException e) {
      group.forEach(request -> request.failure = e);
    }
  }

  private void appendAlone(Request request) {
    try {
      request.events = ledger.append(request.batch);
    } catch (RuntimeException e) {
      request.failure = e;
    }
  }
}
