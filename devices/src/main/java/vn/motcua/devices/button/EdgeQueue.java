package vn.motcua.devices.button;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * A queue of edges from the listening thread to the panel's thread. Any thread.
 *
 * <p>Holds {@link #EDGES_MAX}; at the limit the oldest edge is lost, as in the kernel's own buffer,
 * and the gap in the sequence shows this to the reader.
 */
final class EdgeQueue {

  /**
   * Twenty buttons that bounce sixteen times each, going down and coming up, one and a half times.
   */
  static final int EDGES_MAX = 1_024;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Queue<Edge> edges = new ArrayDeque<>(EDGES_MAX);
  private long sequence;
  private boolean awake;
  private boolean closed;

  /** Numbers the edge and keeps it. */
  void put(int button, boolean contactsClosed, long nanos) {
    lock.lock();
    try {
      if (edges.size() == EDGES_MAX) {
        edges.remove();
      }
      edges.add(new Edge(button, contactsClosed, nanos, ++sequence));
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Ends the present or next wait. */
  void wake() {
    lock.lock();
    try {
      awake = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Ends every wait for good. */
  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits for an edge, a wake-up or the time limit and hands over all edges there are.
   *
   * @return false when the queue has been closed
   */
  boolean await(Duration timeout, Consumer<Edge> taker) {
    List<Edge> taken = new ArrayList<>();
    boolean open = take(timeout, taken);
    taken.forEach(taker);
    return open;
  }

  private boolean take(Duration timeout, List<Edge> taken) {
    lock.lock();
    try {
      long left = timeout.toNanos();
      while (edges.isEmpty() && !awake && !closed && left > 0) {
        left = changed.awaitNanos(left);
      }
      awake = false;
      taken.addAll(edges);
      edges.clear();
      return !closed;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }
}
