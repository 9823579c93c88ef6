package vn.motcua.bridge.inbox;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.Event;

/**
 * Where the case server keeps what boards sent.
 *
 * <p>{@link #commit} is the one way to add, and one transaction. One thread commits; any thread may
 * ask.
 */
public interface InboxStore extends AutoCloseable {

  /** Anomalies held per chain; further ones only count. */
  int ANOMALIES_PER_CHAIN_MAX = 1_000;

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
   * What one transaction adds.
   *
   * @param events each the next of its chain
   * @param asides events of a board whose history parted from what is held; one known is kept once
   * @param anomalies one known is kept once
   */
  record Additions(List<Event> events, List<Event> asides, List<Anomaly> anomalies) {
    /** Whether there is nothing to add. */
    public boolean isEmpty() {
      return events.isEmpty() && asides.isEmpty() && anomalies.isEmpty();
    }

    /** Events alone. */
    public static Additions of(List<Event> events) {
      return new Additions(events, List.of(), List.of());
    }
  }

  /** Whether an event with this hash is kept aside. */
  boolean holdsAside(ChainId chain, long sequence, String hash);

  /** Every held event of a chain in order, from {@code first} on. */
  void read(ChainId chain, long first, Consumer<Event> consumer);

  /** Anomalies, oldest first. */
  List<Anomaly> anomalies();

  /** One report an epoch, by centre, board and first arrival. */
  List<BoardReport> report();

  @Override
  void close();
}
