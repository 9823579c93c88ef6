package vn.motcua.firmware.board;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.AttendanceEvent.AttendancePunched;
import vn.motcua.bridge.BoardEvent.DaySealed;
import vn.motcua.bridge.ClockQuality;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.EventTypes;
import vn.motcua.bridge.LineEvent.LineClosed;
import vn.motcua.bridge.LineEvent.LineOpened;
import vn.motcua.bridge.Moment;
import vn.motcua.bridge.journal.Journal;
import vn.motcua.bridge.journal.Journal.Entry;
import vn.motcua.bridge.journal.Journal.Head;
import vn.motcua.firmware.queue.LineState;
import vn.motcua.firmware.station.Day;

/**
 * Which events have been kept long enough: the oldest ones, one page of at most {@value
 * #PAGE_EVENTS} at a time.
 *
 * <p>An event goes when the case server holds it, a seal stands behind it, it is older than the
 * board keeps, by a clock that is synchronised, and every event before it goes. So a clock that was
 * wrong for a while deletes nothing too much: what it dated ahead stops the deleting until then.
 * Station thread only.
 */
final class Retention {
  static final int PAGE_EVENTS = 500;

  private static final long PAUSE_NANOS = Duration.ofHours(1).toNanos();
  private static final String SEALED = EventTypes.typeOf(DaySealed.class);
  private static final Set<String> COMMANDED =
      Set.of(EventTypes.typeOf(LineClosed.class), EventTypes.typeOf(LineOpened.class));
  private static final String PUNCHED = EventTypes.typeOf(AttendancePunched.class);

  private final Duration keep;
  private String sealEpoch = "";
  private long sealSequence;
  private long nextNanos = Long.MIN_VALUE;

  /** Keeps each event for this long. */
  Retention(Duration keep) {
    this.keep = keep;
  }

  /** Takes in one ledgered event, at start by replay and afterwards as each is appended. */
  void apply(Event event) {
    if (event.type().equals(SEALED)) {
      sealEpoch = event.epoch();
      sealSequence = event.sequence();
      nextNanos = Long.MIN_VALUE;
    }
  }

  /** The next events to go, oldest first; none for an hour after there was none. */
  List<Entry> due(Journal journal, Moment now) {
    if (now.clock() != ClockQuality.SYNCHRONISED || now.monotonicNanos() < nextNanos) {
      return List.of();
    }
    Entry seal = journal.find(sealEpoch, sealSequence);
    long end = seal == null ? 0 : Math.min(seal.position(), journal.acknowledged());
    Instant before = now.wall().minus(keep);
    List<Entry> due =
        journal.peek(0, PAGE_EVENTS).stream()
            .takeWhile(each -> each.position() < end && isOver(each.event(), before))
            .takeWhile(each -> !isCommand(each.event(), journal.head()))
            .toList();
    if (due.isEmpty()) {
      nextNanos = now.monotonicNanos() + PAUSE_NANOS;
    }
    return due;
  }

  /** An obeyed command that could still come again. */
  private static boolean isCommand(Event event, Head head) {
    return COMMANDED.contains(event.type())
        && event.epoch().equals(head.epoch())
        && event.sequence() >= head.sequence() - LineState.SPAN_MAX;
  }

  private static boolean isOver(Event event, Instant before) {
    return event.at().wall().isBefore(before)
        && (!event.type().equals(PUNCHED) || isOver(readerTime(event), before));
  }

  /** A terminal whose clock is ahead dates its rows ahead; they must be known until then. */
  private static boolean isOver(@Nullable String readerTime, Instant before) {
    return readerTime == null
        || LocalDateTime.parse(readerTime).atZone(Day.ZONE).toInstant().isBefore(before);
  }

  private static @Nullable String readerTime(Event event) {
    return ((AttendancePunched) EventTypes.parse(event.type(), event.data())).readerTime();
  }
}
