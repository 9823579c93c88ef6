package vn.motcua.bridge.delivery;

/**
 * Counts how often the rest of an epoch that has ended was sent without an acknowledgement, to a
 * case server that answers with an event of that epoch which this ledger does not have.
 *
 * <p>Our inbox acknowledges each event that it holds, or keeps aside, by its own place. So it comes
 * to this only when a damaged card has lost both events and the acknowledged position, and the case
 * server misses some of the lost ones: what follows them in that epoch can never be accepted. A
 * case server that answers with the last event it holds, or keeps nothing aside, has the same
 * effect. Nothing after it may be held up for ever. Not thread-safe.
 */
final class EndedEpoch {
  /** After this many sendings in vain, what was sent counts as acknowledged. */
  static final int SENDINGS_MAX = 10;

  private long base = -1;
  private int sendings;
  private boolean parted;

  /**
   * The case server answered for the epoch after this position with an event that is not in the
   * ledger.
   */
  void partedBehind(long position) {
    if (base != position) {
      base = position;
      sendings = 0;
    }
    parted = true;
  }

  /** The case server answered with an event of this ledger. */
  void agreed() {
    parted = false;
    base = -1;
    sendings = 0;
  }

  /** What follows this position was sent, and no acknowledgement came in time. */
  void sentInVain(long position) {
    if (parted && base == position) {
      sendings++;
    }
    parted = false;
  }

  /** Whether the present sending of what follows this position is the last one. */
  boolean isLast(long position) {
    return parted && base == position && sendings == SENDINGS_MAX - 1;
  }
}
