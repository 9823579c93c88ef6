package vn.motcua.bridge;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Wall times as the chain hashes them: ISO-8601 in UTC, as {@code Instant.toString} writes it.
 *
 * <p>{@link #parse} reads what {@code Instant.parse} reads and gives the same; the usual shape,
 * {@code yyyy-MM-ddTHH:mm:ss[.fraction]Z}, without a formatter, since each event on its way is read
 * three times. Stateless; any thread.
 */
public final class WallTime {
  private static final int SECONDS_END = 19;
  private static final int FRACTION_DIGITS_MAX = 9;

  private WallTime() {}

  /**
   * Reads a wall time.
   *
   * @throws DateTimeException when it is none
   */
  public static Instant parse(String text) {
    return isUsual(text) ? usual(text) : Instant.parse(text);
  }

  private static boolean isUsual(String text) {
    int length = text.length();
    if (length <= SECONDS_END || text.charAt(length - 1) != 'Z') {
      return false;
    }
    for (int i = 0; i < length - 1; i++) {
      char expected =
          i < SECONDS_END ? "0000-00-00T00:00:00".charAt(i) : i > SECONDS_END ? '0' : '.';
      char c = text.charAt(i);
      if (expected == '0' ? c < '0' || c > '9' : c != expected) {
        return false;
      }
    }
    int fraction = length - SECONDS_END - 2;
    boolean isFraction =
        length == SECONDS_END + 1 || (fraction >= 1 && fraction <= FRACTION_DIGITS_MAX);
    return isFraction && number(text, 11, 13) < 24 && number(text, 17, 19) < 60;
  }

  private static Instant usual(String text) {
    long day =
        LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10)).toEpochDay();
    int minute = number(text, 14, 16);
    if (minute > 59) {
      throw new DateTimeException("minute " + minute + " is beyond 59 in a time");
    }
    long second =
        day * 86_400L + number(text, 11, 13) * 3_600L + minute * 60L + number(text, 17, 19);
    int nanos = 0;
    for (int i = 0; i < FRACTION_DIGITS_MAX; i++) {
      int at = SECONDS_END + 1 + i;
      nanos = nanos * 10 + (at < text.length() - 1 ? text.charAt(at) - '0' : 0);
    }
    return Instant.ofEpochSecond(second, nanos);
  }

  private static int number(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      number = number * 10 + text.charAt(i) - '0';
    }
    return number;
  }
}
