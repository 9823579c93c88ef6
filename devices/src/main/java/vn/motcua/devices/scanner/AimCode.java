package vn.motcua.devices.scanner;

import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * A code with the identifier that says what kind of barcode it was (ISO/IEC 15424).
 *
 * @param aim such as {@code ]C0}, or empty when the scanner sent none
 * @param text the code alone
 */
public record AimCode(String aim, String text) {
  private static final int AIM_BYTES = 3;

  /**
   * Splits the identifier off: a closing bracket, a letter, and a digit or letter as modifier;
   * anything else in front belongs to the code. The rest is UTF-8, or what its ECI markers say.
   */
  public static AimCode decode(byte[] scanned) throws CharacterCodingException {
    boolean identified =
        scanned.length >= AIM_BYTES
            && scanned[0] == ']'
            && isLetter(scanned[1])
            && (isLetter(scanned[2]) || isDigit(scanned[2]));
    String aim = identified ? new String(scanned, 0, AIM_BYTES, StandardCharsets.US_ASCII) : "";
    return new AimCode(aim, text(aim, scanned, aim.length()));
  }

  /** The same when the identifier came apart from the data. */
  static AimCode decode(String aim, byte[] data) throws CharacterCodingException {
    return new AimCode(aim, text(aim, data, 0));
  }

  private static String text(String aim, byte[] data, int from) throws CharacterCodingException {
    return Symbology.eci(aim)
        ? EciText.decode(data, from)
        : EciText.strict(StandardCharsets.UTF_8, data, from);
  }

  private static boolean isLetter(byte b) {
    return (b >= 'A' && b <= 'Z') || (b >= 'a' && b <= 'z');
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  /** Hides the text, which may be personal data. */
  @Override
  public String toString() {
    return "AimCode[aim=" + aim + ", characters=" + text.length() + "]";
  }
}
