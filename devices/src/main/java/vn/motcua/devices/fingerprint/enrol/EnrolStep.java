package vn.motcua.devices.fingerprint.enrol;

/** What the officer has to do next while being enrolled. */
public enum EnrolStep {
  /** Put the finger on the glass. */
  LAY,
  /** Take it away. */
  LIFT,
  /** The picture was poor: lay it again, flatter and steadier. */
  AGAIN
}
