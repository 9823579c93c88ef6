package vn.motcua.bridge.journal;

import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.Event;

/**
 * What one producer gives to a {@link GroupCommit}, and what became of it. Made by the producer's
 * thread; any thread may settle it, once.
 */
final class GroupRequest {
  private final List<Stamped> batch;
  private final Thread producer = Thread.currentThread();
  private volatile @Nullable List<Event> events;
  private volatile @Nullable RuntimeException failure;

  GroupRequest(List<Stamped> batch) {
    this.batch = List.copyOf(batch);
  }

  List<Stamped> batch() {
    return batch;
  }

  /** Writes it alone; what it fails with is its producer's. */
  void appendTo(GroupCommit.Appender ledger) {
    try {
      events = ledger.append(batch);
    } catch (RuntimeException e) {
      failure = e;
    }
  }

  void written(List<Event> as) {
    events = as;
  }

  void failed(RuntimeException why) {
    failure = why;
  }

  boolean isSettled() {
    return events != null || failure != null;
  }

  /** The producer need not sleep any longer. */
  void wake() {
    LockSupport.unpark(producer);
  }

  /** An event for each of the batch, or the failure; once it is settled. */
  List<Event> outcome() {
    RuntimeException why = failure;
    if (why != null) {
      throw why;
    }
    List<Event> as = events;
    if (as == null) {
      throw new IllegalStateException("asked for an outcome before there is one");
    }
    return as;
  }
}
