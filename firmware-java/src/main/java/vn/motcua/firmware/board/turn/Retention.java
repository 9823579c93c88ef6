package vn.motcua.firmware.board.turn;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import vn.motcua.bridge.BoardEvent.DaySealed;
import vn.motcua.bridge.ClockQuality;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.EventTypes;
import vn.motcua.bridge.Moment;
import vn.motcua.bridge.journal.Journal.Entry;
import vn.motcua.bridge.journal.ReadableLedger;
import vn.motcua.firmware.station.Legacy;

/**
 * Which events have been kept long enough: the oldest ones, one page of at most {@value
 * #PAGE_EVENTS} at a time.
 *
 * <p>An event goes when the case server holds it, a seal follows it, it is older than the board
 * keeps, by a clock that is synchronised, no station needs it, and every event before it goes. What
 * is dated ahead of such a clock was dated by a wrong one, and what was dated while nobody had set
 * the clock may be much younger than it says: both count as old as a later event that can be relied
 * on. So a clock that was wrong for a while neither deletes too much nor stops the deleting.
 * Station thread only.
 */
public final class Retention {
  static final int PAGE_EVENTS = 500;

  private static final long PAUSE_NANOS = Duration.ofHours(1).toNanos();
  private static final String SEALED = EventTypes.typeOf(DaySealed.class);
  private final Duration keep;
  private final Legacy legacy;
  private String sealEpoch = "";
  private long sealSequence;
  private long nextNanos = Long.MIN_VALUE;

  /** Keeps each event for this long, and those that {@code legacy} needs for as long as it does. */
  public Retention(Duration keep, Legacy legacy) {
    this.keep = keep;
    this.legacy = legacy;
  }

  /** Folds one event, at a start by replay and later as each is appended. */
  void apply(Event event) {
    if (event.type().equals(SEALED)) {
      sealEpoch = event.epoch();
      sealSequence = event.sequence();
      nextNanos = Long.MIN_VALUE;
    }
  }

  /** Forgets all events, before a replay. */
  void forget() {
    sealEpoch = "";
    sealSequence = 0;
  }

  /** The next events to prune, oldest first; none for an hour after there was none. */
  List<Entry> due(ReadableLedger ledger, Moment now) {
    if (now.clock() != ClockQuality.SYNCHRONISED || now.monotonicNanos() < nextNanos) {
      return List.of();
    }
    Entry seal = ledger.find(sealEpoch, sealSequence);
    long end = seal == null ? 0 : Math.min(seal.position(), ledger.acknowledged());
    Instant before = now.wall().minus(keep);
    List<Entry> oldest = ledger.peek(0, PAGE_EVENTS);
    Instant[] dates = dates(oldest, ledger, now.wall());
    int count = 0;
    while (count < oldest.size()
        && oldest.get(count).position() < end
        && dates[count].isBefore(before)
        && !legacy.isNeeded(oldest.get(count).event(), ledger.head(), before)) {
      count++;
    }
    List<Entry> due = List.copyOf(oldest.subList(0, count));
    if (due.isEmpty()) {
      nextNanos = now.monotonicNanos() + PAUSE_NANOS;
    }
    return due;
  }

  /** The latest possible time of each event. */
  private static Instant[] dates(List<Entry> events, ReadableLedger ledger, Instant now) {
    Instant[] dates = new Instant[events.size()];
    Instant next = events.isEmpty() ? now : after(events.getLast().position(), ledger, now);
    for (int i = dates.length - 1; i >= 0; i--) {
      Event event = events.get(i).event();
      next = isReliable(event, now) ? event.at().wall() : next;
      dates[i] = next;
    }
    return dates;
  }

  /**
   * The time of a reliable event after a position: of those that are looked at, in steps that
   * double, the first.
   */
  private static Instant after(long position, ReadableLedger ledger, Instant now) {
    long end = ledger.head().position();
    for (long step = 1; position + step <= end; step *= 2) {
      for (Entry entry : ledger.peek(position + step - 1, 1)) {
        if (isReliable(entry.event(), now)) {
          return entry.event().at().wall();
        }
      }
    }
    return now;
  }

  private static boolean isReliable(Event event, Instant now) {
    return event.at().clock() != ClockQuality.UNTRUSTED && !event.at().wall().isAfter(now);
  }
}
