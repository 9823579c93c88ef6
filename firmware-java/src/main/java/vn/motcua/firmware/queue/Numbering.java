package vn.motcua.firmware.queue;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
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
import vn.motcua.firmware.queue.TicketEvent.TicketReserved;
import vn.motcua.firmware.station.Day;

/**
 * Which numbers were given, and whether there may be others that this ledger does not know of.
 *
 * <p>A board is <em>in doubt</em> from a first start on an empty ledger, a new epoch or {@link
 * LedgerDoubted} on. While it is, it takes a slot for the day before it gives a number; numbers of
 * a slot have a digit more than others, so the two never meet. A doubt covers the days before it as
 * well. It is over once an event was stamped by a synchronised clock on a later day than the doubt,
 * since only numbers of earlier days can be missing then; that of a first start is also over when
 * the case server has said that it knows nothing else of this board.
 *
 * <p>Only {@link #pass} and {@code apply} change it. Kept for {@value #DAYS_MAX} days, so that a
 * clock which steps back into an earlier day goes on counting there. Station thread only.
 */
public final class Numbering {
  /** A number has three digits behind its line's, or behind its slot's. */
  static final int ORDINAL_MAX = 999;

  static final int DAYS_MAX = 400;

  private static final int ORDINAL_DIGITS = 3;

  private final TreeMap<LocalDate, OfDay> days = new TreeMap<>();
  private @Nullable Doubt doubt;

  /** What is known of one day. */
  private static final class OfDay {
    private final Map<String, Integer> ordinals = new HashMap<>();
    private final Map<Integer, Integer> given = new HashMap<>();
    private final Set<Integer> spent = new TreeSet<>();
    private @Nullable Integer slot;
    private boolean doubtful;
  }

  /**
   * Numbers may be missing.
   *
   * @param reason word for {@code SlotTaken}
   * @param clearable whether the case server's word can end it
   * @param until the first day it is known to have lasted to, by a synchronised clock; null before
   * @param past whether an event has been stamped on a later day since
   */
  private record Doubt(String reason, boolean clearable, @Nullable LocalDate until, boolean past) {}

  /** Takes in when any event of the ledger was stamped, once it has been applied. */
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

  /** Folds in what the board says of its ledger. */
  public void apply(BoardEvent data) {
    switch (data) {
      case BoardBorn born when born.start() == Start.FIRST -> begin("first-start", true);
      case BoardBorn born when born.start() == Start.NEW_EPOCH -> begin("new-epoch", false);
      case LedgerDoubted doubted -> begin(doubted.reason(), false);
      case LedgerConfirmed _ -> doubt = isClearable() ? null : doubt;
      default -> {
        // Of devices, seals, clocks and pruning: nothing about numbers.
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

  /** Folds a number in. */
  void apply(TicketReserved reserved) {
    String number = reserved.number();
    int end = number.length() - ORDINAL_DIGITS;
    OfDay day = day(reserved.day());
    day.ordinals.merge(
        number.substring(0, end), Integer.parseInt(number.substring(end)), Math::max);
    day.given.merge(Character.digit(number.charAt(0), 10), 1, Integer::sum);
  }

  private OfDay day(LocalDate date) {
    OfDay day = days.computeIfAbsent(date, _ -> new OfDay());
    while (days.size() > DAYS_MAX) {
      days.pollFirstEntry();
    }
    return day;
  }

  /** How many numbers were given on this day under this first digit, in all slots. */
  public int given(LocalDate date, int digit) {
    OfDay day = days.get(date);
    return day == null ? 0 : day.given.getOrDefault(digit, 0);
  }

  /** Highest ordinal given on this day behind this prefix; 0 before the first. */
  int lastOrdinal(LocalDate date, String prefix) {
    OfDay day = days.get(date);
    return day == null ? 0 : day.ordinals.getOrDefault(prefix, 0);
  }

  /** The slot that the day's numbers are of; null when none is taken. */
  public @Nullable Integer slot(LocalDate date) {
    OfDay day = days.get(date);
    return day == null ? null : day.slot;
  }

  /** The first of these slots that is not spent on this day; null when all are. */
  @Nullable Integer unspent(LocalDate date, List<Integer> slots) {
    OfDay day = days.get(date);
    return slots.stream()
        .filter(slot -> day == null || !day.spent.contains(slot))
        .findFirst()
        .orElse(null);
  }

  /** Whether the slot is known to be spent on this day. */
  public boolean isSpent(LocalDate date, int slot) {
    OfDay day = days.get(date);
    return day != null && day.spent.contains(slot);
  }

  /**
   * Why numbers of this day may have been given that are not known here; null when that cannot be.
   */
  @Nullable String doubt(LocalDate date, ClockQuality clock) {
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

  /** Whether the case server's word would end the doubt. */
  public boolean isClearable() {
    return doubt != null && doubt.clearable();
  }
}
