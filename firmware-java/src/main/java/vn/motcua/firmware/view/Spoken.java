package vn.motcua.firmware.view;

import java.util.stream.Collectors;

/**
 * The spoken form of a number: digit by digit, since two-digit readings (mốt, tư, lăm) are misheard
 * on loudspeakers, and never with a name.
 */
public final class Spoken {
  private static final String[] DIGITS = {
    "không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"
  };

  private Spoken() {}

  /** "Mời công dân số hai không một bảy đến quầy số hai". */
  public static String call(String number, String counter) {
    return "Mời công dân số " + digits(number) + " đến quầy số " + digits(counter);
  }

  /** Each digit as a word; anything else stays as it is. */
  static String digits(String text) {
    return text.codePoints()
        .mapToObj(c -> c >= '0' && c <= '9' ? DIGITS[c - '0'] : Character.toString(c))
        .collect(Collectors.joining(" "));
  }
}
