package vn.motcua.devices.scanner;

import java.time.Duration;

/**
 * When an unfinished code counts as ended: after the gap time for a scanner without suffix, much
 * later for one whose suffix was lost. Used by one thread.
 */
public final class ScanTimes {
  /** Silence after which a code without suffix is whole: over ten characters' time at 9600 baud. */
  public static final Duration GAP = Duration.ofMillis(50);

  /** A part of a code this old will not be completed: its suffix was lost. */
  public static final Duration STALE = Duration.ofSeconds(2);

  private static final Duration IDLE = Duration.ofMillis(500);

  private final long quietNanos;
  private long last;

  /** Times for a scanner with this suffix, from {@code nanos} on. */
  public ScanTimes(Suffix suffix, long nanos) {
    this.quietNanos = (suffix == Suffix.NONE ? GAP : STALE).toNanos();
    this.last = nanos;
  }

  /**
   * How long the next read may wait; {@code soon} while a code is pending, or a tone may be asked
   * for that has to sound while the scanner is still in the hand.
   */
  public Duration wait(boolean soon) {
    return soon ? GAP : IDLE;
  }

  /**
   * Whether a read that brought {@code got} bytes at {@code nanos} leaves a code that has ended.
   */
  public boolean over(int got, boolean pending, long nanos) {
    if (got > 0) {
      last = nanos;
    }
    return pending && nanos - last >= quietNanos;
  }
}
