package vn.motcua.bridge.journal;

import java.util.List;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.EventData;
import vn.motcua.bridge.Moment;

/**
 * A journal with the operations of the one program that owns it.
 *
 * <p>Threads: the appending thread, except {@link #opening}, which any thread may call.
 */
public interface Ledger extends Journal, ReadableLedger {

  /**
   * Appends all of {@code batch} in one durable transaction, each at its own moment; see {@link
   * Journal#append} for the rest.
   */
  List<Event> append(List<Stamped> batch);

  @Override
  default List<Event> append(List<? extends EventData> data, Moment at) {
    return append(Stamped.all(data, at));
  }

  /**
   * Deletes the oldest events, up to and including a position. The chain of the remaining events
   * can still be proven, because its first link is the hash of the last deleted one. One durable
   * transaction.
   *
   * @param position below {@link #acknowledged}: the case server's answer at the next connect names
   *     the acknowledged event itself; of an event that is there
   */
  void prune(long position);

  /**
   * Ends the present epoch and begins a new, empty one. The program then appends {@code
   * opening().born(…)}.
   *
   * <p>Used when this ledger may be incomplete: the case server has acknowledged more than it
   * holds, so an older copy was restored.
   *
   * @param reason why, in words for a log and for {@link Opening#reason}
   * @throws JournalFullException when the disk is full; the old epoch continues
   */
  void beginEpoch(String reason);
}
