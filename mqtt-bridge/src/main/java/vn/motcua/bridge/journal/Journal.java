package vn.motcua.bridge.journal;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.EventData;
import vn.motcua.bridge.Moment;

/**
 * A ledger that is also an outbox: put, peek, acknowledge.
 *
 * <p>A {@code position} numbers all rows of this file from 1, over all epochs; {@code (epoch,
 * sequence)} is what the world sees. State is folded from events, so an event and its state cannot
 * part: {@link #append} is the one transaction.
 *
 * <p>Threads: one thread appends; any thread may peek, acknowledge and ask.
 */
public interface Journal extends AutoCloseable {

  /** Most events one {@link #append} takes; more is a programmer's error. */
  int BATCH_EVENTS_MAX = 1_000;

  /** Largest data of one event in UTF-8 bytes; more is a programmer's error. */
  int DATA_BYTES_MAX = 64 * 1024;

  /**
   * Appends all of {@code data} in one durable transaction: when it returns, a power cut can no
   * longer take them; when it throws, none of them was taken.
   *
   * @throws JournalFullException when the disk has no room; the journal stays usable
   */
  List<Event> append(List<? extends EventData> data, Moment at);

  /** The end of the chain: where the next event will be linked. */
  Head head();

  /** Up to {@code limit} entries after {@code position}, oldest first; removes nothing. */
  List<Entry> peek(long position, int limit);

  /** The entry of this epoch and sequence, or null when this ledger does not hold it. */
  @Nullable Entry find(String epoch, long sequence);

  /** Marks everything up to and including {@code position} as held by the case server. */
  void acknowledge(long position);

  /** The highest acknowledged position; 0 when there is none. */
  long acknowledged();

  /** Hands over every retained event, oldest first, to rebuild state at start. */
  void replay(Consumer<Event> consumer);

  /** Closes files; what was appended stays. */
  @Override
  void close();

  /** An event and its place in this file. */
  record Entry(long position, Event event) {}

  /** End of the chain. {@code sequence} 0 and {@code hash} all zeros when the epoch is empty. */
  record Head(String epoch, long sequence, String hash, long position) {

    /** The end of the chain once {@code next} stands behind this one. */
    public Head after(Event next) {
      return new Head(next.epoch(), next.sequence(), next.hash(), position + 1);
    }
  }
}
