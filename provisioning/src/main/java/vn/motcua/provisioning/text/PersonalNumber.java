package vn.motcua.provisioning.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rule by which a text is suspected to contain a personal number: nine or more digits in a row
 * are a CCCD (12), a CMND (9) or a phone number (10, 11), also in groups with spaces, dots or
 * hyphens between them, and in digits of any script, such as full-width ones. A dossier code is not
 * such a number, and neither is a date or a time of day alone. Pure.
 */
public final class PersonalNumber {
  /** This many digits count as a personal number. */
  public static final int DIGITS_MIN = 9;

  private static final Pattern DOSSIER =
      Pattern.compile(
          "(?:\\d{3}\\.\\d{2}\\.\\d{2}\\.)?[A-Z]\\d{2}(?:\\.[0-9A-Z]{1,6}){0,4}-\\d{6}-\\d{4,6}");

  /** Digits with at most three such marks between one and the next. */
  private static final Pattern RUN =
      Pattern.compile("\\d(?:[\\s\\p{Z}.,_\\-\u2010-\u2015\u00b7]{0,3}\\d)*");

  private PersonalNumber() {}

  /** Whether a text written by a person contains such a number. */
  public static boolean isIn(String text) {
    String plain = DOSSIER.matcher(digits(text)).replaceAll("");
    Matcher run = RUN.matcher(plain);
    while (run.find()) {
      if (run.group().chars().filter(c -> c >= '0' && c <= '9').count() >= DIGITS_MIN) {
        return true;
      }
    }
    return false;
  }

  /** Whether an id consists only of such a number; a random id also has letters. */
  public static boolean isAll(String id) {
    String bare = digits(id).replace("-", "");
    return bare.length() >= DIGITS_MIN
        && bare.length() <= 15
        && bare.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** The same text with every digit of any script as 0 to 9. */
  private static String digits(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    text.codePoints()
        .filter(c -> Character.getType(c) != Character.FORMAT) // zero-width characters
        .forEach(c -> {
          int digit = Character.digit(c, 10);
          plain.appendCodePoint(digit < 0 ? c : '0' + digit);
        });
    return plain.toString();
  }
}
