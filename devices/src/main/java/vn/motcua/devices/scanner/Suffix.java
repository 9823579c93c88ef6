package vn.motcua.devices.scanner;

import java.util.HexFormat;

/** How a scanner marks the end of a code; set by a barcode of its manual, stored in the scanner. */
public enum Suffix {
  /** Carriage return (0Dh). A line feed right after it is ignored, so CRLF is read as well. */
  CR("0d"),
  /** Line feed (0Ah). A carriage return right before it is dropped. */
  LF("0a"),
  /** Both, in this order; a single one is not part of a code and ends it too. */
  CRLF("0d0a"),
  /** Horizontal tab (09h). */
  TAB("09"),
  /** Nothing: the code ends when the line is silent for the gap time. */
  NONE(""),
  /** The code is between STX (02h) and ETX (03h); everything outside is noise. */
  STX_ETX("03");

  private final String bytes;

  Suffix(String hex) {
    this.bytes = hex;
  }

  /** What the scanner sends behind the code. */
  public byte[] bytes() {
    return HexFormat.of().parseHex(bytes);
  }
}
