package vn.motcua.devices.button;

import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.DigitalStateChangeEvent;

/** A change of a line whose provider knows its time and its place in the sequence of edges. */
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

  /** The time of the edge, CLOCK_MONOTONIC in nanoseconds. */
  public long monotonicNanos() {
    return monotonicNanos;
  }

  /** Its number in the sequence. */
  public long sequence() {
    return sequence;
  }
}
