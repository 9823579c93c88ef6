package vn.motcua.bridge.journal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.journal.Journal.Entry;
import vn.motcua.bridge.journal.Journal.Head;

/**
 * What may be read of a ledger by code that decides what to write but does not write. Threads: as
 * for {@link Ledger}.
 */
public interface ReadableLedger {

  /** The end of the chain: where the next event will be linked. */
  Head head();

  /** Up to {@code limit} entries after {@code position}, oldest first. */
  List<Entry> peek(long position, int limit);

  /** The entry of this epoch and sequence, or null when this ledger does not hold it. */
  @Nullable Entry find(String epoch, long sequence);

  /** The highest position that the case server holds; 0 when there is none. */
  long acknowledged();

  /**
   * The event that {@link Ledger#append} would make of {@code next} if the ledger ended at {@code
   * end}; for several decisions before one append.
   */
  Event foresee(Head end, Stamped next);

  /** The state in which it was found when it was opened, or how its present epoch began later. */
  Opening opening();
}
