package vn.motcua.firmware.system;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Waits until Ctrl-C, SIGTERM or a failure ends the program. The process does not end before {@link
 * #closed} was called, but waits at most {@value #CLOSE_SECONDS_MAX} s.
 */
public final class Lifetime {
  public static final long CLOSE_SECONDS_MAX = 20;

  private final AtomicReference<CountDownLatch> ended =
      new AtomicReference<>(new CountDownLatch(1));
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile boolean isOver;
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  /** Begins; from now on the end of the process waits for {@link #closed}. */
  public Lifetime() {
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("shutdown").unstarted(this::end));
  }

  private void end() {
    isOver = true;
    ended.get().countDown();
    try {
      closed.await(CLOSE_SECONDS_MAX, java.util.concurrent.TimeUnit.SECONDS);
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
    }
  }

  /** The program has failed; any thread. */
  public void fail(Throwable cause) {
    failure.compareAndSet(null, cause);
    isOver = true;
    ended.get().countDown();
  }

  /** The program is to be closed and opened again; any thread. */
  public void renew() {
    ended.get().countDown();
  }

  /** Whether {@link #await} returned only because of {@link #renew}; it can then wait again. */
  public boolean isRenewal() {
    ended.set(new CountDownLatch(1));
    return !isOver;
  }

  /** Waits for the end; returns the cause of a failure, or null. */
  public @Nullable Throwable await() throws InterruptedException {
    if (!isOver) {
      ended.get().await();
    }
    return failure.get();
  }

  /** Everything is closed: the process may end. */
  public void closed() {
    closed.countDown();
  }
}
