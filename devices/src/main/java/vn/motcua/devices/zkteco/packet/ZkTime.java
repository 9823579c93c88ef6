package vn.motcua.devices.zkteco.packet;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.Optional;

/**
 * Times of a terminal: the wall clock of the place, without a zone.
 *
 * <pre>
 *   u32 = ((((year-2000) * 12 + month-1) * 31 + day-1) * 24 + hour) * 3600 + minute * 60 + second
 *   live events: six bytes year-2000, month, day, hour, minute, second
 * </pre>
 */
public final class ZkTime {

  /** Bytes of a time in a live event. */
  public static final int EVENT_BYTES = 6;

  /** First year that a terminal's clock can show; one with an empty battery begins there. */
  public static final int YEAR_MIN = 2000;

  /** The last. */
  public static final int YEAR_MAX = 2099;

  private static final int DAY_SECONDS = 86_400;

  private ZkTime() {}

  /** Reads a packed time; empty for days that no calendar has. */
  public static Optional<LocalDateTime> decode(long packed) {
    int seconds = (int) (packed % DAY_SECONDS);
    int days = (int) (packed / DAY_SECONDS);
    return at(
        days / 31 / 12,
        days / 31 % 12 + 1,
        days % 31 + 1,
        seconds / 3600,
        seconds / 60 % 60,
        seconds % 60);
  }

  /**
   * Whether a terminal's clock can show this time. Within this range the clock may be wrong by
   * years: such a punch is still a punch, and keeps its time.
   */
  public static boolean isPossible(LocalDateTime time) {
    return time.getYear() >= YEAR_MIN && time.getYear() <= YEAR_MAX;
  }

  /** Packs a time of the years 2000 to 2099; parts of a second are dropped. */
  public static long encode(LocalDateTime time) {
    long days =
        ((time.getYear() - 2000) * 12L + time.getMonthValue() - 1) * 31 + time.getDayOfMonth() - 1;
    return days * DAY_SECONDS + time.toLocalTime().toSecondOfDay();
  }

  /** Reads the six bytes of a live event. */
  public static Optional<LocalDateTime> event(byte[] bytes, int at) {
    return at(
        Le.u8(bytes, at),
        Le.u8(bytes, at + 1),
        Le.u8(bytes, at + 2),
        Le.u8(bytes, at + 3),
        Le.u8(bytes, at + 4),
        Le.u8(bytes, at + 5));
  }

  /** Writes the six bytes of a live event. */
  public static byte[] event(LocalDateTime time) {
    return new byte[] {
      (byte) (time.getYear() - 2000),
      (byte) time.getMonthValue(),
      (byte) time.getDayOfMonth(),
      (byte) time.getHour(),
      (byte) time.getMinute(),
      (byte) time.getSecond()
    };
  }

  private static Optional<LocalDateTime> at(int... parts) {
    try {
      return parts[0] > YEAR_MAX - YEAR_MIN
          ? Optional.empty()
          : Optional.of(
              LocalDateTime.of(
                  YEAR_MIN + parts[0], parts[1], parts[2], parts[3], parts[4], parts[5]));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
