package vn.motcua.bridge.inbox;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.wire.BoardState;
import vn.motcua.bridge.wire.Message;
import vn.motcua.bridge.wire.Topics;

/**
 * Which boards' events one of several inboxes on a database takes in.
 *
 * <p>Every inbox receives the events of all boards. Each board belongs to the living inbox whose
 * name gives the highest hash together with the board's (rendezvous hashing), so an inbox that
 * comes or goes moves only the boards that it gets or had, and nobody has to assign any. The
 * division saves work and promises nothing: where two inboxes hold a board for theirs, both take
 * its events in, and the store keeps each once (decision 0530).
 *
 * <p>A board that asks again with the very same birth has sent events in vain, whatever the reason:
 * its inbox may be dead without the others knowing yet, or on a node of a cluster that no longer
 * forwards. So every inbox that hears it ask takes its events in for a minute. A board that only
 * waits for a slow inbox asks with another birth, as its oldest event has changed.
 *
 * <p>No clock or network; one thread.
 */
final class BoardShare {
  /** How long every inbox takes in the events of a board that got nowhere. */
  static final Duration HELPING = Duration.ofMinutes(1);

  /** Boards remembered; at the limit all are forgotten, which costs work and loses nothing. */
  private static final int BOARDS_MAX = 100_000;

  private final String self;
  private Set<String> living;
  private final Map<String, Boolean> owned = new HashMap<>();
  private final Map<Topics, BoardState.Born> births = new HashMap<>();
  private final Map<Topics, Long> helpedUntil = new HashMap<>();

  /** The share of an inbox that knows of no other yet: all boards. */
  BoardShare(String self) {
    this.self = self;
    this.living = Set.of(self);
  }

  /** The inboxes that are alive now; this one counts as alive in any case. */
  void living(Set<String> inboxes) {
    if (!living.equals(inboxes)) {
      living = Set.copyOf(inboxes);
      owned.clear();
    }
  }

  /**
   * Whether this inbox takes a message in; the events of a board that another one has are left to
   * that one. Births and deaths are for all.
   *
   * @param nanos of a clock that only runs forward
   */
  boolean takes(Message message, long nanos) {
    if (living.size() <= 1) {
      return true;
    }
    Boolean known = owned.get(message.topic());
    if (known != null && (known || helpedUntil.isEmpty())) {
      return known;
    }
    Topics.Address address = Topics.parse(message.topic());
    if (address == null || !address.leaf().equals("events")) {
      heard(message, nanos);
      return true;
    }
    if (known == null) {
      known = owns(address.board());
      var _ = remember(owned, message.topic(), known);
    }
    return known || helps(address.board(), nanos);
  }

  private boolean helps(Topics board, long nanos) {
    Long until = helpedUntil.get(board);
    if (until != null && until - nanos <= 0) {
      helpedUntil.remove(board);
      return false;
    }
    return until != null;
  }

  private void heard(Message message, long nanos) {
    for (Arrival arrival : Arrival.of(message)) {
      if (arrival instanceof Arrival.OfState(Topics board, BoardState.Born born)) {
        boolean again = born.equals(remember(births, board, born));
        if (again && !message.retained()) {
          var _ = remember(helpedUntil, board, nanos + HELPING.toNanos());
        }
      }
    }
  }

  /** Whether a board falls to this inbox among the living ones. */
  private boolean owns(Topics board) {
    long own = weight(self, board);
    return living.stream()
        .filter(other -> !other.equals(self))
        .allMatch(other -> {
          int higher = Long.compareUnsigned(own, weight(other, board));
          return higher > 0 || (higher == 0 && self.compareTo(other) > 0);
        });
  }

  private static long weight(String inbox, Topics board) {
    String names = inbox + "/" + board.centre() + "/" + board.board();
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(names.getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.wrap(hash).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static <K, V> @Nullable V remember(Map<K, V> in, K key, V value) {
    if (in.size() >= BOARDS_MAX) {
      in.clear();
    }
    return in.put(key, value);
  }
}
