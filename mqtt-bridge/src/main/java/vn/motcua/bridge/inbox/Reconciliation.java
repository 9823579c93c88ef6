package vn.motcua.bridge.inbox;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.journal.Seals;
import vn.motcua.bridge.mqtt.Topics;

/**
 * Counts of events per board and type over some local days (Asia/Ho_Chi_Minh), from the boards'
 * ledgers and from the case server, side by side.
 *
 * <p>Compared are the boards whose ledgers were given, over all their epochs. What the case server
 * keeps aside of a card that was put back is not counted on its side. Not thread-safe.
 */
public final class Reconciliation {
  private final LocalDate first;
  private final LocalDate last;
  private final Instant from;
  private final Instant to;
  private final SortedMap<String, SortedMap<String, Long>> ledgers = new TreeMap<>();

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

  /** From the first day to the last one, both included. */
  public Reconciliation(LocalDate first, LocalDate last) {
    if (last.isBefore(first)) {
      throw new IllegalArgumentException(
          "the last day " + last + " is before the first one " + first + "; swap them");
    }
    this.first = first;
    this.last = last;
    this.from = first.atStartOfDay(Seals.DAY_ZONE).toInstant();
    this.to = last.plusDays(1).atStartOfDay(Seals.DAY_ZONE).toInstant();
  }

  /** Says that a board's ledger is given, even when it holds nothing of these days. */
  public void board(Topics board) {
    ledgers.computeIfAbsent(name(board), _ -> new TreeMap<>());
  }

  /** Counts an event of a board's ledger, when it happened on one of the days. */
  public void count(Event event) {
    count(new Topics(event.centre(), event.board()), event.type(), event.at().wall());
  }

  /** Counts an event of a board's ledger, when it happened on one of the days. */
  public void count(Topics board, String type, Instant wall) {
    board(board);
    if (!wall.isBefore(from) && wall.isBefore(to)) {
      ledgers.computeIfAbsent(name(board), _ -> new TreeMap<>()).merge(type, 1L, Long::sum);
    }
  }

  /** Both sides of every given board, by board and type. */
  public List<Row> compare(InboxStore store) {
    SortedMap<String, SortedMap<String, Long>> held = new TreeMap<>();
    for (BoardReport report : store.report()) {
      ChainId chain = report.chain();
      String name = chain.centre() + "/" + chain.board();
      if (ledgers.containsKey(name)) {
        SortedMap<String, Long> ofBoard = held.computeIfAbsent(name, _ -> new TreeMap<>());
        store
            .counts(chain, from, to, Long.MAX_VALUE)
            .forEach((type, count) -> ofBoard.merge(type, count, Long::sum));
      }
    }
    List<Row> rows = new ArrayList<>();
    ledgers.forEach((board, counts) -> {
      SortedMap<String, Long> theirs = held.getOrDefault(board, new TreeMap<>());
      TreeSet<String> types = new TreeSet<>(counts.keySet());
      types.addAll(theirs.keySet());
      for (String type : types) {
        rows.add(
            new Row(board, type, counts.getOrDefault(type, 0L), theirs.getOrDefault(type, 0L)));
      }
    });
    return rows;
  }

  /** The seals of these days that the case server holds of the given boards. */
  public SealReview seals(InboxStore store, SealKeys keys) {
    SealReview review = new SealReview(store, keys, first, last);
    for (BoardReport report : store.report()) {
      ChainId chain = report.chain();
      if (ledgers.containsKey(chain.centre() + "/" + chain.board())) {
        review.look(chain, report.lastSequence());
      }
    }
    return review;
  }

  private static String name(Topics board) {
    return board.centre() + "/" + board.board();
  }
}
