package vn.motcua.devices.printer.escpos;

import vn.motcua.devices.DeviceState;

/**
 * A receipt printer's condition in UnifiedPOS terms.
 *
 * @param online answers and accepts data
 * @param coverOpen CoverOpen: the lid is open
 * @param recEmpty RecEmpty: receipt paper is at its end
 * @param recNearEnd RecNearEnd: receipt paper is near its end
 * @param error a mechanical, cutter or temperature error is pending
 * @param statusKnown false for printers that never answer; the other fields are then assumptions
 */
public record PrinterCondition(
    boolean online,
    boolean coverOpen,
    boolean recEmpty,
    boolean recNearEnd,
    boolean error,
    boolean statusKnown) {

  /** Nothing is known: unplugged, or not yet queried. */
  public static final PrinterCondition OFFLINE =
      new PrinterCondition(false, false, false, false, false, false);

  /** Whether a job may be started now. */
  public boolean canPrint() {
    return online && !coverOpen && !recEmpty && !error;
  }

  /** The condition as one word for events and pages; what prevents printing comes first. */
  public String word() {
    if (recEmpty) {
      return "paper-out";
    }
    if (coverOpen) {
      return "cover-open";
    }
    if (error) {
      return "error";
    }
    if (!online) {
      return "offline";
    }
    return recNearEnd ? "near-end" : DeviceState.READY;
  }
}
