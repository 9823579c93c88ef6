package vn.motcua.devices.printer;

/** How a print job ended, as far as it can be proven. */
public enum JobOutcome {
  /** The printer itself said, after the last byte, that it is online with paper. */
  PRINTED,
  /** Bytes may have reached paper and nobody can prove it; a person or the printer settles it. */
  UNKNOWN,
  /** Certainly nothing of it was or will be printed. */
  VOID
}
