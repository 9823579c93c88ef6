package vn.motcua.bridge;

/** How far a board's wall clock could be trusted when it stamped an event. */
public enum ClockQuality {
  /** Disciplined by a time server since this boot. */
  SYNCHRONISED,
  /** Was disciplined earlier in this boot and runs on its own crystal now. */
  HOLDOVER,
  /**
   * Never disciplined since this boot: wall time is that of the machine's clock or, when this is
   * implausible (before the last event, or more than 366 days after it), the time of the last event
   * plus the time that has passed since.
   */
  UNTRUSTED
}
