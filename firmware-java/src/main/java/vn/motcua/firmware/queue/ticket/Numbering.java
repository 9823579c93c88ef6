package vn.motcua.firmware.queue.ticket;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.BoardEvent;
import vn.motcua.bridge.BoardEvent.BoardBorn;
import vn.motcua.bridge.BoardEvent.LedgerConfirmed;
import vn.motcua.bridge.BoardEvent.LedgerDoubted;
import vn.motcua.bridge.BoardEvent.Start;
import vn.motcua.bridge.ClockQuality;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.SlotEvent;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketReserved;
import vn.motcua.firmware.station.Day;

/**
 * The numbers that were given, and whether there may be others that this ledger does not know.
 *
 * <p>A board is <em>in doubt</em> from a first start on an empty ledger, a new epoch or {@link
 * LedgerDoubted} on. Meanwhile it takes a slot for the day before it gives a number; numbers with a
 * slot have one more digit, so the two kinds never collide: all prefixes of a day have one width. A
 * doubt covers earlier days as well. It ends when a synchronised clock has stamped an event on a
 * later day, since then only numbers of earlier days can be missing; the doubt of a first start
 * also ends when the case server has said that it knows no other epoch of this board.
 *
 * <p>Only {@link #pass} and {@code apply} change it. Kept for {@value #DAYS_MAX} days, so that
 * counting continues when the clock steps back into an earlier day. Station thread only.
 */
public final class Numbering {
  /** A number has three digits after its line's prefix, or after its slot's digit. */
  public static final int ORDINAL_MAX = 999;

  static final int DAYS_MAX = 400;

  private static final int ORDINAL_DIGITS = 3;
  private static final int AFTERNOON_HOUR = 12;

  private final TreeMap<LocalDate, OfDay> days = new TreeMap<>();
  private @Nullable Doubt doubt;

  /** The numbers of one day. */
  private static final class OfDay {
    private final Map<String, Integer> ordinals = new HashMap<>();
    private final Map<String, Integer> mornings = new HashMap<>();
    private final Map<String, Integer> afternoons = new HashMap<>();
    private final Set<Integer> spent = new TreeSet<>();
    private @Nullable Integer slot;
    private boolean doubtful;
  }

  /**
   * A doubt: numbers may be missing.
   *
   * @param reason code for {@code SlotTaken}
   * @param clearable whether the case server's answer can end it
   * @param until the first day it is known to have lasted to, by a synchronised clock; null before
   * @param past whether an event has been stamped on a later day since
   */
  private record Doubt(String reason, boolean clearable, @Nullable LocalDate until, boolean past) {}

  /** What numbers of a line begin with: the line's own prefix, and the slot's digit if any. */
  public static String prefix(int ofLine, @Nullable Integer slot) {
    return slot == null ? "" + ofLine : "" + ofLine + slot;
  }

  /** The number with this ordinal, 1 to {@value #ORDINAL_MAX}. */
  public static String number(String prefix, int ordinal) {
    return prefix + String.format(Locale.ROOT, "%0" + ORDINAL_DIGITS + "d", ordinal);
  }

  /** Handles the time of any event of the ledger, after it has been applied. */
  void pass(Event event) {
    if (doubt != null && event.at().clock() == ClockQuality.SYNCHRONISED) {
      LocalDate day = Day.of(event.at().wall());
      LocalDate until = doubt.until();
      if (until == null || day.isAfter(until)) {
        doubt =
            new Doubt(
                doubt.reason(),
                doubt.clearable(),
                until == null ? day : until,
                until != null || doubt.past());
      }
    }
  }

  /** Folds the board's own events about its ledger. */
  public void apply(BoardEvent data) {
    switch (data) {
      case BoardBorn born when born.start() == Start.FIRST -> begin("first-start", true);
      case BoardBorn born when born.start() == Start.NEW_EPOCH -> begin("new-epoch", false);
      case LedgerDoubted doubted -> begin(doubted.reason(), false);
      case LedgerConfirmed _ -> doubt = isClearable() ? null : doubt;
      default -> {
        // Devices, seals, clocks and pruning do not concern numbers.
      }
    }
  }

  private void begin(String reason, boolean clearable) {
    days.values()
        .forEach(day -> {
          day.slot = null;
          day.doubtful = true;
        });
    doubt = new Doubt(reason, clearable, null, false);
  }

  /** Folds a slot in. */
  public void apply(SlotEvent data) {
    OfDay day = day(data.day());
    day.spent.add(data.slot());
    if (data instanceof SlotEvent.SlotTaken) {
      day.slot = data.slot();
    }
  }

  /** Folds a number in that was given at this time. */
  void apply(TicketReserved reserved, Instant when) {
    String number = reserved.number();
    int end = number.length() - ORDINAL_DIGITS;
    OfDay day = day(reserved.day());
    day.ordinals.merge(
        number.substring(0, end), Integer.parseInt(number.substring(end)), Math::max);
    boolean afternoon = Day.local(when).getHour() >= AFTERNOON_HOUR;
    (afternoon ? day.afternoons : day.mornings).merge(reserved.line(), 1, Integer::sum);
  }

  private OfDay day(LocalDate date) {
    OfDay day = days.computeIfAbsent(date, _ -> new OfDay());
    while (days.size() > DAYS_MAX) {
      days.pollFirstEntry();
    }
    return day;
  }

  /** How many numbers of this line were given on this day, in all slots. */
  public int given(LocalDate date, String line) {
    return given(date, line, false) + given(date, line, true);
  }

  /** How many of these were given from noon on, or before. */
  public int given(LocalDate date, String line, boolean afternoon) {
    OfDay day = days.get(date);
    return day == null ? 0 : (afternoon ? day.afternoons : day.mornings).getOrDefault(line, 0);
  }

  /** Highest ordinal given on this day with this prefix; 0 before the first. */
  public int lastOrdinal(LocalDate date, String prefix) {
    OfDay day = days.get(date);
    return day == null ? 0 : day.ordinals.getOrDefault(prefix, 0);
  }

  /** The slot of the day's numbers; null when none is taken. */
  public @Nullable Integer slot(LocalDate date) {
    OfDay day = days.get(date);
    return day == null ? null : day.slot;
  }

  /** The first of these slots that is unused on this day; null when there is none. */
  public @Nullable Integer unspent(LocalDate date, List<Integer> slots) {
    OfDay day = days.get(date);
    return slots.stream()
        .filter(slot -> day == null || !day.spent.contains(slot))
        .findFirst()
        .orElse(null);
  }

  /** Whether the slot is known to be used on this day. */
  public boolean isSpent(LocalDate date, int slot) {
    OfDay day = days.get(date);
    return day != null && day.spent.contains(slot);
  }

  /**
   * Why numbers of this day may have been given that are not known here; null when there are none.
   */
  public @Nullable String doubt(LocalDate date, ClockQuality clock) {
    Doubt known = doubt;
    if (known == null) {
      return null;
    }
    OfDay day = days.get(date);
    LocalDate until = known.until();
    boolean covered = until == null || !date.isAfter(until) || (day != null && day.doubtful);
    boolean over = known.past() || clock == ClockQuality.SYNCHRONISED;
    return covered || !over ? known.reason() : null;
  }

  /** Whether numbers of the present day may be missing. */
  public boolean isInDoubt() {
    return doubt != null && !doubt.past();
  }

  /** Whether the case server's answer would end the doubt. */
  public boolean isClearable() {
    return doubt != null && doubt.clearable();
  }
}
