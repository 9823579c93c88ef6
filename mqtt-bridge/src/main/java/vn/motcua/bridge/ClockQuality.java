package vn.motcua.bridge;

/** How far a board's wall clock can be trusted when it stamped an event. */
public enum ClockQuality {
  /** Disciplined by a time server since this boot. */
  SYNCHRONISED,
  /** Was disciplined earlier in this boot and runs on its own crystal now. */
  HOLDOVER,
  /** Never disciplined since this boot; wall time is a floor taken from the last event. */
  UNTRUSTED
}
