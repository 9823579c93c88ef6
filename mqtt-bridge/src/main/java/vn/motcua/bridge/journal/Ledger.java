package vn.motcua.bridge.journal;

import java.util.List;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.EventData;
import vn.motcua.bridge.Moment;

/**
 * A journal with the knobs of the one program that owns it.
 *
 * <p>Threads: the appending thread, except {@link #opening}, which any thread may ask.
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
   * Deletes the oldest events, up to and including a position. The chain of what stays can still be
   * proven: its first link names what went. One durable transaction.
   *
   * @param position below {@link #acknowledged}: the case server's answer at the next connect names
   *     the acknowledged event itself; of an event that is there
   */
  void prune(long position);

  /**
   * Ends the present epoch where it stands and begins a new, empty one. The program then appends
   * {@code opening().born(…)}.
   *
   * <p>For when the past of this ledger is in doubt: the case server has acknowledged more than the
   * ledger holds, so an older copy of it was put back.
   *
   * @param reason why, in words for a log and for {@link Opening#reason}
   * @throws JournalFullException when the disk has no room; the old epoch goes on
   */
  void beginEpoch(String reason);
}
