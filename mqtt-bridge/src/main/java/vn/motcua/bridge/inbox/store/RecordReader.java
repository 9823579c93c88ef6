package vn.motcua.bridge.inbox.store;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads what an inbox has stored, row by row as it stands, for whoever proves it: nothing is taken
 * for true, nothing is changed, and the inbox may be at work meanwhile.
 *
 * <p>Everything is read a page at a time, so the memory it takes does not grow with the store. One
 * thread. Every call throws {@link InboxStoreException} when the store cannot be read.
 */
public interface RecordReader extends AutoCloseable {
  /** Events that are read at once: 64 KiB of data each still fit a small machine. */
  int PAGE_ROWS = 200;

  /**
   * A chain as the store's table of chains has it.
   *
   * @param id the store's own number of it, growing
   * @param chain its name
   * @param tip where the table says it ends
   */
  record HeldChain(long id, ChainId chain, Tip tip) {}

  /**
   * Rows and the tip, as both were at one instant.
   *
   * @param rows in order of sequence and place; fewer than {@link #PAGE_ROWS} at the end
   */
  record Page(List<StoredRow> rows, Tip tip) {}

  /**
   * First and last sequence of a stretch of a chain, both held.
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
   * At most {@link #PAGE_ROWS} rows of a chain behind a sequence and place, or, when the place is
   * empty, behind all rows of that sequence.
   */
  Page page(HeldChain chain, long sequence, String place);

  /** At most {@link #PAGE_ROWS} rows of what is kept aside, behind {@code last}, or all of them. */
  List<StoredRow> asides(@Nullable StoredRow last);

  /** Whether this very event is held, in its chain or aside. */
  boolean holds(ChainId chain, long sequence, String hash);

  /** Whether it is on record that this event came without its data. */
  boolean isWithheld(ChainId chain, long sequence);

  /**
   * From the first to the last event of a chain that says it happened between two instants; null
   * when none does.
   *
   * @param from earliest wall time
   * @param to wall time from which on they no longer count
   */
  @Nullable Stretch between(HeldChain chain, Instant from, Instant to);

  /** Rows that belong to no chain, one line for each of at most 100 numbers they are under. */
  List<String> strays();

  @Override
  void close();
}
