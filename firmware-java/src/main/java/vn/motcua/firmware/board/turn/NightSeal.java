package vn.motcua.firmware.board.turn;

import java.security.PrivateKey;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.BoardEvent.DaySealed;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.EventData;
import vn.motcua.bridge.Moment;
import vn.motcua.bridge.journal.Identity;
import vn.motcua.bridge.journal.Journal.Head;
import vn.motcua.bridge.journal.Seals;

/**
 * Counts a day's events as they are appended, and signs the counts once the day is over in Viet
 * Nam, or at the first start after that. If the clock returns to a day after its seal, the day is
 * not sealed again: the seal says up to which event it counts. Future days from a wrong clock
 * neither displace the present days nor prevent their seals. Station thread only.
 */
public final class NightSeal {
  /** Days whose counts are kept: those of the latest events, in case the clock steps. */
  private static final int DAYS_MAX = 4;

  /** Seals that are remembered, the latest ones. */
  private static final int SEALS_MAX = 16;

  private static final long RETRY_NANOS = 60_000_000_000L;

  private final Identity identity;
  private final PrivateKey key;
  private final TreeMap<LocalDate, SortedMap<String, Long>> counts = new TreeMap<>();
  private final Deque<LocalDate> recent = new ArrayDeque<>();
  private final Deque<LocalDate> sealed = new ArrayDeque<>();
  private String epoch = "";
  private long retryNanos = Long.MIN_VALUE;

  public NightSeal(Identity identity, PrivateKey key) {
    this.identity = identity;
    this.key = key;
  }

  /** Folds one event, at a start by replay and later as each is appended. */
  void apply(Event event, @Nullable EventData data) {
    if (!event.epoch().equals(epoch)) {
      epoch = event.epoch();
      counts.clear();
      recent.clear();
    }
    LocalDate day = Seals.dayOf(event.at().wall());
    counts.computeIfAbsent(day, _ -> new TreeMap<>()).merge(event.type(), 1L, Long::sum);
    if (!day.equals(recent.peekLast())) {
      recent.remove(day);
      recent.addLast(day);
    }
    if (recent.size() > DAYS_MAX) {
      counts.remove(recent.removeFirst());
    }
    if (data instanceof DaySealed seal) {
      sealed.addLast(seal.day());
      if (sealed.size() > SEALS_MAX) {
        sealed.removeFirst();
      }
    }
  }

  /** Forgets all events, before a replay. */
  void forget() {
    epoch = "";
    counts.clear();
    recent.clear();
    sealed.clear();
  }

  private boolean isSealed(LocalDate day, LocalDate today) {
    return sealed.stream().anyMatch(each -> !each.isBefore(day) && each.isBefore(today));
  }

  /** The seal of the latest past day without one; nothing for a minute after it was returned. */
  Optional<DaySealed> due(Head head, Moment now) {
    LocalDate today = Seals.dayOf(now.wall());
    var over = counts.lowerEntry(today);
    if (over == null || isSealed(over.getKey(), today) || now.monotonicNanos() < retryNanos) {
      return Optional.empty();
    }
    retryNanos = now.monotonicNanos() + RETRY_NANOS;
    var counted = new TreeMap<>(over.getValue());
    return Optional.of(Seals.sign(identity, head, over.getKey(), counted, key));
  }
}
