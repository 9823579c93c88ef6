package vn.motcua.devices.emulator.printer;

import vn.motcua.devices.printer.escpos.PrinterStatus;

/**
 * Sensors of the emulated printer and the status bytes they give. Not thread safe.
 *
 * <p>Bits as in {@link PrinterStatus}; fixed bits 12h of a real-time byte, 10h of ASB byte 1.
 */
final class PrinterBody {
  private static final int REAL_TIME = 0x12;
  private static final int ASB_FIRST = 0x10;

  boolean coverOpen;
  boolean paperEnd;
  boolean paperNearEnd;
  boolean cutterError;

  boolean online() {
    return !coverOpen && !paperEnd && !cutterError;
  }

  /** The answer to DLE EOT {@code n}. */
  int realTime(int n) {
    return REAL_TIME
        | switch (n) {
          case 1 -> online() ? 0 : PrinterStatus.OFFLINE;
          case 2 ->
              bit(coverOpen, PrinterStatus.COVER_OPEN)
                  | bit(paperEnd, PrinterStatus.STOPPED_BY_PAPER_END)
                  | bit(cutterError, PrinterStatus.ERROR);
          case 3 -> bit(cutterError, 0x08);
          case 4 ->
              bit(paperNearEnd || paperEnd, PrinterStatus.PAPER_NEAR_END)
                  | bit(paperEnd, PrinterStatus.PAPER_END);
          default -> 0;
        };
  }

  /** The answer to GS r 1. */
  int paperSensor() {
    return bit(paperNearEnd || paperEnd, 0x03) | bit(paperEnd, 0x0C);
  }

  /** The four bytes of automatic status back. */
  byte[] automatic() {
    return new byte[] {
      (byte) (ASB_FIRST | bit(!online(), 0x08) | bit(coverOpen, 0x20)),
      (byte) bit(cutterError, 0x08),
      (byte) paperSensor(),
      0
    };
  }

  private static int bit(boolean set, int bits) {
    return set ? bits : 0;
  }
}
