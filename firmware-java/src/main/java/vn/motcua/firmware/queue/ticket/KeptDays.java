package vn.motcua.firmware.queue.ticket;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * The days whose tickets are kept in memory: the {@value #DAYS_MAX} that last gave a number,
 * wherever the clock was. Station thread only.
 */
public final class KeptDays {
  static final int DAYS_MAX = 4;

  private final LinkedHashSet<LocalDate> days = new LinkedHashSet<>();

  /** A number of this day was given; returns the days that are no longer kept. */
  public List<LocalDate> given(LocalDate day) {
    days.remove(day);
    days.add(day);
    List<LocalDate> gone = new ArrayList<>();
    while (days.size() > DAYS_MAX) {
      gone.add(days.removeFirst());
    }
    return gone;
  }

  /** Whether tickets of this day are kept. */
  public boolean holds(LocalDate day) {
    return days.contains(day);
  }
}
