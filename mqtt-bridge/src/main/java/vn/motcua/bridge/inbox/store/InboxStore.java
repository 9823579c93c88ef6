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
 * The case server's store of events.
 *
 * <p>{@link #commit} is the only way to add, in one transaction. One thread commits; any thread may
 * read.
 *
 * <p>A store belongs to one inbox, which may cache tips, or is {@linkplain #isShared shared} by any
 * number of them. Then the events of one board reach all of them in any order, each inbox checks
 * events only inside {@link #together}, and early events wait in the store.
 */
public interface InboxStore extends AutoCloseable {

  /** Anomalies held per chain; see {@link InboxLimits} for those of a board. */
  int ANOMALIES_PER_CHAIN_MAX = 1_000;

  /**
   * Events of all chains that may wait for an earlier one, and the bytes of their data. Beyond this
   * all waiting events are dropped: they were not acknowledged, and come again.
   */
  int AHEAD_MAX = 100_000;

  /** See {@link #AHEAD_MAX}. */
  long AHEAD_BYTES_MAX = 256L << 20;

  /** Events of a chain that may wait for an earlier one: twice a board's window. */
  int AHEAD_PER_CHAIN_MAX = 1_000;

  /** Epochs of a board that births may make known without an event. */
  int EPOCHS_NAMED_MAX = 1_000;

  /** Events read at once. */
  int PAGE_EVENTS = 1_000;

  /**
   * Checks that it can store, with a write that changes nothing.
   *
   * @throws InboxStoreException when it cannot, with the reason
   */
  default void probe() {
    // Memory can always store.
  }

  /** Whether other processes write to it too. */
  default boolean isShared() {
    return false;
  }

  /**
   * Does work while no other process changes these chains; what it commits is durable when this
   * returns, and discarded when it throws.
   *
   * @param now the time that its commits will have
   * @throws InboxStoreException when nothing was added
   */
  default <T> T together(Set<ChainId> chains, Instant now, Supplier<T> work) {
    return work.get();
  }

  /** Waiting events after these tips, by chain and in order; nothing unless the store is shared. */
  default Map<ChainId, List<Event>> ahead(Map<ChainId, Tip> tips) {
    return Map.of();
  }

  /** The last stored event of a chain; {@link Tip#EMPTY} when there is none. */
  Tip tip(ChainId chain);

  /** Hash of the event stored with this sequence, or null. */
  @Nullable String hashOf(ChainId chain, long sequence);

  /**
   * Adds everything durably, or nothing. Gaps that the events fill are marked healed at {@code
   * now}.
   *
   * @throws InboxStoreException when nothing was added; the caller acknowledges nothing
   */
  void commit(Additions additions, Instant now);

  /**
   * What is known about the board of a chain beside that chain, from events of other epochs and
   * from births.
   *
   * @return null when this chain itself is not known, so that there is no answer
   */
  @Nullable OtherEpochs others(ChainId chain);

  /**
   * The content of one transaction.
   *
   * @param events each the next of its chain
   * @param asides events of a forked history; a known one is kept once
   * @param anomalies a known one is kept once
   * @param ahead events that wait for an earlier one; only for a shared store, where they go as
   *     soon as their chain has passed them. They are not acknowledged and need not survive
   * @param presences births and deaths, the last one of a board counts
   * @param refused what was refused because of a limit, to be added to the counts
   * @param named chains that births have named, so that a further epoch of the board is told of
   *     them; at most {@value #EPOCHS_NAMED_MAX} for each board, further ones are not noted
   */
  record Additions(
      List<Event> events,
      List<Event> asides,
      List<Anomaly> anomalies,
      List<Event> ahead,
      Map<Topics, BoardPresence> presences,
      Map<LimitExceeded.Key, Long> refused,
      Set<ChainId> named) {
    /** Without waiting events. */
    public Additions(List<Event> events, List<Event> asides, List<Anomaly> anomalies) {
      this(events, asides, anomalies, List.of(), Map.of());
    }

    /** Without refusals and births. */
    public Additions(
        List<Event> events,
        List<Event> asides,
        List<Anomaly> anomalies,
        List<Event> ahead,
        Map<Topics, BoardPresence> presences) {
      this(events, asides, anomalies, ahead, presences, Map.of(), Set.of());
    }

    /** Without births. */
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

  /** Every stored event of a chain in order, from {@code first} on, a page at a time. */
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

  /** How much of the store a board uses. */
  Usage usage(Topics board);

  /** How much of the store all boards use. */
  Usage.Totals totals();

  /** What was refused because of a limit, by board. */
  List<LimitExceeded> refusals();

  /** Anomalies, oldest first. */
  List<Anomaly> anomalies();

  /** One report for each epoch, by centre, board and first arrival. */
  List<BoardReport> report();

  /** The last birth or death of each board; by board. */
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
