package vn.motcua.devices.fingerprint.enrol;

/** How an enrolment ended. */
public sealed interface EnrolOutcome {
  /** The template is in {@code slot}. */
  record Enrolled(int slot) implements EnrolOutcome {}

  /** This finger is in {@code slot} already; nothing was stored. */
  record Duplicate(int slot) implements EnrolOutcome {}

  /** The pictures were of different fingers; nothing was stored. */
  record Different() implements EnrolOutcome {}

  /** The officer did not lay or lift the finger in time; nothing was stored. */
  record TimedOut(EnrolStep waitingFor) implements EnrolOutcome {}
}
