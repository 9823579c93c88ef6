package vn.motcua.bridge;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * The local days of the centres, and which times sent by boards are within the calendar.
 *
 * <p>A board sends the time of its clock, and the chain keeps it unchanged, whatever it is. No
 * method here throws on any time: a time outside the years 1970 to 9999 is {@link #isAbsurd
 * absurd}, is shown as such, and belongs to no day. Stateless; any thread.
 */
public final class LocalDays {
  /** The day begins at 17:00 UTC. */
  public static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

  /** The first day that counts. */
  public static final LocalDate FIRST = LocalDate.of(1970, 1, 1);

  /** The last day that counts. */
  public static final LocalDate LAST = LocalDate.of(9999, 12, 30);

  private static final Instant EARLIEST = start(FIRST);
  private static final Instant LATEST = start(LAST.plusDays(1));

  private LocalDays() {}

  /** The local day of a moment; of an absurd one the first or the last day that counts. */
  public static LocalDate of(Instant wall) {
    return wall.isBefore(EARLIEST)
        ? FIRST
        : wall.isBefore(LATEST) ? LocalDate.ofInstant(wall, ZONE) : LAST;
  }

  /** When a day that is not absurd begins. */
  public static Instant start(LocalDate day) {
    return day.atStartOfDay(ZONE).toInstant();
  }

  /** Whether a time is outside the calendar. */
  public static boolean isAbsurd(Instant wall) {
    return wall.isBefore(EARLIEST) || !wall.isBefore(LATEST);
  }

  /** Whether a day is outside the calendar. */
  public static boolean isAbsurd(LocalDate day) {
    return day.isBefore(FIRST) || day.isAfter(LAST);
  }

  /** A moment for people, in local time; an absurd one as it was sent. */
  public static String shown(Instant wall) {
    return isAbsurd(wall)
        ? "(clock absurd: " + wall + ")"
        : wall.atZone(ZONE).toLocalDateTime().toString();
  }
}
