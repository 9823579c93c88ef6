package vn.motcua.devices.printer.text;

import java.util.HexFormat;

/**
 * One letter with its marks as a page writes it.
 *
 * @param text the letter, NFC
 * @param table which of the page's tables: 0, or 1 for the capitals' table of TCVN-3
 * @param first first byte, 20h..FFh
 * @param second combining tone after it, or {@link #NONE}
 */
public record Cell(String text, int table, int first, int second) {
  /** There is no second byte. */
  public static final int NONE = -1;

  /** The bytes as hexadecimal digits. */
  public String hex() {
    HexFormat digits = HexFormat.of();
    String one = digits.toHexDigits((byte) first);
    return second == NONE ? one : one + digits.toHexDigits((byte) second);
  }
}
