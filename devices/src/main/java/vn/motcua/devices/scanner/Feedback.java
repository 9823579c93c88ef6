package vn.motcua.devices.scanner;

import java.util.HexFormat;

/**
 * The bytes that make a scanner model beep; empty for the many that accept none.
 *
 * @param goodHex bytes for the good-read tone, as hex
 * @param refusedHex bytes for the refused tone, as hex
 */
public record Feedback(String goodHex, String refusedHex) {
  /** The scanner beeps on its own and takes no command. */
  public static final Feedback NONE = new Feedback("", "");

  /**
   * BEL (07h) once or twice, which many RS-232 scanners sound when "beep on BEL" is switched on.
   */
  public static final Feedback BEL = new Feedback("07", "0707");

  byte[] good() {
    return HexFormat.of().parseHex(goodHex);
  }

  byte[] refused() {
    return HexFormat.of().parseHex(refusedHex);
  }

  byte[] again() {
    return HexFormat.of().parseHex(goodHex + refusedHex);
  }
}
