package vn.motcua.devices.emulator.fingerprint;

/** What goes wrong with one answer of the emulated module. */
public enum AnswerFault {
  /** It is not sent at all. */
  STALL,
  /** Only its first half is sent. */
  TRUNCATE,
  /** Its checksum is wrong. */
  WRONG_SUM,
  /** Noise with false packet heads stands before it. */
  NOISE_BEFORE,
  /** It comes 2.2 s late, after the driver has stopped waiting. */
  LATE,
  /** Its first half is sent, then the cable is pulled. */
  CUT
}
