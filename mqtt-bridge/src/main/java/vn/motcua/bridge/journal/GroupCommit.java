package vn.motcua.bridge.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.Event;

/**
 * Many producers, one synced commit: whoever finds the disk free commits for all that wait.
 *
 * <p>While one batch is on its way to the disk, the next gathers; no thread of its own, no timer,
 * and a lone producer waits no longer than without it. A batch holds at most {@link
 * Journal#BATCH_EVENTS_MAX} events, the rest is for the next. Producers are as many as the threads
 * that call; each has one request waiting. Any thread.
 */
public final class GroupCommit {
  /** A producer waits this long for the disk before it gives up. */
  static final int WAIT_SECONDS_MAX = 30;

  private final Ledger ledger;
  private final Queue<Request> waiting = new ConcurrentLinkedQueue<>();
  private final ReentrantLock committing = new ReentrantLock();

  /** In front of a ledger; whoever appends to it goes through here from now on. */
  public GroupCommit(Ledger ledger) {
    this.ledger = ledger;
  }

  /** One producer's wish, and what became of it. */
  private static final class Request {
    final List<Stamped> batch;
    @Nullable List<Event> events;
    @Nullable RuntimeException failure;

    Request(List<Stamped> batch) {
      this.batch = batch;
    }

    boolean isDone() {
      return events != null || failure != null;
    }
  }

  /**
   * Appends all of {@code batch} or nothing, as {@link Ledger#append(List)} does, and returns when
   * they are on the disk.
   *
   * @throws JournalFailedException when the disk gives no answer in {@value #WAIT_SECONDS_MAX} s or
   *     the thread is interrupted; whether the batch was taken is then not known
   */
  public List<Event> append(List<Stamped> batch) {
    Request request = new Request(List.copyOf(batch));
    waiting.add(request);
    lock();
    try {
      while (!request.isDone()) {
        commit();
      }
    } finally {
      committing.unlock();
    }
    if (request.failure != null) {
      throw request.failure;
    }
    return request.events == null ? List.of() : request.events;
  }

  private void lock() {
    try {
      if (committing.tryLock(WAIT_SECONDS_MAX, TimeUnit.SECONDS)) {
        return;
      }
      throw new JournalFailedException(
          "the disk gave no answer",
          new IllegalStateException("waited " + WAIT_SECONDS_MAX + " s"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new JournalFailedException("interrupted while the disk was busy", e);
    }
  }

  private void commit() {
    List<Request> group = new ArrayList<>();
    List<Stamped> batch = new ArrayList<>();
    Request next = waiting.peek();
    while (next != null
        && (group.isEmpty() || batch.size() + next.batch.size() <= Journal.BATCH_EVENTS_MAX)) {
      group.add(waiting.remove());
      batch.addAll(next.batch);
      next = waiting.peek();
    }
    try {
      deliver(group, ledger.append(batch));
    } catch (IllegalArgumentException e) {
      group.forEach(this::commitAlone); // one of them is wrong; the others must not pay for it
    } catch (RuntimeException e) {
      group.forEach(request -> request.failure = e);
    }
  }

  private void commitAlone(Request request) {
    try {
      request.events = ledger.append(request.batch);
    } catch (RuntimeException e) {
      request.failure = e;
    }
  }

  private static void deliver(List<Request> group, List<Event> events) {
    int from = 0;
    for (Request request : group) {
      request.events = events.subList(from, from + request.batch.size());
      from += request.batch.size();
    }
  }
}
