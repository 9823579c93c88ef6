package vn.motcua.devices.printer.escpos;

/**
 * What is known from the answers to {@code DLE EOT 1..4}; each is the byte 0..255 or {@link
 * #UNASKED}.
 *
 * <p>Immutable. Bits: Epson TM manuals, "Transmit real-time status".
 *
 * @param printer n = 1
 * @param offlineCause n = 2
 * @param errorCause n = 3
 * @param rollPaper n = 4
 */
public record PrinterStatus(int printer, int offlineCause, int errorCause, int rollPaper) {
  /** No answer to this request. */
  public static final int UNASKED = -1;

  /** Nothing has been answered. */
  public static final PrinterStatus NONE = new PrinterStatus(UNASKED, UNASKED, UNASKED, UNASKED);

  /** n = 1: the printer is offline. */
  public static final int OFFLINE = 0x08;

  /** n = 2: the cover is open. */
  public static final int COVER_OPEN = 0x04;

  /** n = 2: printing was stopped because paper ended. */
  public static final int STOPPED_BY_PAPER_END = 0x20;

  /** n = 2: an error has occurred. */
  public static final int ERROR = 0x40;

  /** n = 3: recoverable, cutter, unrecoverable or automatically recoverable error. */
  public static final int ERROR_CAUSES = 0x04 | 0x08 | 0x20 | 0x40;

  /** n = 4: near-end sensor sees no paper; both bits together. */
  public static final int PAPER_NEAR_END = 0x0C;

  /** n = 4: end sensor sees no paper; both bits together. */
  public static final int PAPER_END = 0x60;

  /** The same with one more answer. */
  public PrinterStatus with(StatusRequest request, int value) {
    return switch (request) {
      case PRINTER -> new PrinterStatus(value, offlineCause, errorCause, rollPaper);
      case OFFLINE_CAUSE -> new PrinterStatus(printer, value, errorCause, rollPaper);
      case ERROR_CAUSE -> new PrinterStatus(printer, offlineCause, value, rollPaper);
      case ROLL_PAPER_SENSOR -> new PrinterStatus(printer, offlineCause, errorCause, value);
    };
  }

  /** In UnifiedPOS terms; a printer that answered nothing is assumed ready, and marked so. */
  public PrinterCondition condition() {
    boolean known = !equals(NONE);
    return new PrinterCondition(
        !has(printer, OFFLINE),
        has(offlineCause, COVER_OPEN),
        has(offlineCause, STOPPED_BY_PAPER_END) || has(rollPaper, PAPER_END),
        has(rollPaper, PAPER_NEAR_END),
        has(offlineCause, ERROR) || has(errorCause, ERROR_CAUSES),
        known);
  }

  private static boolean has(int value, int bits) {
    return value != UNASKED && (value & bits) != 0;
  }
}
