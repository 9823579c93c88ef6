package vn.motcua.bridge;

/** How far a board's wall clock can be trusted when it stamped an event. */
public enum ClockQuality {
  /** Disciplined by a time server since this boot. */
  SYNCHRONISED,
  /** Was disciplined earlier in this boot and runs on its own crystal now. */
  HOLDOVER,
  /**
   * Never disciplined since this boot: wall time is what the machine's clock told, or, where that
   * cannot be (before the last event, or more than 366 days after it), the last event's and the
   * time that has passed since.
   */
  UNTRUSTED
}
