package vn.motcua.devices.printer.escpos;

/**
 * The real-time status requests {@code DLE EOT n} (10 04 n), each answered with one byte.
 *
 * <p>Source: Epson TM manuals, "Transmit real-time status".
 */
public enum StatusRequest {
  /** n = 1: printer status. */
  PRINTER(1),
  /** n = 2: offline cause status. */
  OFFLINE_CAUSE(2),
  /** n = 3: error cause status. */
  ERROR_CAUSE(3),
  /** n = 4: roll paper sensor status. */
  ROLL_PAPER_SENSOR(4);

  private final int n;

  StatusRequest(int n) {
    this.n = n;
  }

  /** The parameter on the wire, 1..4. */
  public int n() {
    return n;
  }
}
