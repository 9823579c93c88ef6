package vn.motcua.firmware.station;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import vn.motcua.bridge.LocalDays;

/** The local day of a centre; it begins at midnight in Viet Nam, not at UTC midnight (07:00). */
public final class Day {
  /** The time zone of all centres; no daylight saving time since 1975. */
  public static final ZoneId ZONE = LocalDays.ZONE;

  private Day() {}

  /** The local day of an instant; see {@link LocalDays#of}. */
  public static LocalDate of(Instant instant) {
    return LocalDays.of(instant);
  }

  /** An instant in the centre's local time. */
  public static ZonedDateTime local(Instant instant) {
    return instant.atZone(ZONE);
  }
}
