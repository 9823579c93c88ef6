package vn.motcua.devices.emulator.fingerprint;

/** How fast the emulated module is. */
public enum Pace {
  /** As fast as the pseudo terminal goes. */
  AT_ONCE,
  /** As fast as the bytes of command and answer pass a wire of its speed; it thinks in no time. */
  WIRE,
  /** With the times of a recorded module. */
  RECORDED
}
