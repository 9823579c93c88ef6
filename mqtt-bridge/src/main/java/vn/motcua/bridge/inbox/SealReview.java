package vn.motcua.bridge.inbox;

import java.time.Instant;
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
import vn.motcua.bridge.journal.Identity;
import vn.motcua.bridge.journal.Seals;
import vn.motcua.bridge.mqtt.Topics;

/**
 * What the case server holds, against the seals that boards made of their days.
 *
 * <p>A day is found wrong when the sealed counts are not those that are held, when the event it was
 * sealed up to is another one, or when no key that held on that day signed it. A day that has
 * events, is over by what came after it in its epoch, and has no seal is told apart: it can be
 * proven by the chain only. Not thread-safe.
 */
public final class SealReview {
  private static final String SEAL = EventTypes.typeOf(DaySealed.class);

  /** A board that was off for longer is not asked about each day in between. */
  private static final int DAYS_MAX = 400;

  private final InboxStore store;
  private final SealKeys keys;
  private final LocalDate first;
  private final LocalDate last;
  private final List<String> mismatches = new ArrayList<>();
  private final List<String> unsealed = new ArrayList<>();

  /** Of every day. */
  public SealReview(InboxStore store, SealKeys keys) {
    this(store, keys, LocalDate.MIN, LocalDate.MAX);
  }

  /** Of the days from {@code first} to {@code last}, both included. */
  public SealReview(InboxStore store, SealKeys keys, LocalDate first, LocalDate last) {
    this.store = store;
    this.keys = keys;
    this.first = first;
    this.last = last;
  }

  /** Looks at an epoch that is held up to {@code lastSequence}. */
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

  /** Seals that do not agree with what is held or were not signed by their board, a line each. */
  public List<String> mismatches() {
    return mismatches;
  }

  /** Days with events that are over and have no seal, a line each. */
  public List<String> unsealed() {
    return unsealed;
  }

  private @Nullable DaySealed read(Event event) {
    try {
      return (DaySealed) EventTypes.parse(event.type(), event.data());
    } catch (EventFormatException e) {
      mismatches.add(event.id() + " is no seal that can be read");
      return null;
    }
  }

  private boolean isAsked(LocalDate day) {
    return !day.isBefore(first) && !day.isAfter(last);
  }

  private void compare(ChainId chain, Event event, DaySealed seal) {
    String name = name(chain, seal.day());
    if (keys.areKnown()) {
      signature(chain, event, seal, name);
    }
    if (seal.lastSequence() >= event.sequence()) {
      mismatches.add(name + ": sealed up to " + seal.lastSequence() + ", which came after it");
    } else if (!seal.chainHead().equals(store.hashOf(chain, seal.lastSequence()))) {
      mismatches.add(name + ": event " + seal.lastSequence() + " is another one than was sealed");
    }
    var held = counts(chain, seal.day(), seal.lastSequence());
    if (!held.equals(seal.counts())) {
      mismatches.add(name + ": sealed " + seal.counts() + ", held " + held);
    }
  }

  private void signature(ChainId chain, Event event, DaySealed seal, String name) {
    Topics board = new Topics(chain.centre(), chain.board());
    Identity identity = new Identity(chain.centre(), chain.board());
    List<SealKeys.Known> known = keys.of(board);
    List<SealKeys.Known> signers =
        known.stream()
            .filter(key -> Seals.isGenuine(seal, identity, event.epoch(), key.key()))
            .toList();
    if (known.isEmpty()) {
      mismatches.add(name + ": the centre has no key of this board");
    } else if (signers.isEmpty()) {
      mismatches.add(name + ": not signed by a key of this board");
    } else if (signers.stream().noneMatch(key -> key.holdsOn(seal.day()))) {
      mismatches.add(name + ": signed by a key that held until " + signers.getFirst().until());
    }
  }

  private void findUnsealed(ChainId chain, long lastSequence, Set<LocalDate> sealed) {
    Event begin = at(chain, 1);
    Event end = at(chain, lastSequence);
    if (begin == null || end == null) {
      return;
    }
    LocalDate over = Seals.dayOf(end.at().wall()); // of the newest day more may come
    LocalDate day = later(Seals.dayOf(begin.at().wall()), first);
    for (int days = 0; day.isBefore(over) && isAsked(day) && days < DAYS_MAX; days++) {
      if (!sealed.contains(day)) {
        long events =
            counts(chain, day, lastSequence).values().stream().mapToLong(Long::longValue).sum();
        if (events > 0) {
          unsealed.add(name(chain, day) + ": " + events + " events and no seal");
        }
      }
      day = day.plusDays(1);
    }
  }

  private @Nullable Event at(ChainId chain, long sequence) {
    return sequence < 1 ? null : store.event(chain, sequence);
  }

  private SortedMap<String, Long> counts(ChainId chain, LocalDate day, long lastSequence) {
    Instant from = day.atStartOfDay(Seals.DAY_ZONE).toInstant();
    Instant to = day.plusDays(1).atStartOfDay(Seals.DAY_ZONE).toInstant();
    return store.counts(chain, from, to, lastSequence);
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }

  private static String name(ChainId chain, LocalDate day) {
    return "%s/%s day %s of epoch %s".formatted(chain.centre(), chain.board(), day, chain.epoch());
  }
}
