package vn.motcua.bridge.inbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.Chain;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.inbox.store.Anomaly;
import vn.motcua.bridge.inbox.store.BoardPresence;
import vn.motcua.bridge.inbox.store.ChainId;
import vn.motcua.bridge.inbox.store.InboxStore;
import vn.motcua.bridge.inbox.store.LimitExceeded;
import vn.motcua.bridge.inbox.store.Tip;
import vn.motcua.bridge.wire.Decoded;
import vn.motcua.bridge.wire.Topics;

/**
 * Checks one batch: the verdict on each message, before anything is stored.
 *
 * <p>Not thread-safe; used once.
 */
final class BatchJudgement {
  private final InboxStore store;
  private final Map<ChainId, Tip> known;
  private final Map<ChainId, Long> rewound;
  private final Instant now;
  private final SenderBounds bounds;

  final Map<ChainId, Tip> tips = new HashMap<>();
  final List<Event> events = new ArrayList<>();
  final Map<String, Event> asides = new LinkedHashMap<>();
  final Map<ChainId, Tip> asideTips = new HashMap<>();
  private final Map<ChainId, Tip> repeated = new HashMap<>();
  final List<Anomaly> anomalies = new ArrayList<>();
  final Map<Topics, ChainId> touched = new LinkedHashMap<>();
  final Map<ChainId, String> refused = new HashMap<>();
  final Set<ChainId> rewind = new LinkedHashSet<>();
  final Map<Topics, BoardPresence> presences = new HashMap<>();
  final Set<ChainId> asking = new LinkedHashSet<>();

  /** Chains that were asked for after an event of another history was kept aside. */
  final Set<ChainId> askingAfterAside = new LinkedHashSet<>();

  private final Map<ChainId, SortedMap<Long, Event>> early = new LinkedHashMap<>();

  /**
   * An empty batch on a store.
   *
   * @param known cached tips; filled as they are read
   * @param rewound the sequence each chain was last asked for
   * @param bounds has admitted the chains that may grow
   */
  BatchJudgement(
      InboxStore store,
      Map<ChainId, Tip> known,
      Map<ChainId, Long> rewound,
      SenderBounds bounds,
      Instant now) {
    this.store = store;
    this.bounds = bounds;
    this.known = known;
    this.rewound = rewound;
    this.now = now;
  }

  InboxStore.Additions additions() {
    List<Event> ahead = early.values().stream().flatMap(each -> each.values().stream()).toList();
    return new InboxStore.Additions(
        events,
        List.copyOf(asides.values()),
        anomalies,
        ahead,
        presences,
        bounds.refused(),
        asking.stream().filter(bounds::holds).collect(Collectors.toSet()));
  }

  /** The tip after this batch is stored. */
  Tip tip(ChainId chain) {
    Tip fresh = tips.get(chain);
    return fresh != null ? fresh : known.computeIfAbsent(chain, store::tip);
  }

  /**
   * The last of the events that came again, when nothing else of the chain came with them; else
   * null.
   *
   * <p>A board whose card was put back to an older copy has an end of an epoch beyond which more is
   * held. It does not know the tip, but it knows what it has just sent.
   */
  @Nullable Tip onlyRepeated(ChainId chain) {
    boolean more = tips.containsKey(chain) || asideTips.containsKey(chain);
    return more || rewind.contains(chain) || refused.containsKey(chain)
        ? null
        : repeated.get(chain);
  }

  Verdict judge(Topics board, Decoded decoded) {
    return switch (decoded) {
      case Decoded.Good good -> judge(board, good.event());
      case Decoded.Withheld withheld -> {
        Verdict verdict = judge(board, withheld.event());
        if (verdict instanceof Verdict.Early) {
          // It comes again; only events with data wait.
          remove(early, withheld.event());
        }
        if (verdict instanceof Verdict.Stored && !withheld.isErased()) {
          note(Anomaly.Kind.WITHHELD, withheld.event(), withheld.reason());
        }
        yield verdict;
      }
      case Decoded.Bad bad -> refuse(board, bad);
    };
  }

  private Verdict judge(Topics board, Event event) {
    ChainId chain = ChainId.of(event);
    if (!bounds.isAdmitted(chain)) {
      return new Verdict.TooMuch(LimitExceeded.Limit.EPOCHS);
    }
    Tip tip = tip(chain);
    touched.put(board, chain);
    boolean next = event.sequence() == tip.sequence() + 1;
    if (next && event.previousHash().equals(tip.hash())) {
      events.add(event);
      tips.put(chain, new Tip(event.sequence(), event.hash()));
      rewind.remove(chain);
      refused.remove(chain);
      return new Verdict.Stored();
    }
    if (event.hash().equals(held(chain, event.sequence()))) {
      Tip place = new Tip(event.sequence(), event.hash());
      repeated.merge(chain, place, (a, b) -> a.sequence() < b.sequence() ? b : a);
      return new Verdict.Duplicate();
    }
    if (follows(event, chain)) {
      boolean known =
          asides.containsKey(event.hash())
              || store.holdsAside(chain, event.sequence(), event.hash());
      if (!known && !bounds.mayPutAside(event)) {
        return new Verdict.TooMuch(LimitExceeded.Limit.ASIDES);
      }
      asides.put(event.hash(), event);
      asideTips.put(chain, new Tip(event.sequence(), event.hash()));
      note(Anomaly.Kind.FORK, event, "kept aside: the board's history branches here");
      return new Verdict.Fork(true);
    }
    if (event.sequence() > tip.sequence() + 1) {
      return gap(event, chain, tip);
    }
    note(
        next ? Anomaly.Kind.BROKEN_CHAIN : Anomaly.Kind.FORK,
        event,
        "it does not follow from what is held");
    return next ? new Verdict.BrokenChain() : new Verdict.Fork(false);
  }

  /** Whether the event before a forked event is stored, in the chain or aside. */
  private boolean follows(Event event, ChainId chain) {
    long before = event.sequence() - 1;
    String hash = event.previousHash();
    String here = before == 0 ? Chain.GENESIS : held(chain, before);
    return hash.equals(here) || asides.containsKey(hash) || store.holdsAside(chain, before, hash);
  }

  private @Nullable String held(ChainId chain, long sequence) {
    if (sequence > tip(chain).sequence()) {
      return null;
    }
    for (Event event : events) {
      if (event.sequence() == sequence && ChainId.of(event).equals(chain)) {
        return event.hash();
      }
    }
    return store.hashOf(chain, sequence);
  }

  private Verdict gap(Event event, ChainId chain, Tip tip) {
    long expected = tip.sequence() + 1;
    if (store.isShared()) {
      if (event.sequence() > tip.sequence() + InboxStore.AHEAD_PER_CHAIN_MAX) {
        return new Verdict.Gap(expected);
      }
      early.computeIfAbsent(chain, _ -> new TreeMap<>()).putIfAbsent(event.sequence(), event);
      return new Verdict.Early(expected);
    }
    Long asked = rewound.get(chain);
    if (asked == null || asked != expected) {
      rewound.put(chain, expected);
      rewind.add(chain);
      String detail = "missing when " + event.sequence() + " came";
      note(chain, Anomaly.Kind.GAP, expected, detail);
    }
    return new Verdict.Gap(expected);
  }

  /**
   * Takes in events that were waiting for an event that has now come, in this batch and in the
   * store. Only when a board asks while something still waits, an event before it is really lost:
   * among several inboxes it is normal that a later event comes first.
   */
  void settle() {
    Map<ChainId, Tip> wanted = new HashMap<>(tips);
    asking.forEach(chain -> wanted.put(chain, tip(chain)));
    Map<ChainId, List<Event>> stored = store.ahead(wanted);
    for (ChainId chain : wanted.keySet()) {
      SortedMap<Long, Event> waiting = new TreeMap<>(early.getOrDefault(chain, new TreeMap<>()));
      stored.getOrDefault(chain, List.of()).forEach(e -> waiting.putIfAbsent(e.sequence(), e));
      Topics board = new Topics(chain.centre(), chain.board());
      Event next = waiting.remove(tip(chain).sequence() + 1);
      while (next != null && judge(board, next) instanceof Verdict.Stored) {
        remove(early, next);
        next = waiting.remove(tip(chain).sequence() + 1);
      }
      if (asking.contains(chain) && !waiting.isEmpty()) {
        String detail = "missing when " + waiting.firstKey() + " came";
        long missing = tip(chain).sequence() + 1;
        note(chain, Anomaly.Kind.GAP, missing, detail);
      }
    }
    stored.forEach((_, known) -> known.forEach(event -> remove(early, event)));
  }

  private static void remove(Map<ChainId, SortedMap<Long, Event>> from, Event event) {
    SortedMap<Long, Event> ofChain = from.get(ChainId.of(event));
    if (ofChain != null) {
      ofChain.remove(event.sequence());
    }
  }

  /** Only the next event of a chain can be refused: nothing can be said yet about a later one. */
  private Verdict refuse(Topics board, Decoded.Bad bad) {
    Decoded.Claim claim = bad.claim();
    String epoch = claim == null ? "" : claim.epoch();
    long sequence = claim == null ? 0 : claim.sequence();
    ChainId chain = new ChainId(board.centre(), board.board(), epoch);
    note(chain, Anomaly.Kind.MALFORMED, sequence, bad.reason());
    if (claim != null && sequence == tip(chain).sequence() + 1) {
      touched.put(board, chain);
      refused.put(chain, bad.reason());
      // The following events are early only because of this one, which was already requested.
      rewound.put(chain, sequence);
    }
    return new Verdict.Malformed(bad.reason());
  }

  private void note(Anomaly.Kind kind, Event event, String why) {
    String detail = event.type() + " with hash " + event.hash() + ": " + why;
    note(ChainId.of(event), kind, event.sequence(), detail);
  }

  private void note(ChainId chain, Anomaly.Kind kind, long sequence, String detail) {
    if (bounds.mayNote(chain)) {
      anomalies.add(new Anomaly(chain, kind, sequence, detail, now, null));
    }
  }
}
