package vn.motcua.bridge.inbox.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.inbox.InboxLimits;
import vn.motcua.bridge.wire.OtherEpochs;
import vn.motcua.bridge.wire.Topics;

/**
 * Where the case server keeps what boards sent.
 *
 * <p>{@link #commit} is the one way to add, and one transaction. One thread commits; any thread may
 * ask.
 *
 * <p>A store is either the property of one inbox, which may keep tips in memory, or {@linkplain
 * #isShared shared} by any number of them. Then the events of one board come to all of them in any
 * order, each judges only inside {@link #together}, and what comes too early waits in the store.
 */
public interface InboxStore extends AutoCloseable {

  /** Anomalies held per chain; see {@link InboxLimits} for those of a board. */
  int ANOMALIES_PER_CHAIN_MAX = 1_000;

  /**
   * Events of all chains that may wait for an earlier one, and their data in bytes. Beyond that all
   * that waits is dropped: it is acknowledged to nobody, and comes again.
   */
  int AHEAD_MAX = 100_000;

  /** See {@link #AHEAD_MAX}. */
  long AHEAD_BYTES_MAX = 256L << 20;

  /** Events of a chain that may wait for an earlier one: twice a board's window. */
  int AHEAD_PER_CHAIN_MAX = 1_000;

  /** Epochs a board that births may name without an event of theirs. */
  int EPOCHS_NAMED_MAX = 1_000;

  /** Events that are read at once. */
  int PAGE_EVENTS = 1_000;

  /**
   * Proves that it can store, by a write that changes nothing.
   *
   * @throws InboxStoreException when it cannot, saying why
   */
  default void probe() {
    // What is in memory can.
  }

  /** Whether other processes write to it too. */
  default boolean isShared() {
    return false;
  }

  /**
   * Does work during which no other process changes these chains; what it commits is durable when
   * this returns, and gone when it throws.
   *
   * @param now the time that its commits will have
   * @throws InboxStoreException when nothing was added
   */
  default <T> T together(Set<ChainId> chains, Instant now, Supplier<T> work) {
    return work.get();
  }

  /** What waits beyond these tips, by chain in order; nothing unless the store is shared. */
  default Map<ChainId, List<Event>> ahead(Map<ChainId, Tip> tips) {
    return Map.of();
  }

  /** The end of a chain; {@link Tip#EMPTY} when nothing of it is held. */
  Tip tip(ChainId chain);

  /** Hash of the event held under this sequence, or null. */
  @Nullable String hashOf(ChainId chain, long sequence);

  /**
   * Durably adds everything or nothing. Gaps that the events fill are marked healed at {@code now}.
   *
   * @throws InboxStoreException when nothing was added; the caller acknowledges nothing
   */
  void commit(Additions additions, Instant now);

  /**
   * What is known of a chain's board beside that chain: of epochs whose events are held, or that a
   * birth has named.
   *
   * @return null when this chain itself is not known, so that nothing can be said
   */
  @Nullable OtherEpochs others(ChainId chain);

  /**
   * What one transaction adds.
   *
   * @param events each the next of its chain
   * @param asides events of a board whose history parted from what is held; one known is kept once
   * @param anomalies one known is kept once
   * @param ahead events that wait for an earlier one; only for a shared store, where they go as
   *     soon as their chain has passed them. They are not acknowledged and need not survive
   * @param presences births and deaths, the last one of a board counts
   * @param refused how much more of what is beyond a limit
   * @param named chains that births have named, so that a further epoch of the board is told of
   *     them; at most {@value #EPOCHS_NAMED_MAX} a board, one of more is not noted
   */
  record Additions(
      List<Event> events,
      List<Event> asides,
      List<Anomaly> anomalies,
      List<Event> ahead,
      Map<Topics, BoardPresence> presences,
      Map<LimitExceeded.Key, Long> refused,
      Set<ChainId> named) {
    /** Without anything that waits. */
    public Additions(List<Event> events, List<Event> asides, List<Anomaly> anomalies) {
      this(events, asides, anomalies, List.of(), Map.of());
    }

    /** Without anything that was refused, and without a birth's question. */
    public Additions(
        List<Event> events,
        List<Event> asides,
        List<Anomaly> anomalies,
        List<Event> ahead,
        Map<Topics, BoardPresence> presences) {
      this(events, asides, anomalies, ahead, presences, Map.of(), Set.of());
    }

    /** Without a birth's question. */
    public Additions(
        List<Event> events,
        List<Event> asides,
        List<Anomaly> anomalies,
        List<Event> ahead,
        Map<Topics, BoardPresence> presences,
        Map<LimitExceeded.Key, Long> refused) {
      this(events, asides, anomalies, ahead, presences, refused, Set.of());
    }

    /** Whether there is nothing to add. */
    public boolean isEmpty() {
      return events.isEmpty()
          && asides.isEmpty()
          && anomalies.isEmpty()
          && ahead.isEmpty()
          && presences.isEmpty()
          && refused.isEmpty()
          && named.isEmpty();
    }

    /** Events alone. */
    public static Additions of(List<Event> events) {
      return new Additions(events, List.of(), List.of());
    }
  }

  /** Whether an event with this hash is kept aside. */
  boolean holdsAside(ChainId chain, long sequence, String hash);

  /** At most {@code limit} held events of a chain in order, from {@code first} on. */
  List<Event> page(ChainId chain, long first, int limit);

  /** Every held event of a chain in order, from {@code first} on, a page at a time. */
  default void read(ChainId chain, long first, Consumer<Event> consumer) {
    List<Event> page = page(chain, first, PAGE_EVENTS);
    while (!page.isEmpty()) {
      page.forEach(consumer);
      page = page(chain, page.getLast().sequence() + 1, PAGE_EVENTS);
    }
  }

  /** The event held under this sequence, or null. */
  default @Nullable Event event(ChainId chain, long sequence) {
    List<Event> page = page(chain, sequence, 1);
    return page.isEmpty() || page.getFirst().sequence() != sequence ? null : page.getFirst();
  }

  /** How much of it a board takes. */
  Usage usage(Topics board);

  /** How much of it all boards take. */
  Usage.Totals totals();

  /** What was refused because there was too much of it, by board. */
  List<LimitExceeded> refusals();

  /** Anomalies, oldest first. */
  List<Anomaly> anomalies();

  /** One report an epoch, by centre, board and first arrival. */
  List<BoardReport> report();

  /** What births and deaths last said of each board; by board. */
  Map<Topics, BoardPresence> presences();

  /**
   * Counts events of a chain per type.
   *
   * @param from earliest wall time
   * @param to wall time from which on they no longer count
   * @param last highest sequence that counts
   */
  SortedMap<String, Long> counts(ChainId chain, Instant from, Instant to, long last);

  /** Held events of one type of a chain in order. */
  List<Event> ofType(ChainId chain, String type);

  @Override
  void close();
}
