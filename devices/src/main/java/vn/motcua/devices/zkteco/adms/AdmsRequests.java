package vn.motcua.devices.zkteco.adms;

import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * Runs the requests of terminals, each on its own virtual thread, so that a slow sender delays
 * nobody.
 *
 * <p>A request must be completely received, headers and body, within {@link #TIME_MAX}. With more
 * than {@link #AT_ONCE_MAX} at once the oldest without a listed serial number is cut off, so that a
 * terminal, which sends its request at once, always finds a place; with more than {@link
 * #OF_ONE_MAX} of one terminal its oldest is cut off, because it has called again. Cutting off
 * closes the connection, and the terminal comes again. Any thread.
 */
final class AdmsRequests implements Executor, AutoCloseable {

  /** From the first byte of a request to the last of its body. */
  static final Duration TIME_MAX = Duration.ofSeconds(10);

  /** Requests at once that are not yet received whole. */
  static final int AT_ONCE_MAX = 32;

  /** The same of one terminal. */
  static final int OF_ONE_MAX = 2;

  private final LongSupplier nanos;

  /** Those that may be cut off, the oldest first. */
  private final Map<Thread, Request> receiving = new LinkedHashMap<>();

  private long count;
  private long cutOff;
  private boolean closed;

  /** {@code serial} is empty until it has shown one of the list. */
  private record Request(long since, String serial) {}

  /** No requests yet, on this steady clock. */
  AdmsRequests(LongSupplier nanos) {
    this.nanos = nanos;
  }

  @Override
  public synchronized void execute(Runnable request) {
    if (closed) {
      return;
    }
    if (receiving.size() >= AT_ONCE_MAX && !cutOldest(r -> r.serial.isEmpty())) {
      cutOldest(_ -> true);
    }
    Thread thread = Thread.ofVirtual().name("adms-" + ++count).unstarted(() -> run(request));
    receiving.put(thread, new Request(nanos.getAsLong(), ""));
    thread.start();
  }

  private void run(Runnable request) {
    try {
      request.run();
    } finally {
      forget(Thread.currentThread());
    }
  }

  private synchronized void forget(Thread thread) {
    receiving.remove(thread);
  }

  /** The request of this thread has a listed serial number. */
  synchronized void isOf(String serial) {
    Request request = receiving.get(Thread.currentThread());
    if (request != null) {
      long others = receiving.values().stream().filter(r -> r.serial.equals(serial)).count();
      if (others >= OF_ONE_MAX) {
        cutOldest(r -> r.serial.equals(serial));
      }
      receiving.put(Thread.currentThread(), new Request(request.since, serial));
    }
  }

  /**
   * The request of this thread is received whole, and is no longer cut off.
   *
   * @throws InterruptedIOException when it was just before
   */
  synchronized void received() throws InterruptedIOException {
    if (receiving.remove(Thread.currentThread()) == null || Thread.interrupted()) {
      throw new InterruptedIOException("cut off");
    }
  }

  /** Time has passed: those that are too slow are cut off. */
  synchronized void passed() {
    long now = nanos.getAsLong();
    boolean more = true;
    while (more) {
      more = cutOldest(r -> now - r.since >= TIME_MAX.toNanos());
    }
  }

  /** How many are being received. */
  synchronized int receiving() {
    return receiving.size();
  }

  /** How many were cut off so far. */
  synchronized long cutOff() {
    return cutOff;
  }

  /** A blocked read of a channel ends, and closes it, when its thread is interrupted. */
  private boolean cutOldest(Predicate<Request> which) {
    for (Map.Entry<Thread, Request> each : receiving.entrySet()) {
      if (which.test(each.getValue())) {
        each.getKey().interrupt();
        receiving.remove(each.getKey());
        cutOff++;
        return true;
      }
    }
    return false;
  }

  @Override
  public synchronized void close() {
    closed = true;
    List<Thread> all = new ArrayList<>(receiving.keySet());
    all.forEach(Thread::interrupt);
    receiving.clear();
  }
}
