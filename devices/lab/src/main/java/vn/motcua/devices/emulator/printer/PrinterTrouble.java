package vn.motcua.devices.emulator.printer;

/** What can happen to a printer while it prints. */
public enum PrinterTrouble {
  /** The roll ends. */
  PAPER_END,
  /** The roll is nearly at its end. */
  PAPER_NEAR_END,
  /** Somebody opens the cover. */
  COVER_OPEN
}
