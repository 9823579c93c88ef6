package vn.motcua.devices.emulator.panel;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The timing of a finger. */
@FunctionalInterface
public interface Timing {

  /**
   * Runs an action after a pause, never before. Of two actions with equal times the one requested
   * first runs first.
   *
   * @throws IllegalStateException when the emulator is closed
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
