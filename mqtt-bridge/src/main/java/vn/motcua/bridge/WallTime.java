package vn.motcua.bridge;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * Wall times in the form that the chain hashes: ISO-8601 in UTC, as {@code Instant.toString} writes
 * it.
 *
 * <p>{@link #parse} reads what {@code Instant.parse} reads and gives the same, {@link #text} writes
 * what {@code Instant.toString} writes; both handle the usual form, {@code
 * yyyy-MM-ddTHH:mm:ss[.fraction]Z}, without a formatter, because each event is written and read
 * three times on its path. Stateless; any thread.
 */
public final class WallTime {
  private static final int SECONDS_END = 19;
  private static final int FRACTION_DIGITS_MAX = 9;
  private static final long YEAR_0_SECOND = -62_167_219_200L;
  private static final long YEAR_10000_SECOND = 253_402_300_800L;

  private WallTime() {}

  /** Writes a wall time; a fraction has 3, 6 or 9 digits, the fewest that represent it. */
  public static String text(Instant moment) {
    long second = moment.getEpochSecond();
    if (second < YEAR_0_SECOND || second >= YEAR_10000_SECOND) {
      return moment.toString();
    }
    LocalDateTime at = LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC);
    int nanos = moment.getNano();
    int fraction = nanos == 0 ? 0 : nanos % 1_000_000 == 0 ? 3 : nanos % 1_000 == 0 ? 6 : 9;
    byte[] text = new byte[SECONDS_END + 1 + (fraction == 0 ? 0 : fraction + 1)];
    put(text, 0, 4, at.getYear(), '-');
    put(text, 5, 2, at.getMonthValue(), '-');
    put(text, 8, 2, at.getDayOfMonth(), 'T');
    put(text, 11, 2, at.getHour(), ':');
    put(text, 14, 2, at.getMinute(), ':');
    put(text, 17, 2, at.getSecond(), fraction == 0 ? 'Z' : '.');
    if (fraction > 0) {
      int divisor = fraction == 3 ? 1_000_000 : fraction == 6 ? 1_000 : 1;
      put(text, SECONDS_END + 1, fraction, nanos / divisor, 'Z');
    }
    return new String(text, StandardCharsets.ISO_8859_1);
  }

  private static void put(byte[] text, int at, int digits, int number, char after) {
    int left = number;
    for (int i = at + digits - 1; i >= at; i--) {
      text[i] = (byte) ('0' + left % 10);
      left /= 10;
    }
    text[at + digits] = (byte) after;
  }

  /**
   * Reads a wall time.
   *
   * @throws DateTimeException when it is not a wall time
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
