package vn.motcua.devices.emulator.fingerprint;

/** The faults of one answer of the emulated module. */
public enum AnswerFault {
  /** It is not sent. */
  STALL,
  /** Only its first half is sent. */
  TRUNCATE,
  /** Its checksum is wrong. */
  WRONG_SUM,
  /** Noise with false packet heads comes before it. */
  NOISE_BEFORE,
  /** It comes 2.2 s late, after the driver has stopped waiting. */
  LATE,
  /** Its first half is sent, then the cable is unplugged. */
  CUT
}
