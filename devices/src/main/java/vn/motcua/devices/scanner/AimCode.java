package vn.motcua.devices.scanner;

/**
 * A code with the identifier that says what kind of barcode it was (ISO/IEC 15424).
 *
 * @param aim such as {@code ]C0}, or empty when the scanner sent none
 * @param text the code alone
 */
public record AimCode(String aim, String text) {
  private static final int AIM_CHARACTERS = 3;

  /**
   * Splits the identifier off: a closing bracket, a letter, and a digit or letter as modifier.
   * Anything else in front belongs to the code.
   */
  public static AimCode parse(String scanned) {
    if (scanned.length() >= AIM_CHARACTERS
        && scanned.charAt(0) == ']'
        && isLetter(scanned.charAt(1))
        && (isLetter(scanned.charAt(2)) || isDigit(scanned.charAt(2)))) {
      return new AimCode(scanned.substring(0, AIM_CHARACTERS), scanned.substring(AIM_CHARACTERS));
    }
    return new AimCode("", scanned);
  }

  private static boolean isLetter(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** Hides the text, which may be personal data. */
  @Override
  public String toString() {
    return "AimCode[aim=" + aim + ", characters=" + text.length() + "]";
  }
}
