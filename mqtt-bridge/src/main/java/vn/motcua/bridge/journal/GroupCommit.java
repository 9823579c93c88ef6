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
 *
 * <p>On a disk that syncs in less than half a millisecond, producers wait awake, giving way to
 * whoever has work: to sleep and be woken takes as long as such a sync. On a slower disk, as memory
 * cards are, they sleep.
 */
public final class GroupCommit {
  /** A producer waits this long for the disk before it gives up. */
  static final int WAIT_SECONDS_MAX = 30;

  private static final long GATHER_NANOS_MAX = 2_000_000;
  private static final long PARK_NANOS = 10_000_000;
  private static final long QUICK_NANOS = 500_000;
  private static final long WAIT_NANOS_MAX = TimeUnit.SECONDS.toNanos(WAIT_SECONDS_MAX);

  private final Appender ledger;
  private final BlockingQueue<GroupRequest> waiting = new LinkedBlockingQueue<>();
  private final ReentrantLock committing = new ReentrantLock();
  private volatile int expected = 1;
  private volatile @Nullable Thread gathering;
  private volatile long commitNanos;

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

  /**
   * Appends all of {@code batch} or nothing, as {@link Ledger#append(List)} does, and returns when
   * they are on the disk. An interrupt does not take a request back; the thread stays interrupted.
   *
   * @throws JournalFailedException when the disk gives no answer in {@value #WAIT_SECONDS_MAX} s;
   *     nothing was taken then, unless the message says that this is not known
   */
  public List<Event> append(List<Stamped> batch) {
    GroupRequest request = new GroupRequest(batch);
    waiting.add(request);
    if (waiting.size() >= expected) {
      LockSupport.unpark(gathering);
    }
    boolean interrupted = settle(request);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return request.outcome();
  }

  /** Leads when nobody does, waits otherwise; returns whether the thread was interrupted in it. */
  private boolean settle(GroupRequest request) {
    boolean interrupted = false;
    long start = System.nanoTime();
    long awake = isQuick() ? 2 * commitNanos : 0; // for the commit under way, and its own
    while (!request.isSettled()) {
      if (committing.tryLock()) {
        lead(request);
      } else if (System.nanoTime() - start < awake) {
        giveWay();
      } else {
        LockSupport.parkNanos(this, PARK_NANOS);
        interrupted |= Thread.interrupted();
        requireInTime(request, start);
      }
    }
    return interrupted;
  }

  private void requireInTime(GroupRequest request, long start) {
    if (!request.isSettled() && System.nanoTime() - start > WAIT_NANOS_MAX) {
      boolean takenBack = waiting.remove(request);
      throw new JournalFailedException(
          takenBack
              ? "the disk gave no answer; nothing was taken"
              : "the disk gave no answer; whether the events were taken is not known",
          new IllegalStateException("waited " + WAIT_SECONDS_MAX + " s"));
    }
  }

  private void lead(GroupRequest own) {
    try {
      if (!own.isSettled()) {
        gather();
        commit();
      }
    } finally {
      committing.unlock();
      GroupRequest next = waiting.peek();
      if (next != null) {
        next.wake();
      }
    }
  }

  /** Waits for those who are expected back, and leaves them the processor meanwhile. */
  private void gather() {
    long patience = Math.min(commitNanos / 4, GATHER_NANOS_MAX);
    long until = System.nanoTime() + patience;
    gathering = Thread.currentThread();
    for (long left = patience;
        left > 0 && waiting.size() < expected;
        left = until - System.nanoTime()) {
      if (isQuick()) {
        giveWay();
      } else {
        LockSupport.parkNanos(this, left);
      }
    }
    gathering = null;
  }

  private boolean isQuick() {
    return commitNanos < QUICK_NANOS;
  }

  /** A scheduler that does not heed this costs time, nothing else. */
  @SuppressWarnings("ThreadPriorityCheck")
  private static void giveWay() {
    Thread.yield();
  }

  private void commit() {
    List<GroupRequest> group = new ArrayList<>();
    List<Stamped> batch = new ArrayList<>();
    GroupRequest next = waiting.poll();
    while (next != null) {
      group.add(next);
      batch.addAll(next.batch());
      GroupRequest following = waiting.peek();
      boolean fits =
          following != null && batch.size() + following.batch().size() <= Journal.BATCH_EVENTS_MAX;
      next = fits ? waiting.poll() : null;
    }
    long start = System.nanoTime();
    append(group, batch);
    commitNanos = System.nanoTime() - start;
    expected = group.size() + waiting.size();
    group.forEach(GroupRequest::wake);
  }

  private void append(List<GroupRequest> group, List<Stamped> batch) {
    try {
      List<Event> events = ledger.append(batch);
      int from = 0;
      for (GroupRequest request : group) {
        int to = from + request.batch().size();
        request.written(events.subList(from, to));
        from = to;
      }
    } catch (IllegalArgumentException e) {
      group.forEach(each -> each.appendTo(ledger)); // one is wrong; the others must not pay for it
    } catch (RuntimeException e) {
      group.forEach(each -> each.failed(e));
    }
  }
}
