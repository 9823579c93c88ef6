package vn.motcua.bridge.delivery;

import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.Chain;
import vn.motcua.bridge.journal.Journal;
import vn.motcua.bridge.wire.Ack;

/** Finds the event of an acknowledgement in a ledger. Changes nothing; not thread-safe. */
final class AckReader {
  private static final int FOREIGN = -1;

  private final Journal journal;

  AckReader(Journal journal) {
    this.journal = journal;
  }

  /**
   * What an acknowledgement means for this ledger.
   *
   * @param position the position it acknowledges; below 0 when it names nothing that counts here
   * @param divergence why this ledger's history and the case server's differ; null when they do not
   */
  record Meaning(long position, @Nullable String divergence) {
    /** Nothing was read. */
    static final Meaning NONE = new Meaning(FOREIGN, null);

    boolean isOurs() {
      return position >= 0;
    }
  }

  /** Reads an acknowledgement. */
  Meaning read(Ack ack) {
    return ack.sequence() == 0 ? ofEmpty(ack) : ofEvent(ack);
  }

  private Meaning ofEmpty(Ack ack) {
    Journal.Entry first = journal.find(ack.epoch(), 1);
    if (first != null) {
      return upTo(first.position() - 1, ack);
    }
    Journal.Head head = journal.head();
    boolean empty = head.sequence() == 0 && head.epoch().equals(ack.epoch());
    return empty && ack.hash().equals(Chain.GENESIS)
        ? new Meaning(head.position(), null)
        : Meaning.NONE;
  }

  private Meaning ofEvent(Ack ack) {
    Journal.Entry entry = journal.find(ack.epoch(), ack.sequence());
    if (entry != null && entry.event().hash().equals(ack.hash())) {
      return upTo(entry.position(), ack);
    }
    Journal.Head head = journal.head();
    if (!head.epoch().equals(ack.epoch())) {
      return Meaning.NONE;
    }
    if (entry != null) {
      return parted("the case server holds another event under this sequence");
    }
    return ack.sequence() > head.sequence()
        ? parted("the case server holds more of this epoch than this ledger")
        : Meaning.NONE;
  }

  /**
   * An acknowledgement speaks of one epoch only. It says nothing about an earlier epoch that still
   * waits for its own acknowledgement: the broker may have lost the end of that epoch.
   */
  private Meaning upTo(long position, Ack ack) {
    Journal.Entry first = journal.find(ack.epoch(), 1);
    boolean earlierWaits = first != null && first.position() - 1 > journal.acknowledged();
    return earlierWaits ? Meaning.NONE : new Meaning(position, null);
  }

  private static Meaning parted(String why) {
    return new Meaning(FOREIGN, why);
  }
}
