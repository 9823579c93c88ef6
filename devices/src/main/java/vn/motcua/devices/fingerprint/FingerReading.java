package vn.motcua.devices.fingerprint;

import vn.motcua.devices.Reading;

/** Readings of a fingerprint module, one each time a finger is put on the glass. */
public sealed interface FingerReading extends Reading {
  @Override
  default boolean isOfDevice() {
    return false;
  }

  /**
   * A finger was matched by the module itself. {@code slot} 0..capacity-1, {@code score} 0..65535.
   */
  record Matched(String device, int slot, int score, long monotonicNanos)
      implements FingerReading {}

  /** A finger was read well but matches no stored template. */
  record Unknown(String device, long monotonicNanos) implements FingerReading {}
}
