package vn.motcua.devices.emulator.fingerprint;

/** How fast the emulated module is. */
public enum Pace {
  /** As fast as the pseudo terminal goes. */
  AT_ONCE,
  /** With the transmission times of command and answer; it computes in no time. */
  WIRE,
  /** With the times of a recorded module. */
  RECORDED
}
