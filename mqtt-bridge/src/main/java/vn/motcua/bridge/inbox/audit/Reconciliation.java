package vn.motcua.bridge.inbox.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.Chain;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.LocalDays;
import vn.motcua.bridge.inbox.store.ChainId;
import vn.motcua.bridge.inbox.store.GarbledRowException;
import vn.motcua.bridge.inbox.store.InboxStore;
import vn.motcua.bridge.inbox.store.RecordReader;
import vn.motcua.bridge.inbox.store.RecordReader.HeldChain;
import vn.motcua.bridge.inbox.store.StoredRow;
import vn.motcua.bridge.inbox.store.Tip;
import vn.motcua.bridge.wire.Topics;

/**
 * The events of some local days (Asia/Ho_Chi_Minh) in the boards' ledgers and at the case server,
 * compared by hash and counted by board and type.
 *
 * <p>Compared are the boards whose ledgers were given, over all their epochs. Events that the case
 * server keeps aside are not counted. A ledger's events come in order, and one page of the other
 * side is in memory, so memory does not grow with either. Both may grow meanwhile: events that
 * reach the case server later are read only when the ledger has them. Not thread-safe.
 */
public final class Reconciliation {
  private final LocalDate first;
  private final LocalDate last;
  private final Instant from;
  private final Instant to;
  private final RecordReader inbox;
  private final Forgotten forgotten;
  private final Consumer<String> told;
  private final SortedMap<String, Counts> boards = new TreeMap<>();
  private final Map<ChainId, Side> sides = new LinkedHashMap<>();
  private @Nullable Side open;
  private long differences;

  /**
   * One line of the comparison.
   *
   * @param board {@code centre/board}
   * @param type event type
   * @param ledger how many the board has
   * @param inbox how many the case server holds
   */
  public record Row(String board, String type, long ledger, long inbox) {
    /** Whether both sides have as many. */
    public boolean agrees() {
      return ledger == inbox;
    }
  }

  /** Events per type of one board, of both sides. */
  private record Counts(SortedMap<String, Long> ledger, SortedMap<String, Long> inbox) {}

  /**
   * From the first day to the last one, inclusive.
   *
   * @param told receives each difference as one line
   */
  public Reconciliation(
      RecordReader inbox,
      LocalDate first,
      LocalDate last,
      Forgotten forgotten,
      Consumer<String> told) {
    if (last.isBefore(first)) {
      throw new IllegalArgumentException(
          "the last day " + last + " is before the first one " + first + "; swap them");
    }
    if (LocalDays.isAbsurd(first) || LocalDays.isAbsurd(last)) {
      throw new IllegalArgumentException(
          "days go from %s to %s; events with other dates belong to no day"
              .formatted(LocalDays.FIRST, LocalDays.LAST));
    }
    this.inbox = inbox;
    this.first = first;
    this.last = last;
    this.forgotten = forgotten;
    this.told = told;
    this.from = LocalDays.start(first);
    this.to = LocalDays.start(last.plusDays(1));
  }

  /** Announces the ledger of a board, before anything of it is read. */
  public void board(Topics board) {
    String name = name(board);
    if (boards.containsKey(name)) {
      return;
    }
    boards.put(name, new Counts(new TreeMap<>(), new TreeMap<>()));
    HeldChain chain = inbox.chainAfter(0);
    while (chain != null) {
      if (chain.chain().centre().equals(board.centre())
          && chain.chain().board().equals(board.board())) {
        sides.put(chain.chain(), new Side(chain));
      }
      chain = inbox.chainAfter(chain.id());
    }
  }

  /**
   * Takes the next event of a board's ledger.
   *
   * @throws IllegalArgumentException when a later event of its epoch was taken before it
   */
  public void take(Event event) {
    board(new Topics(event.centre(), event.board()));
    ChainId chain = ChainId.of(event);
    Side side = sides.computeIfAbsent(chain, Side::new);
    if (open != side && open != null) {
      open.release();
    }
    open = side;
    side.take(event);
  }

  /** How many differences there are. */
  public long differences() {
    return differences;
  }

  /**
   * Compares what only the case server has, after all ledgers were read; returns the counts of both
   * sides.
   */
  public List<Row> finish() {
    sides.values().forEach(Side::finish);
    List<Row> rows = new ArrayList<>();
    boards.forEach((board, counts) -> {
      TreeSet<String> types = new TreeSet<>(counts.ledger().keySet());
      types.addAll(counts.inbox().keySet());
      for (String type : types) {
        rows.add(
            new Row(
                board,
                type,
                counts.ledger().getOrDefault(type, 0L),
                counts.inbox().getOrDefault(type, 0L)));
      }
    });
    return rows;
  }

  /** The seals of these days that the case server holds of the given boards. */
  public SealReview seals(InboxStore store, SealKeys keys) {
    SealReview review = new SealReview(store, keys, first, last);
    sides.forEach((chain, side) -> {
      try {
        review.look(chain, side.tip().sequence());
      } catch (GarbledRowException e) {
        differs(chain, side.tip().sequence(), String.valueOf(e.getMessage()));
      }
    });
    return review;
  }

  private boolean isAsked(Event event) {
    return !event.at().wall().isBefore(from) && event.at().wall().isBefore(to);
  }

  private void differs(ChainId chain, long sequence, String what) {
    differences++;
    told.accept((chain + "-" + sequence + ": " + what).replaceAll("\\p{Cntrl}", "\uFFFD"));
  }

  private Counts counts(ChainId chain) {
    Counts counts = boards.get(chain.centre() + "/" + chain.board());
    if (counts == null) {
      throw new IllegalStateException(chain + " is of no board that was named");
    }
    return counts;
  }

  private static String name(Topics board) {
    return board.centre() + "/" + board.board();
  }

  /** The case server's side of one epoch, read in step with the ledger's. */
  private final class Side {
    private final ChainId chain;
    private final @Nullable HeldChain held;
    private final RecordReader.@Nullable Stretch asked;
    private final Map<Long, StoredRow> page = new HashMap<>();
    private long ledgerLast;
    private long readTo;
    private long pageTo;

    /** For an epoch of which the case server holds nothing. */
    Side(ChainId chain) {
      this.chain = chain;
      this.held = null;
      this.asked = null;
    }

    Side(HeldChain held) {
      this.chain = held.chain();
      this.held = held;
      this.asked = inbox.between(held, from, to);
      this.readTo = asked == null ? Long.MAX_VALUE : asked.first() - 1;
    }

    Tip tip() {
      return held == null ? Tip.EMPTY : held.tip();
    }

    void release() {
      page.clear();
      pageTo = 0;
    }

    void take(Event event) {
      if (event.sequence() <= ledgerLast) {
        throw new IllegalArgumentException(
            event.id() + " comes after " + ledgerLast + "; give the events in the ledger's order");
      }
      ledgerLast = event.sequence();
      boolean isHead = event.sequence() == tip().sequence();
      if (isHead && !event.hash().equals(tip().hash())) {
        differs(
            chain, event.sequence(), "the inbox's head is another event than the ledger has there");
      }
      if (!isAsked(event)) {
        return;
      }
      counts(chain).ledger().merge(event.type(), 1L, Long::sum);
      if (!Chain.isIntact(event)) {
        differs(chain, event.sequence(), "in the ledger it is not what its hash says");
      }
      onlyInTheInbox(Math.min(event.sequence() - 1, tip().sequence()));
      StoredRow row = row(event.sequence());
      readTo = Math.max(readTo == Long.MAX_VALUE ? 0 : readTo, event.sequence());
      compare(event, row, isHead);
    }

    private void compare(Event event, @Nullable StoredRow row, boolean isHead) {
      Event theirs = row == null ? null : row.event();
      if (row == null) {
        differs(chain, event.sequence(), event.type() + " is not in the inbox");
      } else if (theirs == null) {
        differs(chain, event.sequence(), "in the inbox it cannot be read: " + row.unreadable());
      } else {
        if (isAsked(theirs)) {
          counts(chain).inbox().merge(theirs.type(), 1L, Long::sum);
        }
        if (!row.hash().equals(event.hash())) {
          if (!isHead || tip().hash().equals(event.hash())) {
            differs(chain, event.sequence(), "the inbox has another event, with another hash");
          }
        } else if (!isWhole(theirs)) {
          differs(chain, event.sequence(), "in the inbox it is not what its hash says");
        }
      }
    }

    private boolean isWhole(Event theirs) {
      return Chain.isIntact(theirs)
          || (theirs.data().isEmpty() && inbox.isWithheld(chain, theirs.sequence()));
    }

    /**
     * Reports the events up to a sequence that only the inbox has and that belong to these days.
     */
    private void onlyInTheInbox(long upTo) {
      HeldChain there = held;
      while (there != null && readTo < upTo) {
        List<StoredRow> rows = load(there, readTo);
        long reached = rows.size() < RecordReader.PAGE_ROWS ? upTo : rows.getLast().sequence();
        for (StoredRow row : rows) {
          Event theirs = row.event();
          if (row.sequence() <= upTo && theirs != null && isAsked(theirs)) {
            counts(chain).inbox().merge(theirs.type(), 1L, Long::sum);
            differs(chain, row.sequence(), theirs.type() + " is in the inbox only");
          }
        }
        readTo = Math.min(upTo, reached);
      }
    }

    private @Nullable StoredRow row(long sequence) {
      HeldChain there = held;
      if (there == null) {
        return null;
      }
      if (sequence > pageTo || (!page.containsKey(sequence) && page.isEmpty())) {
        load(there, sequence - 1);
      }
      return page.get(sequence);
    }

    private List<StoredRow> load(HeldChain there, long after) {
      List<StoredRow> rows = inbox.page(there, after, "").rows();
      page.clear();
      rows.forEach(row -> page.put(row.sequence(), row));
      pageTo = rows.isEmpty() ? 0 : rows.getLast().sequence();
      return rows;
    }

    void finish() {
      HeldChain there = held;
      if (there == null) {
        return;
      }
      if (asked != null) {
        onlyInTheInbox(Math.min(asked.last(), tip().sequence()));
      }
      List<StoredRow> rows = inbox.page(there, Long.MIN_VALUE, "").rows();
      Event begin = rows.isEmpty() ? null : rows.getFirst().event();
      long begins = rows.isEmpty() ? tip().sequence() + 1 : rows.getFirst().sequence();
      if (begins > 1 && (begin == null || !forgotten.excuses(begin))) {
        differs(chain, 1, "the inbox no longer holds 1 to %d: a gap".formatted(begins - 1));
      }
      release();
    }
  }
}
