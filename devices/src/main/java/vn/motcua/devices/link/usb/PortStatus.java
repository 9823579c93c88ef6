package vn.motcua.devices.link.usb;

/**
 * The byte of GET_PORT_STATUS (USB printer class 1.1, 4.2.2): 20h paper empty, 10h selected, 08h
 * <i>not</i> error. A healthy printer says 18h.
 *
 * @param paperEmpty there is no paper
 * @param selected online
 * @param error an error is pending
 * @param told whether it says anything: 00 and FF come from firmware that never fills the byte in
 */
public record PortStatus(boolean paperEmpty, boolean selected, boolean error, boolean told) {
  private static final int PAPER_EMPTY = 0x20;
  private static final int SELECTED = 0x10;
  private static final int NOT_ERROR = 0x08;

  /** Reads the byte, 0..255. */
  public static PortStatus of(int value) {
    return new PortStatus(
        (value & PAPER_EMPTY) != 0,
        (value & SELECTED) != 0,
        (value & NOT_ERROR) == 0,
        value != 0 && value != 0xff);
  }
}
