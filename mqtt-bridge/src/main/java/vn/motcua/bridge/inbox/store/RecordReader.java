package vn.motcua.bridge.inbox.store;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of an inbox unchecked, for verification: it trusts nothing, changes nothing, and
 * the inbox may run meanwhile.
 *
 * <p>Everything is read a page at a time, so memory does not grow with the store. One thread. Every
 * call throws {@link InboxStoreException} when the store cannot be read.
 */
public interface RecordReader extends AutoCloseable {
  /** Rows read at once: with 64 KiB of data each they still fit a small machine. */
  int PAGE_ROWS = 200;

  /**
   * A chain in the store's table of chains.
   *
   * @param id the store's own number of it, growing
   * @param chain its name
   * @param tip its last event according to the table
   */
  record HeldChain(long id, ChainId chain, Tip tip) {}

  /**
   * Rows and the tip, in one snapshot.
   *
   * @param rows in order of sequence and place; fewer than {@link #PAGE_ROWS} at the end
   */
  record Page(List<StoredRow> rows, Tip tip) {}

  /**
   * A range of a chain, whose first and last event are stored.
   *
   * @param first lowest sequence
   * @param last highest sequence
   */
  record Stretch(long first, long last) {}

  /** The first chain whose number is above {@code id}; null when there is none. */
  @Nullable HeldChain chainAfter(long id);

  /** A chain by its name; null when the store knows none of this name. */
  @Nullable HeldChain chain(ChainId name);

  /**
   * At most {@link #PAGE_ROWS} rows of a chain after a sequence and place or, when the place is
   * empty, after all rows of that sequence.
   */
  Page page(HeldChain chain, long sequence, String place);

  /** At most {@link #PAGE_ROWS} rows of events aside, after {@code last}, or from the beginning. */
  List<StoredRow> asides(@Nullable StoredRow last);

  /** Whether this event is stored, in its chain or aside. */
  boolean holds(ChainId chain, long sequence, String hash);

  /** Whether an anomaly records that this event came without its data. */
  boolean isWithheld(ChainId chain, long sequence);

  /**
   * The range from the first to the last event of a chain with a wall time between two instants;
   * null when there is none.
   *
   * @param from earliest wall time
   * @param to wall time from which on they no longer count
   */
  @Nullable Stretch between(HeldChain chain, Instant from, Instant to);

  /** Rows that belong to no chain, one line for each of at most 100 unknown chain numbers. */
  List<String> strays();

  @Override
  void close();
}
