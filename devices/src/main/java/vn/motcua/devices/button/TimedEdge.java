package vn.motcua.devices.button;

import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.DigitalStateChangeEvent;

/** A change of a line of which its provider knows when it was, and what was before it. */
public final class TimedEdge extends DigitalStateChangeEvent<DigitalInput> {
  private final long monotonicNanos;
  private final long sequence;

  /**
   * The line went to {@code state}.
   *
   * @param monotonicNanos CLOCK_MONOTONIC of the edge itself
   * @param sequence counts the edges of all lines that were taken together, from 1; a hole means
   *     that edges were lost
   */
  public TimedEdge(DigitalInput line, DigitalState state, long monotonicNanos, long sequence) {
    super(line, state);
    this.monotonicNanos = monotonicNanos;
    this.sequence = sequence;
  }

  /** When it was. */
  public long monotonicNanos() {
    return monotonicNanos;
  }

  /** Its number. */
  public long sequence() {
    return sequence;
  }
}
