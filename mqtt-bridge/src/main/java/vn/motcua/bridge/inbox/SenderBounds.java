package vn.motcua.bridge.inbox;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.inbox.store.ChainId;
import vn.motcua.bridge.inbox.store.InboxStore;
import vn.motcua.bridge.inbox.store.LimitExceeded;
import vn.motcua.bridge.inbox.store.Usage;
import vn.motcua.bridge.wire.Topics;

/**
 * Applies the {@link InboxLimits}. Events that continue a known chain need no query; everything
 * else needs one query for each board.
 *
 * <p>The counts here may be too high (the same anomaly twice is stored once), never too low. After
 * a refusal the store is queried again at the next batch. One thread.
 */
final class SenderBounds {
  /** Cached chains and boards; at the limit they are queried again. */
  private static final int KNOWN_MAX = 100_000;

  /** Boards whose usage is cached. */
  private static final int COUNTED_MAX = 2_000;

  private final InboxStore store;
  private final InboxLimits limits;
  private final Set<ChainId> chains = new HashSet<>();
  private final Set<Topics> boards = new HashSet<>();
  private final Map<Topics, Counted> counted = new HashMap<>();
  private final Map<LimitExceeded.Key, Long> refused = new LinkedHashMap<>();
  private @Nullable Totals totals;

  /** A board's usage, as it grows. */
  private static final class Counted {
    private final Set<String> epochs;
    private final boolean known;
    private long anomalies;
    private long asides;
    private long asideChars;

    Counted(Usage usage) {
      epochs = new HashSet<>(usage.epochs());
      known = usage.known();
      anomalies = usage.anomalies();
      asides = usage.asides();
      asideChars = usage.asideChars();
    }
  }

  private static final class Totals {
    private long boards;
    private long anomalies;

    Totals(Usage.Totals totals) {
      boards = totals.boards();
      anomalies = totals.anomalies();
    }
  }

  SenderBounds(InboxStore store, InboxLimits limits) {
    this.store = store;
    this.limits = limits;
  }

  /** A batch begins. In a shared store other processes may have changed the counts. */
  void begin() {
    if (!refused.isEmpty()) {
      totals = null;
      counted.clear();
      refused.clear();
    }
    if (store.isShared() || counted.size() > COUNTED_MAX) {
      counted.clear();
      totals = null;
    }
    if (chains.size() > KNOWN_MAX) {
      chains.clear();
    }
    if (boards.size() > KNOWN_MAX) {
      boards.clear();
    }
  }

  /** Drops everything cached, after a failure of the store. */
  void forget() {
    chains.clear();
    boards.clear();
    counted.clear();
    totals = null;
  }

  /** What was refused in this batch. */
  Map<LimitExceeded.Key, Long> refused() {
    return Map.copyOf(refused);
  }

  /** Whether anything of this board may be stored. */
  boolean admits(Topics board) {
    if (boards.contains(board)) {
      return true;
    }
    if (!counted(board).known) {
      if (totals().boards >= limits.boards()) {
        refused.merge(new LimitExceeded.Key(LimitExceeded.Limit.BOARDS, "", ""), 1L, Long::sum);
        return false;
      }
      totals().boards++;
    }
    boards.add(board);
    return true;
  }

  /** Whether events of this chain may be stored; its board is admitted. */
  boolean admits(ChainId chain) {
    if (isAdmitted(chain)) {
      return true;
    }
    Topics board = board(chain);
    if (!holds(chain) && counted(board).epochs.size() >= limits.epochs()) {
      refuse(LimitExceeded.Limit.EPOCHS, board);
      return false;
    }
    counted(board).epochs.add(chain.epoch());
    return chains.add(chain);
  }

  /**
   * Whether this chain is known, or becomes known because a birth names it: the board's next epoch
   * is told of it.
   */
  boolean names(ChainId chain) {
    if (!holds(chain) && counted(board(chain)).epochs.size() >= limits.epochs()) {
      return false;
    }
    counted(board(chain)).epochs.add(chain.epoch());
    return true;
  }

  /** Whether it was admitted before. */
  boolean isAdmitted(Topics board) {
    return boards.contains(board);
  }

  /** Whether it was admitted before. */
  boolean isAdmitted(ChainId chain) {
    return chains.contains(chain);
  }

  /** Whether the store has a row of this chain. */
  boolean holds(ChainId chain) {
    return isAdmitted(chain) || counted(board(chain)).epochs.contains(chain.epoch());
  }

  /** Whether an anomaly of this chain may be stored; counts it. */
  boolean mayNote(ChainId chain) {
    Topics board = board(chain);
    if (isTooMany(counted(board), totals())) {
      refuse(LimitExceeded.Limit.ANOMALIES, board);
      return false;
    }
    counted(board).anomalies++;
    totals().anomalies++;
    return true;
  }

  private boolean isTooMany(Counted board, Totals all) {
    return board.anomalies >= limits.anomalies()
        || (all.anomalies >= limits.anomaliesInAll()
            && board.anomalies >= InboxLimits.ANOMALIES_ALWAYS);
  }

  /** Whether an event that is not aside yet may be kept aside; counts it. */
  boolean mayPutAside(Event event) {
    Topics board = new Topics(event.centre(), event.board());
    int chars = event.data().length();
    if (isTooMuch(counted(board), chars)) {
      refuse(LimitExceeded.Limit.ASIDES, board);
      return false;
    }
    Counted of = counted(board);
    of.asides++;
    of.asideChars += chars;
    return true;
  }

  private boolean isTooMuch(Counted of, int chars) {
    return of.asides >= limits.asides() || of.asideChars + chars > limits.asideChars();
  }

  private void refuse(LimitExceeded.Limit limit, Topics board) {
    refused.merge(new LimitExceeded.Key(limit, board.centre(), board.board()), 1L, Long::sum);
  }

  private Counted counted(Topics board) {
    return counted.computeIfAbsent(board, b -> new Counted(store.usage(b)));
  }

  private Totals totals() {
    Totals known = totals;
    if (known == null) {
      known = new Totals(store.totals());
      totals = known;
    }
    return known;
  }

  private static Topics board(ChainId chain) {
    return new Topics(chain.centre(), chain.board());
  }
}
