package vn.motcua.devices.scanner;

/** A result of decoding a scanner's bytes. Offsets count bytes since the framer began. */
public sealed interface ScanEvent {

  /** Where it begins. */
  long offset();

  /** One whole code. */
  record Code(long offset, AimCode code) implements ScanEvent {}

  /**
   * Bytes that are no code.
   *
   * @param bytes how many were thrown away
   * @param why never holds the bytes themselves: they may be a citizen's card
   */
  record Garbled(long offset, int bytes, String why) implements ScanEvent {}
}
