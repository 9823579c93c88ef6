package vn.motcua.bridge.journal;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.EventData;
import vn.motcua.bridge.Moment;

/**
 * A ledger that is also an outbox: append, peek, acknowledge.
 *
 * <p>A {@code position} numbers all rows of this file from 1, over all epochs; {@code (epoch,
 * sequence)} is the name of an event everywhere else. State is folded from events, so {@link
 * #append} is the only transaction and events and state cannot disagree.
 *
 * <p>Threads: one thread appends; any thread may peek, acknowledge and read.
 */
public interface Journal extends AutoCloseable {

  /** Largest number of events in one {@link #append}; more is a programming error. */
  int BATCH_EVENTS_MAX = 1_000;

  /** Largest data of one event in UTF-8 bytes; more is a programming error. */
  int DATA_BYTES_MAX = 64 * 1024;

  /**
   * Appends all of {@code data} in one durable transaction: when it returns, they survive a power
   * cut; when it throws, none of them was stored.
   *
   * @throws JournalFullException when the disk is full; the journal stays usable
   */
  List<Event> append(List<? extends EventData> data, Moment at);

  /** The end of the chain: where the next event will be linked. */
  Head head();

  /** Up to {@code limit} entries after {@code position}, oldest first; removes nothing. */
  List<Entry> peek(long position, int limit);

  /** The entry of this epoch and sequence, or null when it is not in this ledger. */
  @Nullable Entry find(String epoch, long sequence);

  /** Marks everything up to and including {@code position} as held by the case server. */
  void acknowledge(long position);

  /** The highest acknowledged position; 0 when there is none. */
  long acknowledged();

  /** Passes on every retained event, oldest first, to rebuild the state at a start. */
  void replay(Consumer<Event> consumer);

  /** Closes files; what was appended stays. */
  @Override
  void close();

  /** An event and its place in this file. */
  record Entry(long position, Event event) {}

  /**
   * End of the chain. {@code sequence} 0 and {@code hash} all zeros when the epoch has no event.
   */
  record Head(String epoch, long sequence, String hash, long position) {

    /** The head after {@code next} is appended. */
    public Head after(Event next) {
      return new Head(next.epoch(), next.sequence(), next.hash(), position + 1);
    }
  }
}
