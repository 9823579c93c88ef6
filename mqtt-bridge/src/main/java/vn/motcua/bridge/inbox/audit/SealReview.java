package vn.motcua.bridge.inbox.audit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.BoardEvent.DaySealed;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.EventFormatException;
import vn.motcua.bridge.EventTypes;
import vn.motcua.bridge.LocalDays;
import vn.motcua.bridge.inbox.store.ChainId;
import vn.motcua.bridge.inbox.store.InboxStore;
import vn.motcua.bridge.journal.Seals;

/**
 * Compares the case server's events with the boards' seals of their days.
 *
 * <p>A day is wrong when the sealed counts differ from the stored events, when its last event is
 * another one, or when it was not signed by a key that was valid on that day. A day with events and
 * without a seal that is over, because later events of its epoch follow, is listed separately: only
 * the chain can prove it. A day or time outside the calendar is also listed separately: such a seal
 * is checked against chain and signature, but there are no counts for such a day. Not thread-safe.
 */
public final class SealReview {
  private static final String SEAL = EventTypes.typeOf(DaySealed.class);

  /** A board that was off for longer is not checked for each day in between. */
  private static final int DAYS_MAX = 400;

  private final InboxStore store;
  private final SealKeys keys;
  private final LocalDate first;
  private final LocalDate last;
  private final List<String> mismatches = new ArrayList<>();
  private final List<String> unsealed = new ArrayList<>();
  private final List<String> absurd = new ArrayList<>();

  /** For all days. */
  public SealReview(InboxStore store, SealKeys keys) {
    this(store, keys, LocalDate.MIN, LocalDate.MAX);
  }

  /** For the days from {@code first} to {@code last}, inclusive. */
  public SealReview(InboxStore store, SealKeys keys, LocalDate first, LocalDate last) {
    this.store = store;
    this.keys = keys;
    this.first = first;
    this.last = last;
  }

  /** Checks an epoch up to {@code lastSequence}. */
  public void look(ChainId chain, long lastSequence) {
    Set<LocalDate> sealed = new HashSet<>();
    for (Event event : store.ofType(chain, SEAL)) {
      DaySealed seal = read(event);
      if (seal != null) {
        sealed.add(seal.day());
      }
      if (seal != null && isAsked(seal.day())) {
        compare(chain, event, seal);
      }
    }
    findUnsealed(chain, lastSequence, sealed);
  }

  /** Seals that do not match the stored events or were not signed by their board, one line each. */
  public List<String> mismatches() {
    return mismatches;
  }

  /** Past days with events and without a seal, one line each. */
  public List<String> unsealed() {
    return unsealed;
  }

  /** Seals and events with a time outside the calendar, one line each. */
  public List<String> absurd() {
    return absurd;
  }

  private @Nullable DaySealed read(Event event) {
    try {
      return EventTypes.read(DaySealed.class, event.data());
    } catch (EventFormatException e) {
      mismatches.add(event.id() + " is not a seal that can be read");
      return null;
    }
  }

  private boolean isAsked(LocalDate day) {
    return !day.isBefore(first) && !day.isAfter(last);
  }

  private void compare(ChainId chain, Event event, DaySealed seal) {
    boolean isAbsurd = LocalDays.isAbsurd(seal.day());
    if (isAbsurd) {
      absurd.add(
          "clock absurd: %s is outside the calendar; its counts are not compared"
              .formatted(SealJudge.name(chain, seal.day())));
    }
    mismatches.addAll(
        SealJudge.faults(
            event,
            seal,
            store.hashOf(chain, seal.lastSequence()),
            isAbsurd ? seal.counts() : counts(chain, seal.day(), seal.lastSequence()),
            keys));
  }

  private void findUnsealed(ChainId chain, long lastSequence, Set<LocalDate> sealed) {
    Event begin = at(chain, 1);
    Event end = at(chain, lastSequence);
    if (begin == null || end == null) {
      return;
    }
    for (Event event : begin.equals(end) ? List.of(end) : List.of(begin, end)) {
      if (LocalDays.isAbsurd(event.at().wall())) {
        absurd.add(
            "clock absurd: event %s of %s/%s says %s; days without a seal are not looked for"
                .formatted(event.id(), chain.centre(), chain.board(), event.at().wall()));
      }
    }
    if (LocalDays.isAbsurd(begin.at().wall()) || LocalDays.isAbsurd(end.at().wall())) {
      return;
    }
    LocalDate over = Seals.dayOf(end.at().wall()); // of the newest day more may come
    LocalDate day = later(Seals.dayOf(begin.at().wall()), first);
    for (int days = 0; day.isBefore(over) && isAsked(day) && days < DAYS_MAX; days++) {
      if (!sealed.contains(day)) {
        long events =
            counts(chain, day, lastSequence).values().stream().mapToLong(Long::longValue).sum();
        if (events > 0) {
          unsealed.add(SealJudge.name(chain, day) + ": " + events + " events and no seal");
        }
      }
      day = day.plusDays(1);
    }
  }

  private @Nullable Event at(ChainId chain, long sequence) {
    return sequence < 1 ? null : store.event(chain, sequence);
  }

  private SortedMap<String, Long> counts(ChainId chain, LocalDate day, long lastSequence) {
    return store.counts(
        chain, LocalDays.start(day), LocalDays.start(day.plusDays(1)), lastSequence);
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }
}
