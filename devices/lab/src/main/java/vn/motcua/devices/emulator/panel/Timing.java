package vn.motcua.devices.emulator.panel;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** How a finger passes its time. */
@FunctionalInterface
public interface Timing {

  /**
   * Has something done after a pause, never before. What is asked for earlier with an equal end is
   * done earlier.
   *
   * @throws IllegalStateException when time is over
   */
  void after(Duration pause, Runnable action);

  /** Real time, on one thread. */
  static Timing on(ScheduledExecutorService thread) {
    return (pause, action) -> {
      try {
        var _ = thread.schedule(action, pause.toNanos(), TimeUnit.NANOSECONDS);
      } catch (RejectedExecutionException e) {
        throw new IllegalStateException("the emulator is closed", e);
      }
    };
  }
}
