package vn.motcua.bridge.lab;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.Erasure;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.EventCatalogue;
import vn.motcua.bridge.inbox.sql.Erasures;
import vn.motcua.bridge.inbox.store.Anomaly;
import vn.motcua.bridge.inbox.store.BoardPresence;
import vn.motcua.bridge.inbox.store.BoardReport;
import vn.motcua.bridge.inbox.store.ChainId;
import vn.motcua.bridge.inbox.store.InboxStore;
import vn.motcua.bridge.inbox.store.LimitExceeded;
import vn.motcua.bridge.inbox.store.SpentSlots;
import vn.motcua.bridge.inbox.store.Tip;
import vn.motcua.bridge.inbox.store.Usage;
import vn.motcua.bridge.wire.OtherEpochs;
import vn.motcua.bridge.wire.Topics;

/**
 * An inbox store in memory, for simulations and tests; the reference for the others. Any thread.
 */
public final class MemoryInboxStore implements InboxStore {
  private final EventCatalogue catalogue;
  private final Map<ChainId, List<Event>> chains = new LinkedHashMap<>();
  private final Map<ChainId, Instant> lastReceived = new LinkedHashMap<>();
  private final Map<String, Event> asides = new LinkedHashMap<>();
  private final List<Anomaly> anomalies = new ArrayList<>();
  private final Map<Topics, BoardPresence> presences = new HashMap<>();
  private final Map<LimitExceeded.Key, LimitExceeded> refusals = new LinkedHashMap<>();
  private final List<Erasures.Unmet> unmet = new ArrayList<>();
  private final Map<Topics, List<OtherEpochs.Spent>> slots = new HashMap<>();

  /** An empty store; {@code catalogue} says which events may be erased. */
  public MemoryInboxStore(EventCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  @Override
  public synchronized Tip tip(ChainId chain) {
    List<Event> held = chains.getOrDefault(chain, List.of());
    return held.isEmpty() ? Tip.EMPTY : new Tip(held.size(), held.getLast().hash());
  }

  @Override
  public synchronized @Nullable String hashOf(ChainId chain, long sequence) {
    List<Event> held = chains.getOrDefault(chain, List.of());
    return sequence < 1 || sequence > held.size() ? null : held.get((int) sequence - 1).hash();
  }

  @Override
  public synchronized void commit(Additions additions, Instant now) {
    for (Event event : additions.events()) {
      ChainId chain = ChainId.of(event);
      List<Event> held = chains.computeIfAbsent(chain, _ -> new ArrayList<>());
      if (event.sequence() != held.size() + 1) {
        throw new IllegalArgumentException(event.id() + " is not the next of " + chain);
      }
      held.add(withoutErased(event));
      lastReceived.put(chain, now);
      anomalies.replaceAll(a -> heals(a, chain, event) ? healed(a, now) : a);
    }
    additions.asides().forEach(e -> asides.putIfAbsent(e.hash(), withoutErased(e)));
    for (Event event : additions.events()) {
      Erasure.of(event)
          .ifPresent(erasure ->
              erase(new ChainId(event.centre(), event.board(), erasure.epoch()), erasure));
    }
    additions.anomalies().forEach(this::note);
    presences.putAll(additions.presences());
    additions
        .refused()
        .forEach((key, count) ->
            refusals.merge(
                key,
                new LimitExceeded(key.limit(), key.centre(), key.board(), count, now, now),
                (before, _) -> before.and(count, now)));
    additions.named().forEach(this::name);
    SpentSlots.among(additions)
        .forEach(event ->
            slots
                .computeIfAbsent(new Topics(event.centre(), event.board()), _ -> new ArrayList<>())
                .addAll(SpentSlots.of(event)));
  }

  @Override
  public synchronized Usage usage(Topics board) {
    Set<String> epochs =
        chains.keySet().stream()
            .filter(chain -> isOf(board, chain))
            .map(ChainId::epoch)
            .collect(Collectors.toSet());
    List<Event> aside = asides.values().stream().filter(e -> isOf(board, ChainId.of(e))).toList();
    long noted = anomalies.stream().filter(a -> isOf(board, a.chain())).count();
    boolean known = !epochs.isEmpty() || noted > 0 || presences.containsKey(board);
    long chars = aside.stream().mapToLong(e -> e.data().length()).sum();
    return new Usage(known, epochs, noted, aside.size(), chars);
  }

  private static boolean isOf(Topics board, ChainId chain) {
    return chain.board().equals(board.board()) && chain.centre().equals(board.centre());
  }

  @Override
  public synchronized Usage.Totals totals() {
    Set<Topics> boards = new HashSet<>(presences.keySet());
    chains.keySet().forEach(chain -> boards.add(new Topics(chain.centre(), chain.board())));
    anomalies.forEach(a -> boards.add(new Topics(a.chain().centre(), a.chain().board())));
    return new Usage.Totals(boards.size(), anomalies.size());
  }

  @Override
  public synchronized List<LimitExceeded> refusals() {
    return List.copyOf(refusals.values());
  }

  private Event withoutErased(Event event) {
    for (Erasures.Unmet each : unmet) {
      if (each.chain().equals(ChainId.of(event)) && each.erasure().names(event)) {
        unmet.remove(each);
        return each.erasure().applyTo(event, catalogue).orElse(event);
      }
    }
    return event;
  }

  private void erase(ChainId chain, Erasure erasure) {
    List<Event> held = chains.getOrDefault(chain, List.of());
    boolean here = held.stream().anyMatch(erasure::names);
    if (here) {
      held.replaceAll(event -> erasure.applyTo(event, catalogue).orElse(event));
    }
    Event aside = asides.get(erasure.hash());
    if (aside != null && ChainId.of(aside).equals(chain)) {
      asides.put(aside.hash(), erasure.applyTo(aside, catalogue).orElse(aside));
    } else if (!here && unmet.size() < Erasures.UNMET_PER_BOARD_MAX) {
      unmet.add(new Erasures.Unmet(chain, erasure));
    }
  }

  private void name(ChainId chain) {
    if (chains.keySet().stream().filter(each -> isOfOneBoard(each, chain)).count()
        < EPOCHS_NAMED_MAX) {
      chains.computeIfAbsent(chain, _ -> new ArrayList<>());
    }
  }

  private static boolean isOfOneBoard(ChainId one, ChainId other) {
    return one.centre().equals(other.centre()) && one.board().equals(other.board());
  }

  @Override
  public synchronized @Nullable OtherEpochs others(ChainId chain) {
    List<ChainId> epochs =
        chains.keySet().stream().filter(each -> isOfOneBoard(each, chain)).toList();
    if (!epochs.contains(chain)) {
      return null;
    }
    OtherEpochs.Known known =
        !epochs.getLast().equals(chain)
            ? OtherEpochs.Known.LATER
            : epochs.size() > 1 ? OtherEpochs.Known.EARLIER : OtherEpochs.Known.NONE;
    Topics board = new Topics(chain.centre(), chain.board());
    return new OtherEpochs(known, slots.getOrDefault(board, List.of()));
  }

  @Override
  public synchronized boolean holdsAside(ChainId chain, long sequence, String hash) {
    Event aside = aside(hash);
    return aside != null && aside.sequence() == sequence && ChainId.of(aside).equals(chain);
  }

  /** The event kept aside under a hash, null when there is none. */
  synchronized @Nullable Event aside(String hash) {
    return asides.get(hash);
  }

  private static boolean heals(Anomaly anomaly, ChainId chain, Event event) {
    return anomaly.kind() == Anomaly.Kind.GAP
        && anomaly.healedAt() == null
        && anomaly.chain().equals(chain)
        && anomaly.sequence() == event.sequence();
  }

  private static Anomaly healed(Anomaly a, Instant now) {
    return new Anomaly(a.chain(), a.kind(), a.sequence(), a.detail(), a.seenAt(), now);
  }

  private void note(Anomaly anomaly) {
    List<Anomaly> ofChain =
        anomalies.stream().filter(a -> a.chain().equals(anomaly.chain())).toList();
    boolean known =
        ofChain.stream()
            .anyMatch(a -> a.kind() == anomaly.kind() && a.sequence() == anomaly.sequence());
    if (!known && ofChain.size() < ANOMALIES_PER_CHAIN_MAX) {
      anomalies.add(anomaly);
    }
  }

  @Override
  public synchronized List<Event> page(ChainId chain, long first, int limit) {
    List<Event> held = chains.getOrDefault(chain, List.of());
    int from = Math.clamp(first - 1, 0, held.size()); // sequences are 1, 2, 3 …
    return List.copyOf(held.subList(from, Math.min(held.size(), from + limit)));
  }

  @Override
  public synchronized List<Anomaly> anomalies() {
    return List.copyOf(anomalies);
  }

  @Override
  public synchronized List<BoardReport> report() {
    return chains.entrySet().stream()
        .map(entry -> report(entry.getKey(), entry.getValue()))
        .sorted(
            Comparator.comparing((BoardReport r) -> r.chain().centre())
                .thenComparing(r -> r.chain().board()))
        .toList();
  }

  private BoardReport report(ChainId chain, List<Event> events) {
    TreeMap<String, Long> counts = new TreeMap<>();
    events.forEach(e -> counts.merge(e.type(), 1L, Long::sum));
    long open =
        anomalies.stream().filter(a -> a.chain().equals(chain) && a.healedAt() == null).count();
    return new BoardReport(
        chain, events.size(), lastReceived.get(chain), counts, open, events.size());
  }

  @Override
  public synchronized Map<Topics, BoardPresence> presences() {
    return Map.copyOf(presences);
  }

  @Override
  public synchronized SortedMap<String, Long> counts(
      ChainId chain, Instant from, Instant to, long last) {
    SortedMap<String, Long> counts = new TreeMap<>();
    chains.getOrDefault(chain, List.of()).stream()
        .filter(e -> e.sequence() <= last)
        .filter(e -> !e.at().wall().isBefore(from) && e.at().wall().isBefore(to))
        .forEach(e -> counts.merge(e.type(), 1L, Long::sum));
    return counts;
  }

  @Override
  public synchronized List<Event> ofType(ChainId chain, String type) {
    return chains.getOrDefault(chain, List.of()).stream()
        .filter(e -> e.type().equals(type))
        .toList();
  }

  /** Names of what is held, in order of arrival. */
  synchronized List<ChainId> chains() {
    return List.copyOf(chains.keySet());
  }

  /** What is kept aside, in order of arrival. */
  synchronized List<Event> asides() {
    return List.copyOf(asides.values());
  }

  @Override
  public void close() {}
}
